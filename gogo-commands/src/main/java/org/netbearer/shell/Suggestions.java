package org.netbearer.shell;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what somebody may have meant. */
final class Suggestions {
    private static final int AT_MOST = 3;

    private Suggestions() {}

    /**
     * Chooses the words that are nearest to a misspelt one.
     *
     * @return at most three, the nearest first; those that contain it, or that take few changes to get there
     */
    static List<String> near(String wrong, Collection<String> right) {
        String sought = wrong.toLowerCase(Locale.ROOT);
        int tolerance = Math.max(1, sought.length() / 3);
        return right.stream()
                .distinct()
                .filter(word -> distance(sought, word) <= tolerance)
                .sorted(Comparator.<String>comparingInt(word -> distance(sought, word))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(AT_MOST)
                .toList();
    }

    /** Counts the changes from one word to the other, or 1 if the other contains it. */
    private static int distance(String sought, String word) {
        String candidate = word.toLowerCase(Locale.ROOT);
        if (!sought.isEmpty() && candidate.contains(sought)) {
            return candidate.length() == sought.length() ? 0 : 1;
        }
        return edits(sought, candidate);
    }

    /** Counts insertions, deletions and replacements (Levenshtein). */
    private static int edits(String one, String other) {
        int[] costs = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(replaced, Math.min(costs[j], costs[j - 1]) + 1);
            }
        }
        return costs[other.length()];
    }
}
