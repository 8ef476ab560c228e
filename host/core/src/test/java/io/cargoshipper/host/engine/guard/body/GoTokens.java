package io.cargoshipper.host.engine.guard.body;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The tokens of JSON, as Go takes them: strict, but for bytes that are no UTF-8. */
final class GoTokens {

    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final String text;
    private int at;
    private char current;

    GoTokens(byte[] bytes) {
        this.text = new String(bytes, StandardCharsets.UTF_8); // a mark for what is none, as in Go
    }

    /** What Go says is no JSON, or of the wrong type. */
    static final class SyntaxException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SyntaxException(String message) {
            super(message);
        }
    }

    /** The first character of what comes next. */
    char peek() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }

    /** Goes over the first character of what comes next. */
    char next() {
        current = peek();
        if (at == text.length()) {
            throw new SyntaxException("unexpected end of JSON input");
        }
        at++;
        return current;
    }

    /** Behind an opening bracket: the closing one, or something else that is there. */
    char open(char close) {
        if (peek() == close) {
            return next();
        }
        return peek();
    }

    /** Behind an element: the closing bracket, or a comma and something behind it. */
    char after(char close) {
        char c = next();
        if (c == close) {
            return c;
        }
        if (c != ',' || peek() == close) {
            throw new SyntaxException("invalid character after element");
        }
        return c;
    }

    /** A key and its colon. */
    String key() {
        if (next() != '"') {
            throw new SyntaxException("looking for beginning of object key string");
        }
        String key = string();
        if (next() != ':') {
            throw new SyntaxException("after object key");
        }
        return key;
    }

    /** The rest of a literal whose first character is the current one. */
    String literal() {
        int start = at - 1;
        while (at < text.length() && isOfLiteral(text.charAt(at))) {
            at++;
        }
        String literal = text.substring(start, at);
        if (!literal.matches("true|false|null") && !NUMBER.matcher(literal).matches()) {
            throw new SyntaxException("invalid character in literal " + literal);
        }
        return literal;
    }

    private static boolean isOfLiteral(char c) {
        return Character.isLetterOrDigit(c) || "+-.".indexOf(c) >= 0;
    }

    /** The rest of a text whose quote is the current character. */
    String string() {
        StringBuilder string = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return marked(string);
            } else if (c < ' ') {
                throw new SyntaxException("invalid character in string literal");
            } else if (c == '\\') {
                string.append(escape());
            } else {
                string.append(c);
            }
        }
        throw new SyntaxException("unexpected end of JSON input");
    }

    private char escape() {
        char c = at < text.length() ? text.charAt(at++) : '\0';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> throw new SyntaxException("in string escape code");
        };
    }

    private char hex() {
        if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
            throw new SyntaxException("in \\u hexadecimal character escape");
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }

    /** A mark stands for half a character. */
    private static String marked(StringBuilder string) {
        StringBuilder marked = new StringBuilder();
        string.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c)
                .forEach(marked::appendCodePoint);
        return marked.toString();
    }
}
