package io.cargoshipper.api.builder;

import io.cargoshipper.api.index.IndexRules;
import java.util.Locale;

/** Rules for texts that are shown to models and people. */
final class Texts {

    private Texts() {}

    /** Reports a description that is too long. */
    static void checkLength(String label, String text, Problems problems) {
        if (text.length() > IndexRules.MAX_DESCRIPTION) {
            problems.add(
                    "%s has %,d characters, more than %,d"
                            .formatted(label, text.length(), IndexRules.MAX_DESCRIPTION),
                    "shorten it: one or two sentences serve a model best");
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
