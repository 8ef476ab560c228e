package io.cargoshipper.host.shape;

/**
 * Finds passwords in URLs: {@code scheme://user:password@host}, and tokens in the place of the
 * user. Passwords are often written with characters that a URL has no place for, so one may go on
 * behind a slash.
 */
final class UrlPasswords {

    /** What is further away from the beginning of a URL is no user information. */
    private static final int LONGEST = 600;

    private static final int SHORTEST_TOKEN = 20;

    private UrlPasswords() {}

    static void find(String text, Hits hits) {
        int at = text.indexOf(':');
        while (at >= 0) {
            int start =
                    text.startsWith("//", at + 1)
                            ? at + 3
                            : text.startsWith("\\/\\/", at + 1) ? at + 5 : -1;
            int next = start < 0 ? at + 1 : Math.max(at + 1, userInformation(text, start, hits));
            at = text.indexOf(':', next);
        }
        dataSources(text, hits);
    }

    /** Returns where to go on. */
    private static int userInformation(String text, int start, Hits hits) {
        int limit = Math.min(text.length(), start + LONGEST);
        int colon = -1;
        int at = -1;
        int end = start;
        while (end < limit && !endsUrl(text.charAt(end))) {
            char c = text.charAt(end);
            if (c == '@') {
                at = end;
            } else if (c == ':' && colon < 0 && at < 0) {
                colon = end;
            } else if ((c == '/' || c == '?' || c == '#')
                    && (at >= 0 || !mayGoOn(text, start, colon, end))) {
                break;
            }
            end++;
        }
        if (at < 0) {
            return start;
        }
        if (colon >= 0 && colon < at) {
            if (!HarmlessValues.isHarmless(text, colon + 1, at, false)) {
                hits.add(colon + 1, at, "url password");
            }
        } else if (isToken(text, start, at)) {
            hits.add(start, at, "url token");
        }
        return at;
    }

    /** Behind a colon that no port follows there may be a password with a slash in it. */
    private static boolean mayGoOn(String text, int start, int colon, int end) {
        if (colon < 0 || text.charAt(start) == '[') {
            return false; // no password, or an address of IPv6
        }
        for (int i = colon + 1; i < end; i++) {
            if (!TextChars.isDigit(text.charAt(i))) {
                return text.charAt(i) != '/';
            }
        }
        return false;
    }

    private static boolean endsUrl(char c) {
        return TextChars.isSpace(c) || TextChars.isQuote(c) || c == '<' || c == '>' || c == '|';
    }

    private static boolean isToken(String text, int start, int end) {
        if (end - start < SHORTEST_TOKEN) {
            return false;
        }
        boolean digit = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!TextChars.isLetterOrDigit(c) && c != '_' && c != '-') {
                return false;
            }
            digit |= TextChars.isDigit(c);
        }
        return digit;
    }

    /** {@code user:password@tcp(host)/name}, as Go's drivers write it. */
    private static void dataSources(String text, Hits hits) {
        int at = text.indexOf('@');
        int floor = 0;
        while (at >= 0) {
            if (text.startsWith("tcp(", at + 1) || text.startsWith("unix(", at + 1)) {
                int start = at;
                while (start > floor && at - start < LONGEST && !endsUrl(text.charAt(start - 1))) {
                    start--;
                }
                int colon = text.indexOf(':', start);
                if (colon >= 0 && colon < at && !Marker.isAt(text, colon + 1)) {
                    hits.add(colon + 1, at, "url password");
                }
            }
            floor = at + 1;
            at = text.indexOf('@', floor);
        }
    }
}
