package io.cargoshipper.api.index;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One resource in the index of a pack.
 *
 * @param uri its URI
 * @param name a short name for people
 * @param description what it holds, for people and models
 * @param mimeType the media type of what is read
 * @param changesOn events of the engine that change it: {@code container} or {@code container.die}
 * @param refreshSeconds how often it is read again while somebody subscribes; 0: never
 * @param timeoutSeconds the time limit of reading; 0: the host's
 * @param code how to read it
 * @param untrusted places in its value that hold text from outside, as in {@link
 *     ToolIndex#untrusted()}
 */
public record ResourceIndex(
        String uri,
        String name,
        String description,
        String mimeType,
        List<String> changesOn,
        int refreshSeconds,
        int timeoutSeconds,
        CodeIndex code,
        List<String> untrusted) {

    public ResourceIndex {
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(mimeType, "mimeType");
        changesOn = List.copyOf(changesOn);
        Objects.requireNonNull(code, "code");
        untrusted = List.copyOf(untrusted);
    }

    static ResourceIndex fromJson(IndexMap map) {
        return new ResourceIndex(
                map.text("uri"),
                map.text("name"),
                map.text("description"),
                map.text("mimeType"),
                map.texts("changesOn"),
                map.number("refreshSeconds"),
                map.number("timeoutSeconds"),
                CodeIndex.fromJson(map.object("code")),
                map.texts("untrusted"));
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("uri", uri);
        json.put("name", name);
        json.put("description", description);
        json.put("mimeType", mimeType);
        json.put("changesOn", changesOn);
        json.put("refreshSeconds", refreshSeconds);
        json.put("timeoutSeconds", timeoutSeconds);
        json.put("code", code.toJson());
        json.put("untrusted", untrusted);
        return json;
    }
}
