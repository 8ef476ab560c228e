package io.cargoshipper.pack.prompts;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cargoshipper.pack.engine.EngineObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** What a real engine (20.10, API 1.41) told of real containers and images. */
final class Captured {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Captured() {}

    /** The engine's answer, as it came. */
    static String json(String name) {
        try (InputStream in =
                Objects.requireNonNull(
                        Captured.class.getResourceAsStream("/captured/" + name + ".json"), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EngineObject object(String name) {
        return parsed(json(name));
    }

    static EngineObject parsed(String json) {
        try {
            return new EngineObject(
                    JSON.readValue(json, new TypeReference<Map<String, Object>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
