package io.cargoshipper.host.shape;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Redacts lists of texts: the words of a command line, where an option and its value are two of
 * them, and variables, each of which is {@code KEY=} and all the rest.
 */
final class WordListRedaction {

    private static final int LONGEST_KEY = 200;

    private final Redactor redactor;
    private final SecretKeys keys;

    WordListRedaction(Redactor redactor, SecretKeys keys) {
        this.redactor = redactor;
        this.keys = keys;
    }

    /**
     * Returns the list without the values of secrets.
     *
     * @param words all of them texts
     * @param program the words before them, which say what their options mean
     */
    List<Object> redacted(Collection<?> words, List<?> program) {
        List<String> cleaned = words.stream().map(word -> Cleaning.clean((String) word)).toList();
        List<String> redacted = cleaned;
        for (int i = 0; i < Redactor.MOST_ROUNDS; i++) {
            List<String> before = redacted;
            redacted = once(before, program);
            if (redacted.equals(before)) {
                break;
            }
        }
        return new ArrayList<>(redacted);
    }

    private List<String> once(List<String> words, List<?> program) {
        List<Hits> hits = new ArrayList<>();
        words.forEach(word -> hits.add(inOne(word)));
        if (words.stream().anyMatch(word -> word.startsWith("-"))) {
            addOptions(words, program, hits);
        }
        List<String> redacted = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            redacted.add(hits.get(i).redacted(words.get(i)));
        }
        return redacted;
    }

    private Hits inOne(String word) {
        Hits hits = redactor.hits(word);
        int equals = word.indexOf('=');
        if (equals > 0 && equals <= LONGEST_KEY && isKey(word, equals)) {
            KeyKind kind = keys.judge(word.substring(0, equals));
            if (kind == KeyKind.SPARED) {
                hits.spare(equals + 1, word.length());
            } else if (kind.isSecret()
                    && !HarmlessValues.isHarmless(word, equals + 1, word.length(), false)
                    && !word.startsWith("PWD=/")) {
                hits.add(equals + 1, word.length(), "key");
            }
        }
        return hits;
    }

    private static boolean isKey(String word, int end) {
        if (word.charAt(0) == '-') {
            return false; // an option
        }
        for (int i = 0; i < end; i++) {
            char c = word.charAt(i);
            if (!TextChars.isOfKey(c) && c != '/') {
                return false;
            }
        }
        return true;
    }

    private void addOptions(List<String> words, List<?> program, List<Hits> hits) {
        StringBuilder joined = new StringBuilder();
        for (Object word : program) {
            joined.append(Cleaning.clean(String.valueOf(word))).append(TextChars.ELEMENT);
        }
        List<Integer> starts = new ArrayList<>();
        for (String word : words) {
            starts.add(joined.length());
            joined.append(word).append(TextChars.ELEMENT);
        }
        int at = 0;
        for (Hits.Hit hit : redactor.hitsInWords(joined.toString()).merged()) {
            if (hit.start() < starts.get(0)) {
                continue; // of the program, which is not in the list
            }
            while (at + 1 < starts.size() && starts.get(at + 1) <= hit.start()) {
                at++;
            }
            int start = starts.get(at);
            hits.get(at).add(hit.start() - start, hit.end() - start, hit.rule());
        }
    }
}
