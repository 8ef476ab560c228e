package io.cargoshipper.api.builder;

import io.cargoshipper.api.index.IndexRules;
import java.util.Locale;

/** Rules that tools, prompts and resources have in common. */
final class Texts {

    private Texts() {}

    /** Reports the name of a tool or prompt that is none. */
    static void checkName(String name, Problems problems) {
        if (!IndexRules.isToolName(name)) {
            problems.add(
                    "the name '%s' is not one that model providers accept".formatted(name),
                    "use 1 to 64 letters, digits, '_' and '-', starting with a letter or '_'");
        }
    }

    /**
     * Reports a description that is missing, or too long.
     *
     * @param label what is described: {@code tool 'run'}
     * @param mend what a good one says
     */
    static void checkDescription(String label, String text, String mend, Problems problems) {
        if (text.isBlank()) {
            problems.add(label + " has no description", mend);
        }
        checkLength("the description of " + label, text, problems);
    }

    /** Reports a text that is too long. */
    static void checkLength(String label, String text, Problems problems) {
        if (text.length() > IndexRules.MAX_DESCRIPTION) {
            problems.add(
                    "%s has %,d characters, more than %,d"
                            .formatted(label, text.length(), IndexRules.MAX_DESCRIPTION),
                    "shorten it: one or two sentences serve a model best");
        }
    }

    /** Reports a time limit that no host gives. */
    static void checkTimeout(int seconds, Problems problems) {
        if (!IndexRules.isTimeout(seconds)) {
            problems.add(
                    "timeoutSeconds = %d is out of bounds".formatted(seconds),
                    "give 1 to %d, or 0 for the host's own limit"
                            .formatted(IndexRules.MAX_TIMEOUT_SECONDS));
        }
    }

    /** A title made from a tool's name: {@code docker_list_images} is "Docker list images". */
    static String title(String name) {
        String words = name.replaceAll("[_-]+", " ").strip();
        return words.isEmpty()
                ? name
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
