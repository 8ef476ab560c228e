package io.cargoshipper.host.policy;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A pattern for names: {@code *} stands for any run of characters, {@code ?} for one; everything
 * else for itself, case included.
 *
 * @param text the pattern as written
 */
public record Glob(String text) {

    public Glob {
        Objects.requireNonNull(text, "text");
        if (text.isBlank()) {
            throw new IllegalArgumentException("a name pattern is blank; remove it");
        }
    }

    /** Whether a name matches as a whole. */
    public boolean matches(String name) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(name).matches();
    }
}
