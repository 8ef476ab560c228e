package io.cargoshipper.api.index;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One family of resources in the index of a pack.
 *
 * @param uriTemplate the template of their URIs (RFC 6570, level 1)
 * @param name a short name for people
 * @param description what they hold, for people and models
 * @param mimeType the media type of what is read
 * @param changesOn events of the engine that change it: {@code container} or {@code container.die}
 * @param refreshSeconds how often it is read again while somebody subscribes; 0: never
 * @param timeoutSeconds the time limit of reading; 0: the host's
 * @param code how to read it
 * @param inputSchema JSON Schema 2020-12 of the variables, all of them strings
 * @param untrusted places in its value that hold text from outside, as in {@link
 *     ToolIndex#untrusted()}
 * @param listed whether its resources are listed, by the completion of its only variable
 */
public record ResourceTemplateIndex(
        String uriTemplate,
        String name,
        String description,
        String mimeType,
        List<String> changesOn,
        int refreshSeconds,
        int timeoutSeconds,
        CodeIndex code,
        Map<String, Object> inputSchema,
        List<String> untrusted,
        boolean listed) {

    public ResourceTemplateIndex {
        Objects.requireNonNull(uriTemplate, "uriTemplate");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(mimeType, "mimeType");
        changesOn = List.copyOf(changesOn);
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(inputSchema, "inputSchema");
        untrusted = List.copyOf(untrusted);
    }

    static ResourceTemplateIndex fromJson(IndexMap map) {
        return new ResourceTemplateIndex(
                map.text("uriTemplate"),
                map.text("name"),
                map.text("description"),
                map.text("mimeType"),
                map.texts("changesOn"),
                map.number("refreshSeconds"),
                map.number("timeoutSeconds"),
                CodeIndex.fromJson(map.object("code")),
                map.json("inputSchema"),
                map.texts("untrusted"),
                map.flag("listed"));
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("uriTemplate", uriTemplate);
        json.put("name", name);
        json.put("description", description);
        json.put("mimeType", mimeType);
        json.put("changesOn", changesOn);
        json.put("refreshSeconds", refreshSeconds);
        json.put("timeoutSeconds", timeoutSeconds);
        json.put("code", code.toJson());
        json.put("inputSchema", inputSchema);
        json.put("untrusted", untrusted);
        json.put("listed", listed);
        return json;
    }
}
