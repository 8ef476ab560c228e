package io.cargoshipper.host.config;

import java.util.Locale;
import java.util.Optional;

/** How truth is written, in files and in variables alike. */
final class Truth {

    private Truth() {}

    /** Reads a truth value; empty if the text is none. */
    static Optional<Boolean> of(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> Optional.of(true);
            case "false", "no", "off", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
