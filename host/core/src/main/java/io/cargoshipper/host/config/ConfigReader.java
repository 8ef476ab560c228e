package io.cargoshipper.host.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Reads typed values, notes every key it was asked for, and reports what is wrong instead of
 * stopping at the first. A value that is wrong is reported and read as if it were not there.
 */
final class ConfigReader {

    private final Config config;
    private final Consumer<String> problems;
    private final UnaryOperator<String> naming;
    private final Set<String> known = new TreeSet<>();

    ConfigReader(Config config, Consumer<String> problems) {
        this(config, problems, UnaryOperator.identity());
    }

    /**
     * @param naming what a path is called where it was written
     */
    ConfigReader(Config config, Consumer<String> problems, UnaryOperator<String> naming) {
        this.config = config;
        this.problems = problems;
        this.naming = naming;
    }

    /** Notes keys that are read elsewhere. */
    void know(Collection<String> paths) {
        known.addAll(paths);
    }

    /** The keys that were asked for. */
    Set<String> known() {
        return Collections.unmodifiableSet(known);
    }

    /** Reports what is wrong with a value that is there. */
    void report(String path, String problem) {
        report(path, config.getValue(path), problem);
    }

    /** Reports what is wrong with a part of a value that is there. */
    void report(String path, ConfigValue part, String problem) {
        problems.accept("%s: %s: %s".formatted(origin(part), naming.apply(path), problem));
    }

    /** A text; blank counts as absent. */
    Optional<String> text(String path) {
        return string(path).filter(text -> !text.isBlank());
    }

    /** A text that no message may repeat. */
    Optional<String> secret(String path) {
        known.add(path);
        if (!config.hasPath(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(config.getString(path)).filter(text -> !text.isBlank());
        } catch (ConfigException.WrongType e) {
            report(path, "is no text");
            return Optional.empty();
        }
    }

    /** What stands there, whatever it is; empty also for null. */
    Optional<ConfigValue> value(String path) {
        return config.hasPath(path) ? Optional.of(config.getValue(path)) : Optional.empty();
    }

    /** The entries of a list that {@link #texts} has read. */
    List<ConfigValue> values(String path) {
        return List.copyOf(config.getList(path));
    }

    /** A path, which may begin with the user's home, or else starts from the file's folder. */
    Optional<Path> path(String path, Folders folders) {
        return text(path).flatMap(text -> path(path, text, folders));
    }

    /** Like {@link #path(String, Folders)}; no message repeats what stands there. */
    Optional<Path> secretPath(String path, Folders folders) {
        return secret(path).flatMap(text -> path(path, text, folders));
    }

    private Optional<Path> path(String path, String text, Folders folders) {
        try {
            return Optional.of(folders.of(config.getValue(path).origin()).resolve(text));
        } catch (InvalidPathException e) {
            report(path, "is no path: " + e.getReason());
            return Optional.empty();
        }
    }

    Optional<Boolean> flag(String path) {
        Optional<String> text = string(path);
        Optional<Boolean> flag = text.flatMap(Truth::of);
        if (text.isPresent() && flag.isEmpty()) {
            report(path, "'%s' is neither true nor false".formatted(text.get()));
        }
        return flag;
    }

    Optional<List<String>> texts(String path) {
        return read(path, () -> config.getStringList(path));
    }

    Optional<Integer> whole(String path, int min, int max) {
        return bounded(path, whole(path, () -> config.getInt(path)), min, max, String::valueOf);
    }

    Optional<Integer> bytes(String path, long min, long max) {
        return bounded(
                        path,
                        read(path, () -> config.getBytes(path)),
                        min,
                        max,
                        bytes -> bytes + " bytes")
                .map(Math::toIntExact);
    }

    Optional<Long> size(String path, long min, long max) {
        return bounded(
                path, read(path, () -> config.getBytes(path)), min, max, bytes -> bytes + " bytes");
    }

    Optional<Long> number(String path, long min, long max) {
        return bounded(path, whole(path, () -> config.getLong(path)), min, max, String::valueOf);
    }

    Optional<Double> real(String path, double min, double max) {
        return bounded(path, read(path, () -> config.getDouble(path)), min, max, String::valueOf);
    }

    Optional<Duration> duration(String path, Duration min, Duration max) {
        return bounded(
                path, read(path, () -> config.getDuration(path)), min, max, ConfigReader::seconds);
    }

    <E extends Enum<E>> Optional<E> choice(String path, Class<E> type) {
        return string(path)
                .flatMap(
                        text -> {
                            String wanted = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
                            Optional<E> found =
                                    Arrays.stream(type.getEnumConstants())
                                            .filter(constant -> constant.name().equals(wanted))
                                            .findFirst();
                            if (found.isEmpty()) {
                                report(
                                        path,
                                        "'%s' is not one of %s".formatted(text, choices(type)));
                            }
                            return found;
                        });
    }

    /** The library cuts off what stands behind the point. */
    private <N> Optional<N> whole(String path, Supplier<N> value) {
        Optional<Number> number = read(path, () -> config.getNumber(path));
        if (number.isPresent() && number.get().doubleValue() % 1 != 0) {
            report(path, "%s is no whole number".formatted(number.get()));
            return Optional.empty();
        }
        return number.isEmpty() ? Optional.empty() : read(path, value);
    }

    private Optional<String> string(String path) {
        return read(path, () -> config.getString(path));
    }

    private <T> Optional<T> read(String path, Supplier<T> value) {
        known.add(path);
        if (!config.hasPath(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(value.get());
        } catch (ConfigException e) {
            report(
                    path,
                    "'%s' does not fit: %s"
                            .formatted(
                                    config.getValue(path).unwrapped(),
                                    withoutOrigin(e.getMessage())));
            return Optional.empty();
        }
    }

    private <T extends Comparable<T>> Optional<T> bounded(
            String path, Optional<T> read, T min, T max, Function<T, String> wording) {
        boolean fits =
                read.isEmpty()
                        || (read.get().compareTo(min) >= 0 && read.get().compareTo(max) <= 0);
        if (!fits) {
            report(
                    path,
                    "%s is not from %s to %s"
                            .formatted(
                                    wording.apply(read.get()),
                                    wording.apply(min),
                                    wording.apply(max)));
            return Optional.empty();
        }
        return read;
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
