package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.host.catalog.Catalog;
import io.cargoshipper.host.catalog.Kind;
import io.cargoshipper.host.catalog.Offer;
import io.cargoshipper.host.catalog.OfferKey;
import io.cargoshipper.host.config.NearestName;
import io.cargoshipper.host.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what a call asks for. */
final class Lookup {

    private static final int MAX_SHOWN = 80;

    /** Longer than any URI of a resource that is worth reading. */
    private static final int MAX_URI = 4096;

    private final Catalog catalog;

    Lookup(Catalog catalog) {
        this.catalog = catalog;
    }

    Optional<Found> find(CallRequest request) {
        Target target = request.target();
        if (target instanceof Target.Resource resource) {
            return resource(resource.uri());
        }
        if (target instanceof Target.Completing completing) {
            return catalog.findCompletion(completing.of(), completing.argument())
                    .map(offer -> Found.of(offer, Map.of()));
        }
        return catalog.find(new OfferKey(kind(target), target.name()))
                .map(offer -> Found.of(offer, request.arguments()));
    }

    private Optional<Found> resource(String uri) {
        if (uri.length() > MAX_URI) {
            return Optional.empty();
        }
        int mark = uri.indexOf('?');
        return mark < 0
                ? catalog.findResource(uri).map(match -> Found.of(match, Optional.empty()))
                : catalog.findResource(uri.substring(0, mark))
                        .map(match -> Found.of(match, Optional.of(uri.substring(mark + 1))));
    }

    /** How a call ends that was not found. */
    CallOutcome missing(CallRequest request) {
        Target target = request.target();
        return target instanceof Target.Completing completing
                ? withoutCompletion(completing)
                : unknown(new OfferKey(kind(target), target.name()));
    }

    /** An argument that nothing completes has no values, which is no error; an unknown one is. */
    private CallOutcome withoutCompletion(Target.Completing target) {
        Optional<Offer> offer = catalog.find(target.of());
        if (offer.isEmpty()) {
            return unknown(target.of());
        }
        if (catalog.judge(offer.get()) instanceof Verdict.Refused refused) {
            return new CallOutcome.Failure(ErrorCode.REFUSED_BY_POLICY, refused.reason());
        }
        List<String> known = Schemas.properties(offer.get().inputSchema().orElse(Map.of()));
        if (known.contains(target.argument())) {
            return CallOutcome.Completed.NONE;
        }
        return new CallOutcome.Failure(
                ErrorCode.INVALID_ARGUMENT,
                "%s has no argument '%s'%s; it takes: %s"
                        .formatted(
                                target.of(),
                                shown(target.argument()),
                                NearestName.hint(shown(target.argument()), known),
                                known.isEmpty() ? "none" : String.join(", ", known)));
    }

    private CallOutcome unknown(OfferKey key) {
        String name = shown(key.name());
        return new CallOutcome.Unknown(
                "unknown %s '%s'%s"
                        .formatted(
                                key.kind().noun(),
                                name,
                                NearestName.hint(name, offeredNames(key.kind()))));
    }

    private List<String> offeredNames(Kind kind) {
        List<String> names = new ArrayList<>();
        for (Offer offer : catalog.offered(Offer.class)) {
            // Of a family too: its template says how its URIs are written.
            if (offer.kind() == kind || (kind == Kind.RESOURCE && offer.kind() == Kind.TEMPLATE)) {
                names.add(offer.name());
            }
        }
        return names;
    }

    /** What a target asks for. */
    static Kind kind(Target target) {
        if (target instanceof Target.Tool) {
            return Kind.TOOL;
        }
        if (target instanceof Target.Prompt) {
            return Kind.PROMPT;
        }
        return target instanceof Target.Resource ? Kind.RESOURCE : Kind.COMPLETION;
    }

    private static String shown(String name) {
        return name.length() <= MAX_SHOWN ? name : name.substring(0, MAX_SHOWN) + "…";
    }
}
