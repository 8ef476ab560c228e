package io.cargoshipper.pack.prompts;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that stands out, in our own words: numbers, words of the engine's own, and names that
 * {@link Trusted} let through. What a container wrote is in the evidence.
 *
 * @param weight how much it matters
 * @param text what it is, with the engine's fields that say so
 */
record Finding(Weight weight, String text) {

    /** How much a finding matters, most first. */
    enum Weight {
        /** By itself enough to explain a failure. */
        CAUSE,
        /** Likely to matter. */
        WARNING,
        /** Good to know. */
        NOTE
    }

    static Finding cause(String text) {
        return new Finding(Weight.CAUSE, text);
    }

    static Finding warning(String text) {
        return new Finding(Weight.WARNING, text);
    }

    static Finding note(String text) {
        return new Finding(Weight.NOTE, text);
    }

    /** A numbered list, what matters most first. */
    static String list(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "  none: nothing in the engine's facts stands out";
        }
        List<Finding> sorted =
                findings.stream().sorted(Comparator.comparing(Finding::weight)).toList();
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < sorted.size(); i++) {
            Finding finding = sorted.get(i);
            list.append("  %d. %s: %s\n".formatted(i + 1, finding.weight(), finding.text()));
        }
        return list.toString();
    }

    /** A bulleted list, in the order given. */
    static String bullets(List<String> lines) {
        return lines.stream().map(line -> "  - " + line).collect(Collectors.joining("\n"));
    }
}
