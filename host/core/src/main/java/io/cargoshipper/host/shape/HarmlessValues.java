package io.cargoshipper.host.shape;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells values that are no secrets although their keys say so: a switch, a reference to where the
 * secret is, a word of a sentence.
 */
final class HarmlessValues {

    private static final int LONGEST = 300;

    private static final Set<String> NONE =
            Set.of(
                    "true",
                    "false",
                    "yes",
                    "no",
                    "on",
                    "off",
                    "null",
                    "nil",
                    "none",
                    "undefined",
                    "unset",
                    "default",
                    "required",
                    "optional",
                    "disabled",
                    "enabled",
                    "string",
                    "str",
                    "auto",
                    "never",
                    "always",
                    "{}",
                    "[]",
                    "-",
                    "|",
                    ">",
                    "|-",
                    ">-");

    private static final Set<String> IN_SENTENCES =
            Set.of(
                    "a",
                    "accepted",
                    "an",
                    "and",
                    "are",
                    "authentication",
                    "bytes",
                    "cannot",
                    "changed",
                    "could",
                    "created",
                    "denied",
                    "does",
                    "empty",
                    "expected",
                    "expired",
                    "expires",
                    "failed",
                    "failure",
                    "for",
                    "found",
                    "from",
                    "generated",
                    "has",
                    "in",
                    "incorrect",
                    "invalid",
                    "is",
                    "malformed",
                    "mismatch",
                    "missing",
                    "must",
                    "not",
                    "of",
                    "ok",
                    "or",
                    "please",
                    "received",
                    "rejected",
                    "reset",
                    "revoked",
                    "the",
                    "to",
                    "unauthorized",
                    "unexpected",
                    "unknown",
                    "unsupported",
                    "updated",
                    "valid",
                    "verified",
                    "was",
                    "with",
                    "wrong");

    /**
     * A variable, a template, a place holder, a path, an address in a store of secrets. A variable
     * with a default value is not among them: the default may be the secret.
     */
    private static final Pattern REFERENCE =
            Pattern.compile(
                    "\\$\\{\\w{1,80}\\}|\\$\\{\\w{1,80}:?\\?[^}]{0,80}\\}|\\$[A-Z_][A-Z0-9_]{0,80}|%[A-Z_]{1,80}%"
                            + "|\\$?\\{\\{[^}]{1,120}\\}\\}|<[A-Za-z][A-Za-z _-]{0,40}>|[*•.x]{3,80}|…"
                            + "|[(\\[<](?i:redacted|hidden|masked|secret)[)\\]>]|(?i:redacted|masked)"
                            + "|/(?:run|var|etc|opt|home|root|tmp|usr|mnt|srv|app|data|secrets|vault|config)/[\\w./@-]{1,200}"
                            + "|(?:/[\\w.@-]{1,60}){1,12}\\.[a-z]{1,8}"
                            + "|(?:op|sm|awssm|gcpsm|azurekv|vault|secretsmanager)://[\\w./ @-]{1,200}"
                            + "|vault:[\\w./-]{1,150}#[\\w.-]{1,80}|ref\\+[a-z]+://\\S{1,200}"
                            + "|arn:aws[\\w-]{0,10}:(?:secretsmanager|ssm|kms):\\S{1,200}"
                            + "|(?:env|file|fd):[\\w./-]{1,200}|id=\\S{1,200}");

    private HarmlessValues() {}

    /**
     * Whether a value is none.
     *
     * @param sentence whether it may be a word in a sentence: it stands behind a colon, unquoted
     */
    static boolean isHarmless(String text, int start, int end, boolean sentence) {
        if (end <= start || Marker.isAt(text, start)) {
            return true;
        }
        if (end - start > LONGEST) {
            return false;
        }
        String value = text.substring(start, end).strip();
        String lower = value.toLowerCase(Locale.ROOT);
        if (value.isEmpty() || NONE.contains(lower) || REFERENCE.matcher(value).matches()) {
            return true;
        }
        return sentence && IN_SENTENCES.contains(firstWord(lower));
    }

    /** Whether a value might be a secret by its looks: no plain word, no small number. */
    static boolean looksSecret(String value) {
        if (value.length() < 6) {
            return false;
        }
        boolean digit = false;
        boolean other = false;
        boolean letter = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (TextChars.isSpace(c)) {
                return false; // a sentence
            }
            digit |= TextChars.isDigit(c);
            letter |= TextChars.isLetter(c);
            other |= !TextChars.isLetterOrDigit(c) && c != '.' && c != ',' && c != '-' && c != '_';
        }
        return (digit || other) && letter;
    }

    private static String firstWord(String value) {
        int end = 0;
        while (end < value.length() && TextChars.isLetter(value.charAt(end))) {
            end++;
        }
        boolean whole = end == value.length() || !TextChars.isLetterOrDigit(value.charAt(end));
        return whole ? value.substring(0, end) : "";
    }
}
