package io.cargoshipper.host.policy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ports of the host, from one to another.
 *
 * @param first at least 1
 * @param last at least the first, at most 65535
 */
public record PortRange(int first, int last) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,5})(?:\\s*-\\s*(\\d{1,5}))?");
    private static final int HIGHEST = 65_535;

    public PortRange {
        if (first < 1 || last < first || last > HIGHEST) {
            throw new IllegalArgumentException(
                    "%d-%d is no range from 1 to %d".formatted(first, last, HIGHEST));
        }
    }

    /** Reads {@code 443} or {@code 8000-8999}; empty if the text is neither. */
    public static Optional<PortRange> of(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(written.group(1));
        int last = written.group(2) == null ? first : Integer.parseInt(written.group(2));
        return first < 1 || last < first || last > HIGHEST
                ? Optional.empty()
                : Optional.of(new PortRange(first, last));
    }

    /** Whether a port is one of them. */
    public boolean contains(int port) {
        return first <= port && port <= last;
    }

    /** Whether some port is in both. */
    boolean overlaps(PortRange other) {
        return first <= other.last && other.first <= last;
    }

    @Override
    public String toString() {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
