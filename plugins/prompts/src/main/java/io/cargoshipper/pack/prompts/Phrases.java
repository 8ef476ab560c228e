package io.cargoshipper.pack.prompts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Texts of errors that everybody meets, and what they mean. What matched is never repeated, only
 * our explanation is: the text itself came from a container.
 *
 * @param phrases the errors with an explanation each, the particular ones first
 */
record Phrases(List<Phrase> phrases) {

    /**
     * One of them.
     *
     * @param error finds it in lower case
     * @param meaning what it says, in our words
     */
    record Phrase(Pattern error, String meaning) {

        boolean isIn(String lowerCase) {
            return error.matcher(lowerCase).find();
        }
    }

    /**
     * @param errors regular expressions, any of which may be found, in lower case
     */
    static Phrase phrase(String meaning, String... errors) {
        return new Phrase(Pattern.compile(String.join("|", errors)), meaning);
    }

    /** The meaning of the first phrase that a text contains. */
    Optional<String> explain(String text) {
        String lowerCase = text.toLowerCase(Locale.ROOT);
        return phrases.stream().filter(it -> it.isIn(lowerCase)).findFirst().map(Phrase::meaning);
    }
}
