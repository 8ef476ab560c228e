package io.cargoshipper.host.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Reads typed values, notes every key it was asked for, and collects what is wrong instead of
 * stopping at the first. A value that is wrong is answered with a stand-in, which nobody gets to
 * see: the configuration fails as a whole.
 */
final class ConfigReader {

    private final Config config;
    private final List<String> problems;
    private final Set<String> known = new TreeSet<>();

    ConfigReader(Config config, List<String> problems) {
        this.config = config;
        this.problems = problems;
    }

    /** Notes a key that is read elsewhere. */
    void know(String path) {
        known.add(path);
    }

    Optional<String> text(String path) {
        return read(path, () -> config.getString(path)).filter(text -> !text.isBlank());
    }

    Optional<Boolean> flag(String path) {
        return read(path, () -> config.getBoolean(path));
    }

    List<String> texts(String path) {
        return optionalTexts(path).orElse(List.of());
    }

    Optional<List<String>> optionalTexts(String path) {
        return read(path, () -> config.getStringList(path));
    }

    int whole(String path, int min, int max) {
        return bounded(path, read(path, () -> config.getInt(path)), min, max);
    }

    int bytes(String path, int min, int max) {
        long read = read(path, () -> config.getBytes(path)).orElse((long) min);
        if (read < min || read > max) {
            problems.add(
                    "%s: %d bytes is not from %d to %d".formatted(place(path), read, min, max));
            return min;
        }
        return (int) read;
    }

    Duration duration(String path, Duration min, Duration max) {
        return optionalDuration(path, min, max).orElse(min);
    }

    Optional<Duration> optionalDuration(String path, Duration min, Duration max) {
        Optional<Duration> read = read(path, () -> config.getDuration(path));
        if (read.isPresent() && (read.get().compareTo(min) < 0 || read.get().compareTo(max) > 0)) {
            problems.add(
                    "%s: %s is not from %s to %s"
                            .formatted(
                                    place(path), seconds(read.get()), seconds(min), seconds(max)));
            return Optional.of(min);
        }
        return read;
    }

    <E extends Enum<E>> Optional<E> choice(String path, Class<E> type) {
        return text(path)
                .flatMap(
                        text -> {
                            String wanted = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
                            Optional<E> found =
                                    Arrays.stream(type.getEnumConstants())
                                            .filter(constant -> constant.name().equals(wanted))
                                            .findFirst();
                            if (found.isEmpty()) {
                                problems.add(
                                        "%s: '%s' is not one of %s"
                                                .formatted(place(path), text, choices(type)));
                            }
                            return found;
                        });
    }

    /**
     * Reports keys of a file that nothing reads, each with the nearest one that is. A section of
     * free keys is left to its reader.
     */
    void reportUnknown(Config file, String freeSection) {
        for (Map.Entry<String, ConfigValue> entry : file.entrySet()) {
            String path = entry.getKey();
            if (!known.contains(path) && !path.startsWith(freeSection + ".")) {
                problems.add(
                        "%s: unknown key '%s'%s"
                                .formatted(
                                        origin(entry.getValue()),
                                        path,
                                        NearestName.hint(path, known)));
            }
        }
    }

    private <T> Optional<T> read(String path, Supplier<T> value) {
        known.add(path);
        if (!config.hasPath(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(value.get());
        } catch (ConfigException e) {
            problems.add(
                    "%s: '%s' does not fit: %s"
                            .formatted(
                                    place(path),
                                    config.getValue(path).unwrapped(),
                                    withoutOrigin(e.getMessage())));
            return Optional.empty();
        }
    }

    private int bounded(String path, Optional<Integer> read, int min, int max) {
        int value = read.orElse(min);
        if (value < min || value > max) {
            problems.add("%s: %d is not from %d to %d".formatted(place(path), value, min, max));
            return min;
        }
        return value;
    }

    private String place(String path) {
        return origin(config.getValue(path)) + ": " + path;
    }

    static String origin(ConfigValue value) {
        String description = value.origin().description();
        // "merge of a: 3,b: 4": the first is the one in force
        String prefix = "merge of ";
        return description.startsWith(prefix)
                ? description.substring(prefix.length()).split(",", 2)[0]
                : description;
    }

    private static String withoutOrigin(String message) {
        int colon = message.indexOf(": ");
        int digits = colon + 2;
        while (colon > 0
                && digits < message.length()
                && Character.isDigit(message.charAt(digits))) {
            digits++;
        }
        return colon > 0 && digits > colon + 2 && message.startsWith(": ", digits)
                ? message.substring(digits + 2)
                : message;
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? duration.toSeconds() + "s"
                : duration.toMillis() + "ms";
    }

    private static List<String> choices(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
