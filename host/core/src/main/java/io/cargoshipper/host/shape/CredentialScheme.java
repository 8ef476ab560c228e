package io.cargoshipper.host.shape;

import java.util.Locale;
import java.util.Set;

/** The scheme before credentials, which stays readable: {@code Bearer}, {@code Basic}. */
final class CredentialScheme {

    /** Of IANA's registry of HTTP authentication schemes, and what some services use. */
    private static final Set<String> OF_ONE_WORD =
            Set.of("bearer", "basic", "token", "apikey", "bot", "negotiate", "key", "dpop", "ntlm");

    private static final int LONGEST = 20;

    private CredentialScheme() {}

    /** Where the credentials begin: behind the scheme, if one is named. */
    static int after(String text, int start, int end) {
        int name = start;
        while (name < end && name - start < LONGEST && TextChars.isOfKey(text.charAt(name))) {
            name++;
        }
        boolean spaced = name < end && TextChars.isBlank(text.charAt(name));
        String scheme = text.substring(start, name).toLowerCase(Locale.ROOT);
        boolean named =
                spaced
                        && (OF_ONE_WORD.contains(scheme)
                                || scheme.equals("digest")
                                || isAws(scheme));
        return named ? Math.min(end, TextChars.afterBlanks(text, name)) : start;
    }

    /**
     * Where credentials end that are not quoted.
     *
     * @param beginsLine whether their key begins the line, which is all theirs then
     */
    static int end(String text, int start, boolean beginsLine) {
        int from = after(text, start, Math.min(text.length(), start + 2 * LONGEST));
        String scheme = text.substring(start, from).strip().toLowerCase(Locale.ROOT);
        boolean oneWord = scheme.isEmpty() ? !beginsLine : OF_ONE_WORD.contains(scheme);
        return oneWord ? ValueAfter.word(text, from, false) : ValueAfter.rest(text, from);
    }

    private static boolean isAws(String scheme) {
        return scheme.startsWith("aws4-hmac-");
    }
}
