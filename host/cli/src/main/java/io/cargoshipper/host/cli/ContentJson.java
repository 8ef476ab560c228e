package io.cargoshipper.host.cli;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.PromptResult;
import io.cargoshipper.api.ResourceContents;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes what a prompt expands to as the protocol does. */
final class ContentJson {

    private ContentJson() {}

    static Map<String, Object> of(PromptResult prompt) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("description", prompt.description());
        json.put("messages", prompt.messages().stream().map(ContentJson::of).toList());
        return json;
    }

    private static Map<String, Object> of(PromptResult.Message message) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("role", message.role().name().toLowerCase(Locale.ROOT));
        json.put("content", of(message.content()));
        return json;
    }

    private static Map<String, Object> of(Content content) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (content instanceof Content.Text text) {
            json.put("type", "text");
            json.put("text", text.text());
        } else if (content instanceof Content.Image image) {
            json.put("type", "image");
            json.put("data", image.base64());
            json.put("mimeType", image.mimeType());
        } else if (content instanceof Content.Audio audio) {
            json.put("type", "audio");
            json.put("data", audio.base64());
            json.put("mimeType", audio.mimeType());
        } else if (content instanceof Content.Link link) {
            json.put("type", "resource_link");
            json.put("uri", link.uri());
            json.put("name", link.name());
            link.description().ifPresent(text -> json.put("description", text));
            link.mimeType().ifPresent(type -> json.put("mimeType", type));
            link.sizeBytes().ifPresent(size -> json.put("size", size));
        } else if (content instanceof Content.Embedded embedded) {
            json.put("type", "resource");
            json.put("resource", of(embedded.contents()));
        }
        return json;
    }

    private static Map<String, Object> of(ResourceContents contents) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("uri", contents.uri());
        json.put("mimeType", contents.mimeType());
        if (contents instanceof ResourceContents.Text text) {
            json.put("text", text.text());
        } else if (contents instanceof ResourceContents.Blob blob) {
            json.put("blob", blob.base64());
        }
        return json;
    }
}
