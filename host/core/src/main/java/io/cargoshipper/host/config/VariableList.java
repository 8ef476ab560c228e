package io.cargoshipper.host.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A list in a variable: with commas, or as a JSON array of strings. */
final class VariableList {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private VariableList() {}

    /**
     * Reads a list; blank entries between commas are passed over. Empty if the text begins like
     * JSON and is not an array of strings.
     */
    static Optional<List<String>> of(String text) {
        String stripped = text.strip();
        if (!stripped.startsWith("[")) {
            return Optional.of(
                    Arrays.stream(stripped.split(",", -1))
                            .map(String::strip)
                            .filter(entry -> !entry.isEmpty())
                            .toList());
        }
        try {
            List<String> entries = new ArrayList<>();
            for (JsonNode entry : JSON.readTree(stripped)) {
                if (!entry.isString()) {
                    return Optional.empty();
                }
                entries.add(entry.stringValue());
            }
            return Optional.of(entries);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
