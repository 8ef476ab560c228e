package io.cargoshipper.pack.images;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The rules of a {@code .dockerignore}: which files stay out of a build's context. Patterns apply
 * in their order, the last that matches a path or a folder above it decides, and one after an
 * exclamation mark brings back what those before it took out.
 *
 * @see <a href="https://docs.docker.com/build/concepts/context/#dockerignore-files">Docker's
 *     documentation</a>
 */
final class IgnoreRules {

    /** Nothing is ignored. */
    static final IgnoreRules NONE = new IgnoreRules(List.of());

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final List<IgnorePattern> patterns;

    private IgnoreRules(List<IgnorePattern> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /**
     * What the rules say of a path.
     *
     * @param ignored whether it stays out
     * @param matched which patterns match it or a folder above it
     */
    record Verdict(boolean ignored, BitSet matched) {

        /** Of the context itself, which no rule can take out. */
        static final Verdict OF_ROOT = new Verdict(false, new BitSet());
    }

    /**
     * Reads an ignore file.
     *
     * @throws IllegalArgumentException naming the line with a malformed pattern
     */
    static IgnoreRules parse(String text) {
        String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        List<IgnorePattern> patterns = new ArrayList<>();
        List<String> lines = plain.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.startsWith("#") && !line.isBlank()) {
                try {
                    patterns.add(IgnorePattern.of(cleaned(line.strip())));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                            "line %d: %s".formatted(i + 1, e.getMessage()), e);
                }
            }
        }
        return new IgnoreRules(patterns);
    }

    /** Judges a path by what was said of the folder that it is in. */
    Verdict of(String path, Verdict folder) {
        boolean ignored = false;
        BitSet matched = new BitSet(patterns.size());
        for (int i = 0; i < patterns.size(); i++) {
            IgnorePattern pattern = patterns.get(i);
            boolean matches = folder.matched().get(i);
            // One that would change nothing is not asked.
            if (!matches && pattern.isException() == ignored) {
                matches = pattern.matches(path);
            }
            if (matches) {
                matched.set(i);
                ignored = !pattern.isException();
            }
        }
        return new Verdict(ignored, matched);
    }

    /** Whether something below an ignored folder may be brought back. */
    boolean mayBringBackBelow(String folder) {
        return patterns.stream()
                .filter(IgnorePattern::isException)
                .anyMatch(pattern -> pattern.couldMatchBelow(folder));
    }

    /** A slash at the start or the end means nothing. */
    private static String cleaned(String line) {
        boolean exception = line.startsWith("!");
        String pattern = exception ? line.substring(1).strip() : line;
        String path = pattern.isEmpty() ? "" : CleanPath.of(pattern);
        String relative = path.length() > 1 && path.startsWith("/") ? path.substring(1) : path;
        return exception ? "!" + relative : relative;
    }
}
