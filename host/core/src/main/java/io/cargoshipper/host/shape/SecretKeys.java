package io.cargoshipper.host.shape;

import io.cargoshipper.host.policy.Glob;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells by a key whether its value is a secret. Keys are looked at word by word, so {@code
 * tokenizer} is no token, and a key that ends in what is about a secret but is none, {@code
 * PASSWORD_FILE}, has no secret either. What the operator says of a key comes first; of two lists
 * that name it, the one that redacts.
 */
final class SecretKeys {

    /** Keys repeat, in rows and from call to call; the judgement of so many is kept. */
    private static final int MOST_KEPT = 4096;

    private static final int LONGEST_KEPT = 80;

    private final List<Glob> allowed;
    private final List<Glob> denied;
    private final Map<String, KeyKind> known = new ConcurrentHashMap<>();

    /**
     * @param allowed keys whose values stay readable
     * @param denied keys whose values are redacted
     */
    SecretKeys(List<Glob> allowed, List<Glob> denied) {
        this.allowed = List.copyOf(allowed);
        this.denied = List.copyOf(denied);
    }

    KeyKind judge(String key) {
        KeyKind kept = known.get(key);
        if (kept != null) {
            return kept;
        }
        KeyKind kind = named(denied, key) ? KeyKind.STRONG : unlessAllowed(key);
        if (key.length() <= LONGEST_KEPT) {
            if (known.size() >= MOST_KEPT) {
                known.clear();
            }
            known.put(key, kind);
        }
        return kind;
    }

    /**
     * Whether a key tells about a secret, as {@code name} and {@code expires} do, though it has no
     * secret in it.
     */
    boolean isAbout(String key) {
        List<String> words = KeyWords.of(Marker.without(key));
        return !words.isEmpty() && SecretWords.ABOUT.contains(words.get(words.size() - 1));
    }

    /**
     * Whether what a key names is secrets if it has parts, and a number else: {@code tokens}, which
     * may be counted.
     */
    boolean isGroup(String key) {
        List<String> words = KeyWords.of(Marker.without(key));
        return !words.isEmpty()
                && words.get(words.size() - 1).equals("tokens")
                && !SecretWords.BEFORE_NO_SECRET.contains(words.get(0));
    }

    private KeyKind unlessAllowed(String key) {
        if (named(allowed, key)) {
            return KeyKind.SPARED;
        }
        return byWords(KeyWords.of(Marker.without(key)));
    }

    private static boolean named(List<Glob> globs, String key) {
        if (globs.isEmpty()) {
            return false;
        }
        String lower = key.toLowerCase(Locale.ROOT);
        return globs.stream().anyMatch(glob -> glob.matches(key) || glob.matches(lower));
    }

    private static KeyKind byWords(List<String> words) {
        if (words.isEmpty()) {
            return KeyKind.ORDINARY;
        }
        String last = words.get(words.size() - 1);
        String before = words.size() > 1 ? words.get(words.size() - 2) : "";
        KeyKind kind = byLast(last, before);
        if (kind != KeyKind.ORDINARY) {
            return last.equals("token") && SecretWords.BEFORE_NO_SECRET.contains(words.get(0))
                    ? KeyKind.ORDINARY
                    : kind;
        }
        if (isIdOfSecret(words)) {
            return KeyKind.WEAK;
        }
        return isAboutSecret(last, before) ? KeyKind.ORDINARY : byAny(words);
    }

    private static KeyKind byLast(String last, String before) {
        if (SecretWords.isStrong(last) || SecretWords.arePair(before, last)) {
            return KeyKind.STRONG;
        }
        return SecretWords.AT_END.getOrDefault(last, KeyKind.ORDINARY);
    }

    private static boolean isIdOfSecret(List<String> words) {
        int last = words.size() - 1;
        if (last < 1 || !words.get(last).equals("id")) {
            return false;
        }
        String before = words.get(last - 1);
        return SecretWords.WITH_SECRET_ID.contains(before)
                || (last > 1 && before.equals("key") && words.get(last - 2).equals("access"));
    }

    private static boolean isAboutSecret(String last, String before) {
        return SecretWords.ABOUT.contains(last)
                && !(before.equals("webhook") && SecretWords.ADDRESSES.contains(last));
    }

    private static KeyKind byAny(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (SecretWords.isStrong(words.get(i))
                    || (i > 0 && SecretWords.arePair(words.get(i - 1), words.get(i)))) {
                return KeyKind.STRONG;
            }
            if (words.get(i).equals("webhook")) {
                return KeyKind.WEAK;
            }
        }
        return KeyKind.ORDINARY;
    }
}
