package io.cargoshipper.pack.engine;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what somebody meant who wrote a name that does not exist. */
public final class NameSuggestions {

    private static final int MOST = 3;

    private NameSuggestions() {}

    /** Returns the known names that come near, the nearest first; empty where none does. */
    public static List<String> nearest(String wanted, Collection<String> known) {
        String name = wanted.toLowerCase(Locale.ROOT);
        int allowed = name.length() <= 4 ? 1 : name.length() <= 8 ? 2 : name.length() / 3;
        record Candidate(String name, int distance) {}
        return known.stream()
                .distinct()
                .map(other -> new Candidate(other, distance(name, other.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance() <= allowed)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(MOST)
                .map(Candidate::name)
                .toList();
    }

    /**
     * A name that holds the other whole ({@code shop-web-1} for {@code web}) counts as one slip.
     */
    private static int distance(String wanted, String other) {
        boolean holds = wanted.length() > 1 && (other.contains(wanted) || wanted.contains(other));
        return holds ? Math.min(1, edits(wanted, other)) : edits(wanted, other);
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    private static int edits(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
                best = Math.min(best, cost[i - 1][j - 1] + replace);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = best;
            }
        }
        return cost[a.length()][b.length()];
    }
}
