package io.cargoshipper.host.shape;

import io.cargoshipper.host.policy.RedactionRules;
import java.util.Map;
import java.util.Optional;

/**
 * Makes what packs and engines say fit for clients and logs: {@link Cleaning cleaned}, since a
 * secret may hide behind characters that nobody sees, and with {@code [redacted: <rule>]} in place
 * of the values of secrets. What is a secret is told by the key before it, by how it looks, and by
 * where it stands in a URL or a command line; in doubt it is one.
 *
 * <p>Throws nothing but {@link NoStandInException}, and that only of a schema, takes time in
 * proportion to what it is given, adds at most some 40 characters for each secret, and leaves alone
 * what it has redacted before. Thread-safe.
 */
public final class Redactor {

    /** {@code PASSWORD 'x'}; most texts in results are shorter. */
    private static final int SHORTEST_FORMAT = 12;

    /** Two are enough for what programs write. */
    static final int MOST_ROUNDS = 5;

    /** The last one that was made: policy seldom changes, and every call asks. */
    private static volatile Redactor last = new Redactor(RedactionRules.NONE);

    private final RedactionRules rules;
    private final SecretKeys keys;
    private final Assignments assignments;
    private final CommandOptions options;

    private Redactor(RedactionRules rules) {
        this.rules = rules;
        this.keys = new SecretKeys(rules.allow(), rules.deny());
        this.assignments = new Assignments(keys);
        this.options = new CommandOptions(keys);
    }

    /** A redactor that follows what policy says of keys, beside what the host knows by itself. */
    public static Redactor of(RedactionRules rules) {
        Redactor known = last;
        if (!known.rules.equals(rules)) {
            known = new Redactor(rules);
            last = known;
        }
        return known;
    }

    /** Returns a text without the values of secrets. */
    public String text(String text) {
        return redacted(Cleaning.clean(text));
    }

    /**
     * Returns a clean text without the values of secrets. One that has some is looked at again:
     * what a secret has hidden from a rule, the rule sees in the end.
     */
    String redacted(String text) {
        if (text.length() < SHORTEST_FORMAT && TextTraits.of(text) == 0) {
            return text;
        }
        String redacted = text;
        for (int i = 0; i < MOST_ROUNDS; i++) {
            String before = redacted;
            redacted = hits(before).redacted(before);
            if (redacted.equals(before)) {
                return redacted;
            }
        }
        return redacted;
    }

    /** Returns JSON values without the values of secrets. What they are of is not known. */
    public Map<String, Object> json(Map<String, ?> values) {
        return json(values, ResultSchema.of(Optional.empty()), Places.NONE);
    }

    /**
     * Returns the JSON values of a result, or of arguments.
     *
     * @param schema their schema, which the redacted values meet too wherever there is a way
     * @param secret places whose values are secrets whatever their keys
     * @throws NoStandInException if the schema takes nothing in place of a secret
     */
    public Map<String, Object> json(Map<String, ?> values, ResultSchema schema, Places secret) {
        Map<String, Object> redacted = new JsonRedaction(this, keys).object(values, schema, secret);
        if (!UniqueItems.restored(redacted, schema)) {
            throw new NoStandInException("a list whose items have to differ");
        }
        return redacted;
    }

    /** The secrets in a text that is clean. */
    Hits hits(String text) {
        Hits hits = new Hits();
        int traits = TextTraits.of(text);
        if (text.length() >= SHORTEST_FORMAT) {
            TokenFormats.known().find(text, hits);
        }
        if (TextTraits.has(traits, TextTraits.AT)) {
            UrlPasswords.find(text, hits);
        }
        if (TextTraits.has(traits, TextTraits.SIGN)) {
            assignments.find(text, hits);
        }
        if (TextTraits.has(traits, TextTraits.DASH)) {
            PrivateKeys.find(text, hits);
            options.find(text, false, hits);
        }
        return hits;
    }

    /** The secrets in a command line: clean words, joined by {@link TextChars#ELEMENT}. */
    Hits hitsInWords(String joined) {
        Hits hits = new Hits();
        options.find(joined, true, hits);
        return hits;
    }
}
