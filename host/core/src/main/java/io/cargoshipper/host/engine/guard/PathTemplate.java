package io.cargoshipper.host.engine.guard;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of an endpoint's path: fixed segments, with at most one name among them. {@code {id}}
 * takes one segment, {@code {name...}} takes one or more, as image names do.
 *
 * @param before the fixed segments before the name
 * @param name how many segments the name takes
 * @param after the fixed segments after the name
 */
public record PathTemplate(List<String> before, Name name, List<String> after) {

    private static final Pattern FIXED = Pattern.compile("[a-z_]+");
    private static final Pattern VARIABLE = Pattern.compile("\\{[a-z]+(\\.\\.\\.)?}");

    /** What stands for a name. */
    public enum Name {
        NONE,
        ONE_SEGMENT,
        SEGMENTS
    }

    public PathTemplate {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /**
     * Reads a template such as {@code /images/{name...}/json}.
     *
     * @throws IllegalArgumentException when it has any other form
     */
    static PathTemplate parse(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("'%s' does not start with /".formatted(text));
        }
        List<String> segments = List.of(text.substring(1).split("/", -1));
        Name name = Name.NONE;
        int at = segments.size();
        for (int i = 0; i < segments.size(); i++) {
            Matcher variable = VARIABLE.matcher(segments.get(i));
            if (variable.matches() && name == Name.NONE) {
                name = variable.group(1) == null ? Name.ONE_SEGMENT : Name.SEGMENTS;
                at = i;
            } else if (!FIXED.matcher(segments.get(i)).matches()) {
                throw new IllegalArgumentException(
                        "'%s' in '%s' is neither fixed nor the only name"
                                .formatted(segments.get(i), text));
            }
        }
        return new PathTemplate(
                segments.subList(0, at),
                name,
                segments.subList(Math.min(at + 1, segments.size()), segments.size()));
    }

    /**
     * Compares with the decoded segments of a path.
     *
     * @return the name in it, blank when the template has none; empty when it does not match
     */
    Optional<String> match(List<String> segments) {
        int named = segments.size() - before.size() - after.size();
        boolean fits =
                switch (name) {
                    case NONE -> named == 0;
                    case ONE_SEGMENT -> named == 1;
                    case SEGMENTS -> named >= 1;
                };
        if (!fits
                || !segments.subList(0, before.size()).equals(before)
                || !segments.subList(before.size() + named, segments.size()).equals(after)) {
            return Optional.empty();
        }
        return Optional.of(
                String.join("/", segments.subList(before.size(), before.size() + named)));
    }

    /**
     * A request's path and query with another name in it.
     *
     * @param target one that matches, whose name takes one segment
     * @param other a name that needs no escapes
     */
    String rename(String target, String other) {
        String path = EnginePath.withoutQuery(target);
        String[] segments = path.split("/", -1);
        segments[segments.length - 1 - after.size()] = other;
        return String.join("/", segments) + target.substring(path.length());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        before.forEach(segment -> text.append('/').append(segment));
        switch (name) {
            case NONE -> {}
            case ONE_SEGMENT -> text.append("/{id}");
            case SEGMENTS -> text.append("/{name...}");
        }
        after.forEach(segment -> text.append('/').append(segment));
        return text.toString();
    }
}
