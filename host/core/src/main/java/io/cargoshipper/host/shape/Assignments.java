package io.cargoshipper.host.shape;

import java.util.Optional;

/**
 * Finds secrets by the keys before them, in whatever notation: {@code KEY=value}, {@code "key":
 * "value"}, {@code key => value}, headers, connection strings, queries, lines of YAML and of
 * Dockerfiles. Each part of a text is looked at a bounded number of times.
 */
final class Assignments {

    private static final String RULE = "key";
    private static final int MOST_BLANKS = 8;

    private final SecretKeys keys;

    Assignments(SecretKeys keys) {
        this.keys = keys;
    }

    void find(String text, Hits hits) {
        new Search(text, hits).run();
    }

    /** One look through one text. */
    private final class Search {

        private final String text;
        private final Hits hits;
        private final NamedPairs pairs;
        private int lineStart;
        private int floor;

        private Search(String text, Hits hits) {
            this.text = text;
            this.hits = hits;
            this.pairs = new NamedPairs(text, keys);
        }

        private void run() {
            int at = 0;
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '\n') {
                    lineStart = at + 1;
                }
                at =
                        switch (c) {
                            case '=', ':' -> afterSign(at, c);
                            case '>' -> afterElement(at);
                            default -> at + 1;
                        };
            }
        }

        /** {@code <password>…</password>}. */
        private int afterElement(int sign) {
            int next = sign + 1;
            Optional<KeyBefore> key = KeyBefore.find(text, sign, floor);
            if (key.isEmpty()
                    || key.get().start() == 0
                    || text.charAt(key.get().start() - 1) != '<') {
                return next;
            }
            String name = key.get().text(text);
            KeyKind kind = keys.judge(name);
            if (kind == KeyKind.ORDINARY) {
                return next;
            }
            int end = next;
            while (end < text.length() && text.charAt(end) != '<' && text.charAt(end) != '\n') {
                end++;
            }
            add(kind, name, next, end, false);
            return done(end);
        }

        /** Returns where to go on. */
        private int afterSign(int sign, char c) {
            int next = sign + 1;
            char following = next < text.length() ? text.charAt(next) : ' ';
            if (c == ':' && following == '=') {
                return next; // the sign is the one that follows
            }
            if (isNoSign(sign, c, following)) {
                return next;
            }
            int keyEnd =
                    c == '=' && sign > 0 && ":+?".indexOf(text.charAt(sign - 1)) >= 0
                            ? sign - 1
                            : sign;
            Optional<KeyBefore> key = KeyBefore.find(text, keyEnd, floor);
            if (key.isEmpty()) {
                return next;
            }
            return judged(key.get(), c == '=' && following == '>' ? next + 1 : next, c, following);
        }

        private boolean isNoSign(int sign, char c, char following) {
            char before = sign > 0 ? text.charAt(sign - 1) : ' ';
            if (c == ':') {
                return following == ':'
                        || before == ':'
                        || isScheme(sign + 1)
                        || Marker.hasColon(text, sign);
            }
            return following == '='
                    || before == '='
                    || before == '!'
                    || before == '<'
                    || before == '>';
        }

        private boolean isScheme(int at) {
            return text.startsWith("//", at) || text.startsWith("\\/\\/", at);
        }

        private int judged(KeyBefore key, int next, char sign, char following) {
            String name = key.text(text);
            KeyKind kind = keys.judge(name);
            if (kind == KeyKind.ORDINARY) {
                kind = pairs.judge(name, key.start(), next);
            }
            if (kind == KeyKind.ORDINARY || isUserOfUrl(key)) {
                return next;
            }
            boolean arrow = sign == '=' && following == '>';
            int start = valueStart(key, next, sign == ':' || arrow);
            if (start >= text.length() || Marker.isAt(text, start) || opensObject(start)) {
                return next;
            }
            return valued(key, name, kind, sign, start);
        }

        /** What an object holds has keys of its own. */
        private boolean opensObject(int start) {
            return text.charAt(start) == '{'
                    && (start + 1 == text.length()
                            || TextChars.isSpace(text.charAt(start + 1))
                            || text.charAt(start + 1) == '}'
                            || Quote.isAt(text, start + 1));
        }

        /** A user name before a password in a URL is no key: {@code https://token:…@host}. */
        private boolean isUserOfUrl(KeyBefore key) {
            return key.start() >= 2
                    && text.charAt(key.start() - 1) == '/'
                    && (text.charAt(key.start() - 2) == '/'
                            || text.charAt(key.start() - 2) == '\\');
        }

        private int valueStart(KeyBefore key, int next, boolean blanksFollow) {
            int start = TextChars.afterBlanks(text, next);
            boolean skipped =
                    blanksFollow
                            || key.spaced()
                            || (start < text.length() && Quote.isAt(text, start));
            return skipped && start - next <= MOST_BLANKS ? start : next;
        }

        private int valued(KeyBefore key, String name, KeyKind kind, char sign, int start) {
            if (key.enclosing().isPresent()) {
                Quote around = key.enclosing().get();
                int end = around.closing(text, start);
                return inQuotes(kind, name, start, end, end);
            }
            if (Quote.isAt(text, start)) {
                Quote quote = Quote.at(text, start);
                int from = start + quote.length();
                int end = quote.closing(text, from);
                return inQuotes(kind, name, from, end, end + quote.length());
            }
            return bare(key, name, kind, sign, start);
        }

        private int inQuotes(KeyKind kind, String name, int start, int end, int next) {
            add(kind, name, start, end, false);
            return done(Math.max(next, start));
        }

        private int bare(KeyBefore key, String name, KeyKind kind, char sign, int start) {
            boolean beginsLine = LineBegin.isBefore(text, lineStart, key.start());
            boolean sentence = sign == ':' && !key.quoted();
            int end = bareEnd(key, kind, sign, start, beginsLine);
            if (sentence
                    && kind == KeyKind.WEAK
                    && !HarmlessValues.looksSecret(text.substring(start, end))) {
                return start;
            }
            add(kind, name, start, end, sentence);
            return done(end);
        }

        private int bareEnd(KeyBefore key, KeyKind kind, char sign, int start, boolean beginsLine) {
            if (kind == KeyKind.COOKIE) {
                return quotedLineEnd(start);
            }
            if (text.charAt(start) == '['
                    && start + 1 < text.length()
                    && Quote.isAt(text, start + 1)) {
                int close = text.indexOf(']', start);
                return close < 0 ? text.length() : close + 1;
            }
            if (kind == KeyKind.CREDENTIALS) {
                return CredentialScheme.end(text, start, beginsLine);
            }
            char before = key.start() > 0 ? text.charAt(key.start() - 1) : ' ';
            boolean query = before == '?' || before == '&';
            boolean wholeLine =
                    (beginsLine
                                    && !key.quoted()
                                    && (sign == ':'
                                            || LineBegin.isVariable(text, key.start(), key.end())))
                            || (sign == '=' && LineBegin.isBuildStep(text, lineStart));
            return wholeLine ? ValueAfter.rest(text, start) : ValueAfter.word(text, start, query);
        }

        private int quotedLineEnd(int start) {
            int line = TextChars.lineEnd(text, start);
            for (int i = start; i < line; i++) {
                if (TextChars.isQuote(text.charAt(i)) || text.charAt(i) == TextChars.ELEMENT) {
                    return i;
                }
            }
            return line;
        }

        private void add(KeyKind kind, String name, int start, int end, boolean sentence) {
            if (kind == KeyKind.SPARED) {
                hits.spare(start, end);
                return;
            }
            int from =
                    kind == KeyKind.CREDENTIALS ? CredentialScheme.after(text, start, end) : start;
            if (!HarmlessValues.isHarmless(text, from, end, sentence)
                    && !isWorkingFolder(name, from)) {
                hits.add(from, end, kind == KeyKind.CREDENTIALS ? "authorization" : RULE);
            }
        }

        private int done(int end) {
            floor = Math.min(end, text.length());
            return floor;
        }

        /** {@code PWD=/app} says where a shell is. */
        private boolean isWorkingFolder(String name, int start) {
            return name.equals("PWD") && text.charAt(start) == '/';
        }
    }
}
