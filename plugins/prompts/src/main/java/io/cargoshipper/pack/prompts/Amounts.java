package io.cargoshipper.pack.prompts;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/** Writes amounts as people read them. */
final class Amounts {

    private static final long KIB = 1024;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private Amounts() {}

    /** Memory, in binary units as limits are given: {@code 64 MiB}, {@code 1.5 GiB}. */
    static String memory(long bytes) {
        if (bytes < KIB) {
            return bytes + " B";
        }
        double amount = bytes;
        String unit = "";
        for (String next : new String[] {"KiB", "MiB", "GiB", "TiB"}) {
            if (amount < KIB) {
                break;
            }
            amount /= KIB;
            unit = next;
        }
        return trimmed(String.format(Locale.ROOT, "%.1f", amount)) + " " + unit;
    }

    /**
     * A limit in the form that tools of the engine take: {@code 64m}; bytes where it is not even.
     */
    static String limit(long bytes) {
        if (bytes % (KIB * KIB * KIB) == 0) {
            return bytes / (KIB * KIB * KIB) + "g";
        }
        if (bytes % (KIB * KIB) == 0) {
            return bytes / (KIB * KIB) + "m";
        }
        return bytes % KIB == 0 ? bytes / KIB + "k" : bytes + "b";
    }

    /** CPUs, from the engine's billionths of one: {@code 0.5}. */
    static String cpus(long nanoCpus) {
        return BigDecimal.valueOf(nanoCpus, 9).stripTrailingZeros().toPlainString();
    }

    static String percent(double value) {
        return trimmed(String.format(Locale.ROOT, "%.1f", value)) + " %";
    }

    /**
     * A length of time in the largest unit that keeps it readable: {@code 40 ms}, {@code 3 min}.
     */
    static String time(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 1) {
            return duration.toMillis() + " ms";
        }
        if (seconds < 10) {
            return trimmed(String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0)) + " s";
        }
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 2 * 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 2 * 86_400 ? seconds / 3600 + " h" : seconds / 86_400 + " days";
    }

    /** A length of time in the form of Go's {@code time.ParseDuration}, exact. */
    static String goDuration(long nanos) {
        if (nanos % NANOS_PER_SECOND == 0) {
            return nanos / NANOS_PER_SECOND + "s";
        }
        if (nanos % 1_000_000 == 0) {
            return nanos / 1_000_000 + "ms";
        }
        return nanos % 1000 == 0 ? nanos / 1000 + "us" : nanos + "ns";
    }

    private static String trimmed(String number) {
        return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    }
}
