package io.cargoshipper.host.policy;

import java.util.Objects;

/**
 * A pattern for names: {@code *} stands for any run of characters, {@code /} among them, {@code ?}
 * for one; everything else for itself. Two are equal if they are written alike.
 */
public final class Glob {

    private final String text;

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
    }

    /** The pattern as written. */
    public String text() {
        return text;
    }

    /** Whether a name matches as a whole, in the same case. */
    public boolean matches(String name) {
        return matches(name, Glob::standsFor);
    }

    /** Whether a name matches as a whole, in whatever case. */
    public boolean matchesIgnoringCase(String name) {
        return matches(name, (wanted, found) -> standsFor(fold(wanted), fold(found)));
    }

    /** Whether it has no wildcard, so that it stands for one name. */
    boolean isLiteral() {
        return text.indexOf('*') < 0 && text.indexOf('?') < 0;
    }

    /** Whether it is certain that every name that the other matches is matched by this one too. */
    boolean covers(Glob other) {
        return matches(
                other.text, (wanted, found) -> wanted == '?' ? found != '*' : wanted == found);
    }

    /** Whether some name is matched by both. */
    boolean overlaps(Glob other) {
        int rows = text.length();
        int columns = other.text.length();
        // met[i][j]: whether the rests from i and from j on can stand for the same text.
        boolean[][] met = new boolean[rows + 1][columns + 1];
        for (int i = rows; i >= 0; i--) {
            for (int j = columns; j >= 0; j--) {
                boolean here = i < rows && text.charAt(i) == '*';
                boolean there = j < columns && other.text.charAt(j) == '*';
                if (here) {
                    met[i][j] = met[i + 1][j] || (j < columns && met[i][j + 1]);
                } else if (there) {
                    met[i][j] = met[i][j + 1] || (i < rows && met[i + 1][j]);
                } else if (i < rows && j < columns) {
                    char one = text.charAt(i);
                    char two = other.text.charAt(j);
                    met[i][j] = (one == '?' || two == '?' || one == two) && met[i + 1][j + 1];
                } else {
                    met[i][j] = i == rows && j == columns;
                }
            }
        }
        return met[0][0];
    }

    /** Goes back to the last {@code *} only, so the time is bounded by the product of lengths. */
    private boolean matches(String name, CharacterTest test) {
        int here = 0;
        int there = 0;
        int star = -1;
        int starred = 0;
        while (there < name.length()) {
            if (here < text.length() && text.charAt(here) == '*') {
                star = here++;
                starred = there;
            } else if (here < text.length() && test.fits(text.charAt(here), name.charAt(there))) {
                here++;
                there++;
            } else if (star >= 0) {
                here = star + 1;
                there = ++starred;
            } else {
                return false;
            }
        }
        while (here < text.length() && text.charAt(here) == '*') {
            here++;
        }
        return here == text.length();
    }

    private static boolean standsFor(char wanted, char found) {
        return wanted == '?' || wanted == found;
    }

    private static char fold(char character) {
        return Character.toLowerCase(Character.toUpperCase(character));
    }

    /** Whether a character of the pattern, which is no {@code *}, stands for one of a name. */
    private interface CharacterTest {
        boolean fits(char wanted, char found);
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
