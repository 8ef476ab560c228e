package io.cargoshipper.host.policy;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A pattern for names: {@code *} stands for any run of characters, {@code ?} for one; everything
 * else for itself, case included. Two are equal if they are written alike.
 */
public final class Glob {

    private final String text;

    /** Compiled once: every listing and every call asks. */
    private final Pattern pattern;

    /**
     * Reads a pattern.
     *
     * @param text the pattern as written
     */
    public Glob(String text) {
        this.text = Objects.requireNonNull(text, "text");
        if (text.isBlank()) {
            throw new IllegalArgumentException("a name pattern is blank; remove it");
        }
        this.pattern = compile(text);
    }

    /** The pattern as written. */
    public String text() {
        return text;
    }

    /** Whether a name matches as a whole. */
    public boolean matches(String name) {
        return pattern.matcher(name).matches();
    }

    private static Pattern compile(String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Glob glob && text.equals(glob.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
