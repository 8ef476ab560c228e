package io.cargoshipper.host.shape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The places of one text that hold secrets. Places that overlap become one. */
final class Hits {

    /**
     * A place.
     *
     * @param start its first character
     * @param end the one behind its last
     * @param rule the rule that found it
     */
    record Hit(int start, int end, String rule) {

        int length() {
            return end - start;
        }

        private Hit joined(Hit other) {
            Hit longer = other.length() > length() ? other : this;
            return new Hit(start, Math.max(end, other.end), longer.rule);
        }
    }

    private record Span(int start, int end) {}

    /** Made when something is found, which is seldom. */
    private List<Hit> found = List.of();

    private List<Span> spared = List.of();

    /** Adds a place; an empty one is none. */
    void add(int start, int end, String rule) {
        if (end > start) {
            found = found.isEmpty() ? new ArrayList<>() : found;
            found.add(new Hit(start, end, rule));
        }
    }

    /** Says that a place holds no secret, whatever rule says so. */
    void spare(int start, int end) {
        spared = spared.isEmpty() ? new ArrayList<>() : spared;
        spared.add(new Span(start, end));
    }

    /** The places, none of which touches another, in their order. */
    List<Hit> merged() {
        if (found.size() < 2 && spared.isEmpty()) {
            return List.copyOf(found);
        }
        List<Hit> sorted = new ArrayList<>(found);
        sorted.removeIf(hit -> spared.stream().anyMatch(span -> isWithin(hit, span)));
        sorted.sort(Comparator.comparingInt(Hit::start));
        List<Hit> merged = new ArrayList<>();
        for (Hit hit : sorted) {
            int last = merged.size() - 1;
            if (last >= 0 && hit.start() < merged.get(last).end()) {
                merged.set(last, merged.get(last).joined(hit));
            } else {
                merged.add(hit);
            }
        }
        return merged;
    }

    private static boolean isWithin(Hit hit, Span span) {
        return hit.start() >= span.start() && hit.end() <= span.end();
    }

    /** The text with a marker in each place. */
    String redacted(String text) {
        if (found.isEmpty()) {
            return text;
        }
        StringBuilder redacted = new StringBuilder(text.length());
        int at = 0;
        for (Hit hit : merged()) {
            redacted.append(text, at, hit.start()).append(Marker.of(hit.rule()));
            at = hit.end();
        }
        return redacted.append(text, at, text.length()).toString();
    }
}
