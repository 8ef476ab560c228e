package io.cargoshipper.host.policy;

import java.util.Objects;
import java.util.Optional;

/**
 * One thing that policy decided, in the words that a client hears and {@code policy explain}
 * prints.
 *
 * @param subject what was decided on: a tool, a tier, an effect
 * @param allowed whether this lets it pass
 * @param layer the layer that decided, the first of them if several did
 * @param place the key or variable, and where it stands
 * @param words what was decided, with every layer that did
 * @param mend what would allow it, where it is refused or waits for a person
 */
public record Decision(
        String subject,
        boolean allowed,
        String layer,
        String place,
        String words,
        Optional<String> mend) {

    public Decision {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(layer, "layer");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(mend, "mend");
    }

    /** What is let pass. */
    static Decision allowed(String subject, String layer, String place, String words) {
        return new Decision(subject, true, layer, place, words, Optional.empty());
    }

    /** What is let pass because of a setting. */
    static Decision allowed(String subject, Said<?> said, String words) {
        return allowed(subject, said.source().name(), said.place().text(), words);
    }

    /** What is refused because of a setting. */
    static Decision refused(String subject, Said<?> said, String words, String mend) {
        return new Decision(
                subject,
                false,
                said.source().name(),
                said.place().text(),
                words,
                Optional.of(mend));
    }

    /** The words, and what would allow it. */
    public String text() {
        return mend.map(how -> words + "; " + how).orElse(words);
    }

    /** As a verdict. */
    Verdict verdict() {
        return allowed ? Verdict.ALLOWED : new Verdict.Refused(text(), layer, place);
    }
}
