package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Which environment variables of a container hold secrets: the host decides it. */
final class SecretVariables {

    /** What the host's marks begin with; it may clean other values, too. */
    private static final String MARK = "[redacted: ";

    private SecretVariables() {}

    /**
     * Returns their names.
     *
     * @param redaction takes secrets out of values, by their keys and by what they look like
     */
    static Set<String> of(EngineObject container, UnaryOperator<Map<String, Object>> redaction) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String variable : container.texts("Config.Env")) {
            int equals = variable.indexOf('=');
            if (equals > 0) {
                values.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        Map<String, Object> shown = redaction.apply(values);
        return values.keySet().stream()
                .filter(name -> String.valueOf(shown.get(name)).contains(MARK))
                .collect(Collectors.toUnmodifiableSet());
    }
}
