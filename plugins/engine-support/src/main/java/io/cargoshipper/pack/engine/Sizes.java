package io.cargoshipper.pack.engine;

import java.util.List;
import java.util.Locale;

/** Writes sizes for people, in the decimal units of the Docker CLI. */
public final class Sizes {

    private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB", "PB");
    private static final int STEP = 1000;

    private Sizes() {}

    /** Returns for example {@code 12 B}, {@code 1.5 kB} or {@code 31.0 MB}. */
    public static String text(long bytes) {
        if (Math.abs(bytes) < STEP) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        // Rounded to one digit, 999,950 is no longer a number of kilobytes.
        while (Math.abs(value) >= STEP - 0.05 && unit < UNITS.size() - 1) {
            value /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS.get(unit));
    }
}
