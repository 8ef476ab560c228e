package io.cargoshipper.host.approval;

import java.util.List;
import java.util.Locale;

/** Writes sizes for people, in powers of a thousand as the engine's own tools do. */
final class Bytes {

    private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB", "PB");
    private static final double STEP = 1000;

    private Bytes() {}

    static String text(long bytes) {
        if (bytes < STEP) {
            return bytes + " B";
        }
        double size = bytes;
        String unit = "";
        for (String next : UNITS) {
            if (size < STEP) {
                break;
            }
            size /= STEP;
            unit = next;
        }
        return String.format(Locale.ROOT, size < 10 ? "%.1f %s" : "%.0f %s", size, unit);
    }
}
