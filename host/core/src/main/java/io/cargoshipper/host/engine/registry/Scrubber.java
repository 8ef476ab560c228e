package io.cargoshipper.host.engine.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes secrets out of texts: those that it is told, and passwords in addresses. */
final class Scrubber {

    private static final String SHOWN = "***";

    /** Shorter ones are in too many words, and keep nobody out. */
    private static final int SHORTEST_SECRET = 3;

    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/\\s@\"'\\\\]+@");

    private final List<String> secrets;

    Scrubber(Set<String> secrets) {
        this.secrets =
                secrets.stream()
                        .filter(secret -> secret.length() >= SHORTEST_SECRET)
                        .flatMap(Scrubber::forms)
                        .distinct()
                        // One may be a part of another.
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
    }

    String scrub(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, SHOWN);
        }
        return USER_INFO.matcher(clean).replaceAll(SHOWN + "@");
    }

    /** The same for JSON, whose keys stay as they are, however short a password is. */
    String scrubJson(String text) {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return scrub(text);
        }
        JsonNode clean = scrub(json);
        return clean.equals(json) ? text : clean + (text.endsWith("\n") ? "\n" : "");
    }

    private JsonNode scrub(JsonNode json) {
        if (json.isTextual()) {
            return TextNode.valueOf(scrub(json.textValue()));
        }
        if (json instanceof ArrayNode array) {
            ArrayNode clean = Json.MAPPER.createArrayNode();
            array.forEach(element -> clean.add(scrub(element)));
            return clean;
        }
        if (json instanceof ObjectNode object) {
            ObjectNode clean = Json.MAPPER.createObjectNode();
            object.properties()
                    .forEach(field -> clean.set(field.getKey(), scrub(field.getValue())));
            return clean;
        }
        return json;
    }

    private static Stream<String> forms(String secret) {
        return Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8));
    }
}
