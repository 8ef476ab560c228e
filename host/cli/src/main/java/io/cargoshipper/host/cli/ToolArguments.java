package io.cargoshipper.host.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The arguments of a tool, as a command line has them. */
final class ToolArguments {

    private ToolArguments() {}

    /**
     * Reads arguments.
     *
     * @param text a JSON object; {@code -} stands for what comes from stdin
     * @throws UsageException if it is none
     */
    static Map<String, Object> parse(String text, Streams streams) throws IOException {
        String json =
                text.equals("-")
                        ? new String(streams.in().readAllBytes(), StandardCharsets.UTF_8)
                        : text;
        Object value;
        try {
            value = JsonMapper.shared().readValue(json, Object.class);
        } catch (JacksonException e) {
            throw new UsageException(
                    "the arguments are no JSON: %s; write them like '{\"all\":true}'"
                            .formatted(e.getOriginalMessage()));
        }
        if (!(value instanceof Map<?, ?> object)) {
            throw new UsageException(
                    "the arguments must be a JSON object, like '{\"all\":true}'; found " + json);
        }
        Map<String, Object> parsed = new LinkedHashMap<>();
        object.forEach((name, argument) -> parsed.put((String) name, argument));
        return parsed;
    }
}
