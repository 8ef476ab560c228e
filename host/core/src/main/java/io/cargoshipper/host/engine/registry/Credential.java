package io.cargoshipper.host.engine.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What proves to a registry who asks. It is never printed. */
final class Credential {

    static final String USERNAME = "username";
    static final String PASSWORD = "password";
    static final String IDENTITY_TOKEN = "identitytoken";
    static final String REGISTRY_TOKEN = "registrytoken";

    /** All of them. */
    static final List<String> FIELDS = List.of(USERNAME, PASSWORD, IDENTITY_TOKEN, REGISTRY_TOKEN);

    /** By the names that the engine's API has for them; none is empty. */
    private final Map<String, String> fields;

    private Credential(Map<String, String> fields) {
        this.fields =
                fields.entrySet().stream()
                        .filter(field -> !field.getValue().isEmpty())
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, Map.Entry::getValue));
    }

    static Credential ofPassword(String username, String password) {
        return new Credential(Map.of(USERNAME, username, PASSWORD, password));
    }

    static Credential ofIdentityToken(String token) {
        return new Credential(Map.of(IDENTITY_TOKEN, token));
    }

    /** One with the fields of the engine's API, some of which may be empty. */
    static Credential of(Map<String, String> fields) {
        return new Credential(fields);
    }

    /** Whether it proves anything. */
    boolean isComplete() {
        return (fields.containsKey(USERNAME) && fields.containsKey(PASSWORD))
                || fields.containsKey(IDENTITY_TOKEN)
                || fields.containsKey(REGISTRY_TOKEN);
    }

    /** As the engine's API has it. */
    ObjectNode json(RegistryName registry) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        FIELDS.stream()
                .filter(fields::containsKey)
                .forEach(field -> json.put(field, fields.get(field)));
        return json.put("serveraddress", registry.key());
    }

    /** The texts that nobody may see, in the forms in which they are sent. */
    Set<String> secrets() {
        Stream<String> plain =
                Stream.of(PASSWORD, IDENTITY_TOKEN, REGISTRY_TOKEN)
                        .filter(fields::containsKey)
                        .map(fields::get);
        return Stream.concat(plain, Stream.of(basic())).collect(Collectors.toUnmodifiableSet());
    }

    /** What it is where it goes into {@code Authorization: Basic}. */
    private String basic() {
        String pair = fields.getOrDefault(USERNAME, "") + ":" + fields.getOrDefault(PASSWORD, "");
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "(credential)";
    }
}
