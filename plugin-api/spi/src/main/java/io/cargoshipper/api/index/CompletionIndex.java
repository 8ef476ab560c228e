package io.cargoshipper.api.index;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One completion in the index of a pack.
 *
 * @param prompts the prompts whose argument it completes
 * @param uriTemplates the resource templates whose variable it completes
 * @param argument the argument or variable
 * @param code how to ask it
 */
public record CompletionIndex(
        List<String> prompts, List<String> uriTemplates, String argument, CodeIndex code) {

    public CompletionIndex {
        prompts = List.copyOf(prompts);
        uriTemplates = List.copyOf(uriTemplates);
        Objects.requireNonNull(argument, "argument");
        Objects.requireNonNull(code, "code");
    }

    /** What it completes an argument of, as messages call it: {@code prompt 'x'}. */
    List<String> targets() {
        return Stream.concat(
                        prompts.stream().map("prompt '%s'"::formatted),
                        uriTemplates.stream().map("template '%s'"::formatted))
                .toList();
    }

    static CompletionIndex fromJson(IndexMap map) {
        return new CompletionIndex(
                map.texts("prompts"),
                map.texts("uriTemplates"),
                map.text("argument"),
                CodeIndex.fromJson(map.object("code")));
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("prompts", prompts);
        json.put("uriTemplates", uriTemplates);
        json.put("argument", argument);
        json.put("code", code.toJson());
        return json;
    }
}
