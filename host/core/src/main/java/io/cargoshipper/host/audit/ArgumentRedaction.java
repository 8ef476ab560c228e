package io.cargoshipper.host.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes secrets out of what clients say, before it is written down. Never throws. */
public interface ArgumentRedaction {

    /** Knows no secret from other text, and so lets nothing through but the names of arguments. */
    ArgumentRedaction NAMES_ONLY =
            new ArgumentRedaction() {
                @Override
                public Map<String, Object> arguments(
                        Map<String, Object> arguments, List<String> secret) {
                    Map<String, Object> names = new LinkedHashMap<>();
                    arguments.keySet().forEach(name -> names.put(name, "(not recorded)"));
                    return names;
                }

                @Override
                public String text(String text) {
                    return text;
                }
            };

    /**
     * The arguments of a call, without secrets.
     *
     * @param secret places that are secret whatever they look like, as an index names them
     */
    Map<String, Object> arguments(Map<String, Object> arguments, List<String> secret);

    /** A name, a path or a message, without secrets. */
    String text(String text);
}
