package io.cargoshipper.host.engine.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The header that takes credentials to the engine. */
final class RegistryHeader {

    private static final String AUTH = "X-Registry-Auth";
    private static final String CONFIG = "X-Registry-Config";

    private static final Set<String> ALL =
            Set.of(AUTH.toLowerCase(Locale.ROOT), CONFIG.toLowerCase(Locale.ROOT));

    private RegistryHeader() {}

    /** Whether a request brings credentials of its own. */
    static boolean isOwn(Request request) {
        return request.headers().entrySet().stream()
                .filter(header -> isRegistryHeader(header.getKey()))
                .anyMatch(header -> saysSomething(header.getValue()));
    }

    /** The request, with the credentials that it needs in the place of any that say nothing. */
    static Request add(Request request, RegistryRequest asks, Keyring keyring) {
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.keySet().removeIf(RegistryHeader::isRegistryHeader);
        if (asks.registry().isPresent()) {
            // Also when there are none: engines refuse a push without the header.
            headers.put(AUTH, Json.header(keyring.json(asks.registry().get())));
        } else if (!keyring.json().isEmpty()) {
            headers.put(CONFIG, Json.header(keyring.json()));
        }
        return Request.builder().from(request).headers(headers).build();
    }

    private static boolean isRegistryHeader(String name) {
        return ALL.contains(name.toLowerCase(Locale.ROOT));
    }

    /** docker-java sends the JSON null for none, and the address of Docker Hub for an empty one. */
    private static boolean saysSomething(String value) {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(value.strip()));
        } catch (IOException | IllegalArgumentException e) {
            return !value.isBlank(); // nothing of ours; the engine says what is wrong with it
        }
        return json.properties().stream()
                .filter(field -> !field.getKey().equals("serveraddress"))
                .anyMatch(field -> saysSomething(field.getValue()));
    }

    private static boolean saysSomething(JsonNode value) {
        return value.isContainerNode()
                ? !value.isEmpty()
                : !value.isNull() && !value.asText().isEmpty();
    }
}
