package io.cargoshipper.host.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * How to speak TLS to an engine.
 *
 * @param authority PEM file with who may vouch for the engine; absent: those that Java trusts
 * @param certificate PEM file with the certificate that this client shows
 * @param key PEM file with the key of that certificate
 * @param verify whether the engine's certificate and host name are checked
 */
public record EngineTls(
        Optional<Path> authority, Optional<Path> certificate, Optional<Path> key, boolean verify) {

    public EngineTls {
        Objects.requireNonNull(authority, "authority");
        if (certificate.isPresent() != key.isPresent()) {
            throw EngineErrors.unusable(
                    "%s stands alone: a client certificate needs cert.pem and key.pem in one folder"
                            .formatted(certificate.or(() -> key).orElseThrow()));
        }
    }

    /** Takes what is there of {@code ca.pem}, {@code cert.pem} and {@code key.pem}. */
    static EngineTls inFolder(Path folder, boolean verify) {
        return new EngineTls(
                file(folder, "ca.pem"), file(folder, "cert.pem"), file(folder, "key.pem"), verify);
    }

    /** Trusts whom Java trusts and shows no certificate. */
    static EngineTls ofSystem(boolean verify) {
        return new EngineTls(Optional.empty(), Optional.empty(), Optional.empty(), verify);
    }

    private static Optional<Path> file(Path folder, String name) {
        return Optional.of(folder.resolve(name)).filter(Files::isRegularFile);
    }
}
