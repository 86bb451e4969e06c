package org.netbearer.shell;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Suggests corrections for misspelt words. */
final class Suggestions {
    private static final int AT_MOST = 3;

    /** Shorter parts are in too many words to say anything. */
    private static final int LEAST_PART = 3;

    private Suggestions() {}

    /**
     * Returns the words that are nearest to a misspelt one.
     *
     * @return at most three, the nearest first; those that contain it, or that take few changes to get there
     */
    static List<String> near(String wrong, Collection<String> right) {
        String sought = wrong.toLowerCase(Locale.ROOT);
        int tolerance = sought.length() < LEAST_PART ? 0 : Math.max(1, sought.length() / 4);
        return right.stream()
                .distinct()
                .filter(word -> distance(sought, word) <= tolerance)
                .sorted(Comparator.<String>comparingInt(word -> distance(sought, word))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(AT_MOST)
                .toList();
    }

    /** Returns the number of edits from one word to the other, or 1 if the other contains it. */
    private static int distance(String sought, String word) {
        String candidate = word.toLowerCase(Locale.ROOT);
        if (sought.length() >= LEAST_PART && candidate.contains(sought)) {
            return candidate.length() == sought.length() ? 0 : 1;
        }
        return edits(sought, candidate);
    }

    /** Returns the number of insertions, deletions, replacements and swaps of neighbours (optimal string alignment distance). */
    private static int edits(String one, String other) {
        int[][] costs = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                costs[i][j] = i == 0 || j == 0 ? i + j : cheapest(costs, one, i, other, j);
            }
        }
        return costs[one.length()][other.length()];
    }

    private static int cheapest(int[][] costs, String one, int i, String other, int j) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int cost = Math.min(costs[i - 1][j - 1] + (same ? 0 : 1), Math.min(costs[i - 1][j], costs[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(cost, costs[i - 2][j - 2] + 1) : cost;
    }
}
