package io.cargoshipper.host.pipeline;

import io.cargoshipper.host.audit.AuditedCall;
import io.cargoshipper.host.catalog.Kind;
import io.cargoshipper.host.catalog.ToolOffer;
import java.util.List;

/** Names calls for the audit trail. */
final class AuditedCalls {

    private AuditedCalls() {}

    /** A call of what there is. */
    static AuditedCall of(String id, Found found, CallRequest request) {
        List<String> secret =
                found.offer() instanceof ToolOffer tool ? tool.index().secret() : List.of();
        return named(id, found.key().kind(), found.key().name(), secret, request);
    }

    /** A call of what there is not. */
    static AuditedCall ofUnknown(String id, CallRequest request) {
        Target target = request.target();
        // Without its query, as a URI that there is.
        String name =
                target instanceof Target.Resource
                        ? target.name().replaceFirst("\\?.*", "")
                        : target.name();
        return named(id, Lookup.kind(target), name, List.of(), request);
    }

    private static AuditedCall named(
            String id, Kind kind, String name, List<String> secret, CallRequest request) {
        CallSession session = request.session();
        return new AuditedCall(
                id,
                session.id(),
                session.caller(),
                session.address(),
                kind.noun(),
                name,
                secret,
                request.quiet());
    }
}
