package io.cargoshipper.host.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The contexts that {@code docker context} keeps in its configuration folder: {@code
 * contexts/meta/<SHA-256 of the name>/meta.json} and, when they use TLS, {@code
 * contexts/tls/<SHA-256>/docker/*.pem}.
 */
final class DockerContexts {

    private static final String DEFAULT = "default";

    private final Path folder;
    private final boolean windows;

    DockerContexts(Path folder, boolean windows) {
        this.folder = folder;
        this.windows = windows;
    }

    /**
     * The name that {@code docker context use} has set.
     *
     * @throws io.cargoshipper.api.ToolException when the file is there and cannot be understood:
     *     guessing an engine instead could run calls on the wrong machine
     */
    Optional<String> current() {
        Path file = folder.resolve("config.json");
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        String json = read(file);
        // Most files have none, and start-up need not wait for a parser to load.
        return json.contains("currentContext")
                ? field(file, json, "/currentContext").filter(name -> !name.isBlank())
                : Optional.empty();
    }

    /**
     * Looks up a context.
     *
     * @param source who named it
     * @throws io.cargoshipper.api.ToolException when there is none of the name, or it is of no use
     */
    EngineAddress address(String name, String source) {
        String described = "context '%s' of %s".formatted(name, source);
        if (name.equals(DEFAULT)) {
            return WellKnownAddresses.standard(windows, described);
        }
        String hash = sha256(name);
        Path meta = folder.resolve("contexts").resolve("meta").resolve(hash).resolve("meta.json");
        if (Files.notExists(meta)) {
            throw EngineErrors.unusable(
                    "There is no %s in %s; see 'docker context ls'".formatted(described, folder));
        }
        String json = read(meta);
        String host =
                field(meta, json, "/Endpoints/docker/Host")
                        .filter(value -> !value.isBlank())
                        .orElseThrow(
                                () ->
                                        EngineErrors.unusable(
                                                "The %s names no Docker endpoint (%s)"
                                                        .formatted(described, meta)));
        boolean verify =
                !field(meta, json, "/Endpoints/docker/SkipTLSVerify").equals(Optional.of("true"));
        return new HostValue(host, described, windows).address(tls(hash, verify), verify);
    }

    private Optional<EngineTls> tls(String hash, boolean verify) {
        Path material = folder.resolve("contexts").resolve("tls").resolve(hash).resolve("docker");
        return Files.isDirectory(material) || !verify
                ? Optional.of(EngineTls.inFolder(material, verify))
                : Optional.empty();
    }

    private static Optional<String> field(Path file, String json, String pointer) {
        try {
            return JsonFields.find(json, pointer);
        } catch (IOException e) {
            throw EngineErrors.unusable(
                    "%s is not valid JSON: mend it, or set engine.host".formatted(file), e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw EngineErrors.unusable(
                    "%s cannot be read (%s): mend it, or set engine.host".formatted(file, e), e);
        }
    }

    private static String sha256(String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
