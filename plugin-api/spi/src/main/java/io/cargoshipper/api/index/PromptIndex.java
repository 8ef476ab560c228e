package io.cargoshipper.api.index;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One prompt in the index of a pack.
 *
 * @param name the prompt's name
 * @param title a short name for people
 * @param description what it is for
 * @param timeoutSeconds the time limit; 0: the host's
 * @param code how to call it
 * @param inputSchema JSON Schema 2020-12 of the arguments, all of them strings, in their order
 */
public record PromptIndex(
        String name,
        String title,
        String description,
        int timeoutSeconds,
        CodeIndex code,
        Map<String, Object> inputSchema) {

    public PromptIndex {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(inputSchema, "inputSchema");
    }

    static PromptIndex fromJson(IndexMap map) {
        return new PromptIndex(
                map.text("name"),
                map.text("title"),
                map.text("description"),
                map.number("timeoutSeconds"),
                CodeIndex.fromJson(map.object("code")),
                map.json("inputSchema"));
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("title", title);
        json.put("description", description);
        json.put("timeoutSeconds", timeoutSeconds);
        json.put("code", code.toJson());
        json.put("inputSchema", inputSchema);
        return json;
    }
}
