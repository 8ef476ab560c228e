package io.cargoshipper.host.policy;

import java.time.Duration;
import java.util.Locale;

/**
 * Values as configuration writes them. By their types and not by functions of each key: those would
 * be made at every start, and most are never asked for.
 */
final class Written {

    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};

    private Written() {}

    /** A value that is a number of bytes. */
    static String bytes(Object value) {
        return value instanceof Long number ? inUnits(number) : value.toString();
    }

    /** Any other value. */
    static String plain(Object value) {
        if (value instanceof Duration duration) {
            return duration(duration);
        }
        return value instanceof Enum<?> choice ? choice(choice) : value.toString();
    }

    static String choice(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String duration(Duration value) {
        if (value.toMillis() % 1000 != 0) {
            return value.toMillis() + "ms";
        }
        long seconds = value.toSeconds();
        if (seconds > 0 && seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds > 0 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    /** In the largest unit that leaves no fraction. */
    private static String inUnits(long bytes) {
        long amount = bytes;
        int unit = -1;
        while (amount > 0 && amount % 1024 == 0 && unit + 1 < UNITS.length) {
            amount /= 1024;
            unit++;
        }
        return unit < 0 ? Long.toString(amount) : amount + UNITS[unit];
    }
}
