package io.cargoshipper.host.engine.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The mapper of this room, and the form that headers have. */
final class Json {

    static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    /** The value of a header: engines take the URL-safe alphabet, with padding. */
    static String header(JsonNode json) {
        return Base64.getUrlEncoder()
                .encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
