package io.cargoshipper.host.approval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files with operators' secrets, as they were when this host first read them: one that is
 * replaced later is of no use to whoever did. Not thread-safe.
 */
final class ApproverKeys {

    private static final Logger LOG = LoggerFactory.getLogger(ApproverKeys.class);

    private final Map<Path, SecretFile> known = new HashMap<>();

    /** Reads a file ahead of its use. One that cannot be read is tried again then. */
    void pin(Optional<Path> file) {
        try {
            if (file.isPresent()) {
                read(file.get());
                warnIfReplaceable(file.get());
            }
        } catch (IOException e) {
            LOG.warn(
                    "approval.secret-file cannot be read, so no call can be approved: {}",
                    e.toString());
        }
    }

    private static void warnIfReplaceable(Path file) {
        if (Files.isWritable(file)) {
            LOG.warn(
                    "approval.secret-file {} can be written by the server's own user: who can replace it can approve, from the next start on",
                    file);
        }
    }

    /**
     * Holds an answer to the letter.
     *
     * @param file with the operator's secret, where policy now demands one
     * @throws IOException if the answer does not count, with why
     */
    void check(Answer answer, Letter letter, Optional<Path> file) throws IOException {
        if (!answer.id().equals(letter.id()) || !answer.digest().equals(letter.digest())) {
            throw new IOException("it is not an answer to what was asked");
        }
        if (!answer.approved()) {
            return;
        }
        if (file.isEmpty()) {
            if (letter.withSecret()) {
                throw new IOException("the operator's secret was asked for, and its file is gone");
            }
            return;
        }
        SecretFile secret = read(file.get());
        String signature =
                answer.signature()
                        .orElseThrow(() -> new IOException("it was given without the secret"));
        if (!secret.verifies(Answer.signed(letter, answer.by(), answer.at()), signature)) {
            throw new IOException("its proof is not that of the operator's secret");
        }
    }

    private SecretFile read(Path file) throws IOException {
        SecretFile read = known.get(file);
        if (read == null) {
            read = SecretFile.read(file);
            known.put(file, read);
        }
        return read;
    }
}
