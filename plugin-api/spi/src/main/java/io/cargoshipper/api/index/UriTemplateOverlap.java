package io.cargoshipper.api.index;

import java.util.List;

/**
 * Whether two templates have a URI in common: two patterns of letters and wildcards, walked side by
 * side. Each pair of places in them is looked at once.
 */
final class UriTemplateOverlap {

    /** One character of a value. */
    private static final char ONE = '?';

    /** Any number of further characters of a value. */
    private static final char MORE = '#';

    private final String left;
    private final String right;
    private final boolean[][] deadEnds;

    private UriTemplateOverlap(String left, String right) {
        this.left = left;
        this.right = right;
        this.deadEnds = new boolean[left.length() + 1][right.length() + 1];
    }

    /**
     * Compares two templates.
     *
     * @param left what stands around the variables of one, without {@code ?} and {@code #}
     * @param right likewise of the other
     */
    static boolean between(List<String> left, List<String> right) {
        String variable = new String(new char[] {ONE, MORE});
        return new UriTemplateOverlap(String.join(variable, left), String.join(variable, right))
                .meetFrom(0, 0);
    }

    private boolean meetFrom(int i, int j) {
        if (deadEnds[i][j]) {
            return false;
        }
        boolean meet =
                (i == left.length() && j == right.length())
                        || (is(left, i, MORE) && meetFrom(i + 1, j))
                        || (is(right, j, MORE) && meetFrom(i, j + 1))
                        || (i < left.length()
                                && j < right.length()
                                && share(left.charAt(i), right.charAt(j))
                                && meetAfterOne(i, j));
        deadEnds[i][j] = !meet;
        return meet;
    }

    /** Both take one character; a wildcard for any number stays where it is. */
    private boolean meetAfterOne(int i, int j) {
        boolean leftStays = is(left, i, MORE);
        boolean rightStays = is(right, j, MORE);
        // When both stay, nothing has changed.
        return !(leftStays && rightStays)
                && meetFrom(leftStays ? i : i + 1, rightStays ? j : j + 1);
    }

    private static boolean is(String pattern, int at, char wildcard) {
        return at < pattern.length() && pattern.charAt(at) == wildcard;
    }

    private static boolean share(char one, char other) {
        boolean anyOne = one == ONE || one == MORE;
        boolean anyOther = other == ONE || other == MORE;
        if (anyOne && anyOther) {
            return true;
        }
        return anyOne ? other != '/' : anyOther ? one != '/' : one == other;
    }
}
