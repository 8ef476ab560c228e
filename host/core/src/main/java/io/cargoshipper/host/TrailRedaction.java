package io.cargoshipper.host;

import io.cargoshipper.host.audit.ArgumentRedaction;
import io.cargoshipper.host.policy.PolicyInForce;
import io.cargoshipper.host.shape.Places;
import io.cargoshipper.host.shape.Redactor;
import io.cargoshipper.host.shape.ResultSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the same secrets out of the audit trail as out of results. */
final class TrailRedaction implements ArgumentRedaction {

    /** How an index begins the places of arguments. */
    private static final String ARGUMENTS = "in";

    /** Of which the redactor leaves a mark, unlike of what is no text. */
    private static final String SOMETHING = "";

    private final PolicyInForce policy;

    TrailRedaction(PolicyInForce policy) {
        this.policy = policy;
    }

    @Override
    public Map<String, Object> arguments(Map<String, Object> arguments, List<String> secret) {
        Map<String, Object> known = new LinkedHashMap<>(arguments);
        known.replaceAll(
                (name, value) ->
                        secret.contains("/%s/%s".formatted(ARGUMENTS, name)) ? SOMETHING : value);
        return redactor()
                .json(known, ResultSchema.of(Optional.empty()), Places.below(ARGUMENTS, secret));
    }

    @Override
    public String text(String text) {
        return redactor().text(text);
    }

    private Redactor redactor() {
        return Redactor.of(policy.current().redaction());
    }
}
