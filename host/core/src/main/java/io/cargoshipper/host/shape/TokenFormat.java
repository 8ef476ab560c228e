package io.cargoshipper.host.shape;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets that are known by how they look.
 *
 * @param rule what they are, for the marker
 * @param prefixes how they begin; a cheap first look
 * @param run how many letters, digits, {@code _} and {@code -} they begin with; a second one
 * @param pattern what they look like; what its first group matches is the secret, if it has one
 */
record TokenFormat(String rule, List<String> prefixes, int run, Pattern pattern) {

    TokenFormat {
        prefixes = List.copyOf(prefixes);
    }

    /** Whether one may begin at a place. */
    private boolean mayBeginAt(String text, int at) {
        if (!hasRun(text, at)) {
            return false;
        }
        for (String prefix : prefixes) {
            if (text.startsWith(prefix, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasRun(String text, int at) {
        if (text.length() - at < run) {
            return false;
        }
        for (int i = at; i < at + run; i++) {
            if (!isOfToken(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Adds the secret that begins at a place.
     *
     * @param limit where to look no further
     * @return where to go on: the place itself if there is none
     */
    int find(String text, int at, int limit, Hits hits) {
        if (!mayBeginAt(text, at)) {
            return at;
        }
        Matcher matcher = pattern.matcher(text).region(at, limit).useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return at;
        }
        int group = matcher.groupCount() > 0 ? 1 : 0;
        if (Marker.isAt(text, matcher.start(group))) {
            return at;
        }
        int end = restOfToken(text, matcher.end(group));
        hits.add(matcher.start(group), end, rule);
        return end;
    }

    /** What goes on behind one is of it: rather too much is redacted than too little. */
    private static int restOfToken(String text, int from) {
        int end = from;
        while (end < text.length() && isOfToken(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfToken(char c) {
        return TextChars.isLetterOrDigit(c) || c == '_' || c == '-';
    }
}
