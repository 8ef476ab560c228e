package io.cargoshipper.host.audit;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Looks for the line whose hash somebody noted elsewhere. */
final class Noted {

    private final Optional<String> hash;
    private Optional<String> place = Optional.empty();

    Noted(Optional<String> hash) {
        this.hash = hash.map(text -> text.strip().toLowerCase(Locale.ROOT));
    }

    void saw(String other, Path file, long line) {
        if (hash.equals(Optional.of(other))) {
            place = Optional.of("%s:%d".formatted(file, line));
        }
    }

    /** Where it is, if it was seen. */
    Optional<String> place() {
        return place;
    }
}
