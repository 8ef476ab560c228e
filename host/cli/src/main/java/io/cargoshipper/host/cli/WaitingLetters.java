package io.cargoshipper.host.cli;

import io.cargoshipper.host.approval.Letter;
import io.cargoshipper.host.approval.LetterBox;
import io.cargoshipper.host.config.ConfigLoader;
import io.cargoshipper.host.config.HostConfig;
import io.cargoshipper.host.shape.Cleaning;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The questions of the hosts that have the same configuration. */
final class WaitingLetters {

    private final LetterBox box;
    private final Optional<Path> secretFile;

    private WaitingLetters(LetterBox box, Optional<Path> secretFile) {
        this.box = Objects.requireNonNull(box, "box");
        this.secretFile = Objects.requireNonNull(secretFile, "secretFile");
    }

    static WaitingLetters of(HostOptions options) {
        HostConfig config = ConfigLoader.load(options.sources());
        return new WaitingLetters(
                new LetterBox(config.approvals().folder()),
                config.policy().approval().secretFile());
    }

    /** Where they are. */
    LetterBox box() {
        return box;
    }

    /** The file with the operator's secret, where one is configured. */
    Optional<Path> secretFile() {
        return secretFile;
    }

    List<Letter> all() throws IOException {
        return box.letters(Instant.now());
    }

    /**
     * The question of an id.
     *
     * @throws UsageException if there is none
     */
    Letter find(String id) throws IOException {
        List<Letter> waiting = all();
        return waiting.stream()
                .filter(letter -> letter.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "nothing that waits is called '%s' in %s; it is decided, too late, or asked with another configuration (--conf)%s"
                                                .formatted(id, box.folder(), others(waiting))));
    }

    private static String others(List<Letter> waiting) {
        return waiting.isEmpty()
                ? ""
                : "; waiting: " + String.join(", ", waiting.stream().map(Letter::id).toList());
    }

    /** Fit for a terminal: whoever can write to the folder may have written it. */
    static String shown(String text) {
        return Cleaning.clean(text);
    }
}
