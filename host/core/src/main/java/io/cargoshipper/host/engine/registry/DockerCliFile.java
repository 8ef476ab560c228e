package io.cargoshipper.host.engine.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cargoshipper.host.engine.registry.Lookup.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The file {@code config.json} of the Docker CLI. It is read when asked for, and again when it has
 * changed: a person may log in meanwhile. Thread-safe.
 */
final class DockerCliFile {

    private final Path file;
    private Optional<Known> known = Optional.empty();

    /** What was read, and what tells whether it still holds. */
    private record Known(FileTime changed, long size, DockerCliConfig config) {

        boolean isOf(BasicFileAttributes attributes) {
            return changed.equals(attributes.lastModifiedTime()) && size == attributes.size();
        }
    }

    DockerCliFile(Path file) {
        this.file = file;
    }

    Path path() {
        return file;
    }

    /** What it says now; nothing when it is not there. */
    synchronized DockerCliConfig read() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (known.filter(it -> it.isOf(attributes)).isEmpty()) {
                known =
                        Optional.of(
                                new Known(
                                        attributes.lastModifiedTime(),
                                        attributes.size(),
                                        parse(Files.readString(file))));
            }
            return known.get().config();
        } catch (NoSuchFileException e) {
            return DockerCliConfig.empty();
        } catch (IOException e) {
            return DockerCliConfig.broken(
                    "%s cannot be read (%s)".formatted(file, e.getClass().getSimpleName()));
        }
    }

    private DockerCliConfig parse(String text) {
        try {
            JsonNode json = Json.MAPPER.readTree(text);
            if (json.isObject() || json.isMissingNode()) {
                return new DockerCliConfig(
                        helpers(json.path("credHelpers")),
                        Optional.of(json.path("credsStore").asText("")),
                        logins(json.path("auths")),
                        Optional.empty());
            }
            return DockerCliConfig.broken("%s is no JSON object".formatted(file));
        } catch (JsonProcessingException e) {
            // Not its message, which repeats a part of the file.
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            return DockerCliConfig.broken("%s is no valid JSON in line %d".formatted(file, line));
        }
    }

    private static Map<RegistryName, String> helpers(JsonNode section) {
        Map<RegistryName, String> helpers = new LinkedHashMap<>();
        section.properties()
                .forEach(entry -> put(helpers, entry.getKey(), entry.getValue().asText()));
        return helpers;
    }

    private Map<RegistryName, Lookup> logins(JsonNode section) {
        Map<RegistryName, Lookup> logins = new LinkedHashMap<>();
        section.properties()
                .forEach(
                        entry ->
                                login(entry.getKey(), entry.getValue())
                                        .ifPresent(login -> put(logins, entry.getKey(), login)));
        return logins;
    }

    /** Empty for an entry without content: so the CLI notes that a helper has the credentials. */
    private Optional<Lookup> login(String key, JsonNode entry) {
        Map<String, String> fields = new LinkedHashMap<>();
        Credential.FIELDS.forEach(field -> fields.put(field, entry.path(field).asText("")));
        String auth = entry.path("auth").asText("");
        if (!auth.isEmpty()) {
            Optional<String[]> pair = pair(auth);
            if (pair.isEmpty()) {
                String problem =
                        "the entry 'auth' of '%s' in %s is not the Base64 form of name:password"
                                .formatted(key, file);
                return Optional.of(Lookup.broken(Origin.dockerCli(file.toString()), problem));
            }
            fields.put(Credential.USERNAME, pair.get()[0]);
            fields.put(Credential.PASSWORD, pair.get()[1]);
        }
        Credential credential = Credential.of(fields);
        return credential.isComplete()
                ? Optional.of(
                        Lookup.found(credential, Origin.dockerCli("'auths' in %s".formatted(file))))
                : Optional.empty();
    }

    private static Optional<String[]> pair(String auth) {
        try {
            String pair = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 1
                    ? Optional.empty()
                    : Optional.of(
                            new String[] {
                                // Old clients padded the password with zeros.
                                pair.substring(0, colon),
                                pair.substring(colon + 1).replaceAll("^\0+|\0+$", "")
                            });
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** An entry with the very key that the CLI would look for wins over one that means the same. */
    private static <T> void put(Map<RegistryName, T> entries, String key, T value) {
        RegistryName.ofAddress(key)
                .ifPresent(
                        registry -> {
                            if (key.equals(registry.key())) {
                                entries.put(registry, value);
                            } else {
                                entries.putIfAbsent(registry, value);
                            }
                        });
    }
}
