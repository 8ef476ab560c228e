package io.cargoshipper.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Assumptions;

/**
 * Makes the engines of this machine trust a certificate for one host and port, and no other: they
 * look into a folder of that name at each connection. Closing it takes back what was made.
 */
final class TrustedRegistry implements AutoCloseable {

    private static final Path CERTIFICATES = Path.of("/etc/docker/certs.d");

    private final Deque<Path> made = new ArrayDeque<>();

    private TrustedRegistry() {}

    /** Skips the test where that folder may not be made. */
    static TrustedRegistry of(String hostAndPort, Path certificate) {
        TrustedRegistry trusted = new TrustedRegistry();
        try {
            Path folder = CERTIFICATES.resolve(hostAndPort);
            trusted.makeFolder(folder);
            Path file = folder.resolve("ca.crt");
            Files.copy(certificate, file);
            trusted.made.push(file);
        } catch (IOException e) {
            trusted.close();
            Assumptions.abort(
                    "the engine cannot be made to trust a certificate in %s: %s"
                            .formatted(CERTIFICATES, e));
        }
        return trusted;
    }

    private void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            makeFolder(folder.getParent());
            Files.createDirectory(folder);
            made.push(folder);
        }
    }

    /** Removes the file and the folders, the innermost first, as far as they were made here. */
    @Override
    public void close() {
        try {
            while (!made.isEmpty()) {
                Files.deleteIfExists(made.pop());
            }
        } catch (DirectoryNotEmptyException e) {
            // Somebody else has put something into it since, and it stays.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
