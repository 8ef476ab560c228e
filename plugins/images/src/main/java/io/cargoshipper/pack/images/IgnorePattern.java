package io.cargoshipper.pack.images;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A pattern of an ignore file: Go's {@code filepath.Match}, and {@code **} for any number of
 * folders. The builders' matcher has its own way with {@code **} at the start and at the end of a
 * pattern that is plain else; that is kept: {@code **.log} matches whatever ends so, in any folder.
 */
final class IgnorePattern {

    private static final String ANY_DEPTH = "**";

    private final boolean exception;
    private final Predicate<String> whole;

    /** For each folder on the way to what it matches, up to the first of any depth. */
    private final List<Predicate<String>> steps;

    private final boolean anyDepth;

    private IgnorePattern(boolean exception, String pattern) {
        this.exception = exception;
        this.whole = matcher(pattern);
        List<Predicate<String>> found = new ArrayList<>();
        boolean endless = false;
        for (String step : pattern.split("/", -1)) {
            // A set with a slash in it cannot be told apart here, and may be anything.
            endless |= step.contains(ANY_DEPTH) || step.contains("[");
            if (!endless) {
                found.add(matcher(step));
            }
        }
        this.steps = List.copyOf(found);
        this.anyDepth = endless;
    }

    /**
     * Reads a pattern.
     *
     * @param cleaned a clean path, after an exclamation mark where it is an exception
     * @throws IllegalArgumentException when it is malformed
     */
    static IgnorePattern of(String cleaned) {
        boolean exception = cleaned.startsWith("!");
        String pattern = exception ? cleaned.substring(1) : cleaned;
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException("an exception needs a pattern after '!'");
        }
        return new IgnorePattern(exception, pattern);
    }

    /** Whether it brings back what patterns before it took out. */
    boolean isException() {
        return exception;
    }

    /** Whether it matches a path itself, whatever it makes of the folders above. */
    boolean matches(String path) {
        return whole.test(path);
    }

    /** Whether it could match something below a folder. */
    boolean couldMatchBelow(String folder) {
        String[] folders = folder.split("/", -1);
        for (int i = 0; i < Math.min(folders.length, steps.size()); i++) {
            if (!steps.get(i).test(folders[i])) {
                return false;
            }
        }
        return anyDepth || steps.size() > folders.length;
    }

    private static Predicate<String> matcher(String pattern) {
        GlobRegex regex = GlobRegex.of(pattern);
        if (regex.isPlain()) {
            return pattern::equals;
        }
        if (regex.isPlainAfterStart()) {
            String suffix = pattern.substring(ANY_DEPTH.length());
            return suffix.startsWith("/")
                    ? path -> path.endsWith(suffix) || path.equals(suffix.substring(1))
                    : path -> path.endsWith(suffix);
        }
        if (regex.isPlainBeforeEnd()) {
            String prefix = pattern.substring(0, pattern.length() - ANY_DEPTH.length());
            return path -> path.startsWith(prefix);
        }
        Pattern compiled = regex.compile();
        return path -> compiled.matcher(path).matches();
    }
}
