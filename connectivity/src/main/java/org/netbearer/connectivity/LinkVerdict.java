package org.netbearer.connectivity;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.netbearer.connectivity.CheckTarget.Family;

/** Combines the verdicts of a link's address families into one: the best one counts, and all are reported where they differ. */
final class LinkVerdict {
    private LinkVerdict() {}

    /**
     * Combines verdicts.
     *
     * @param families the verdict of each family that was tried, IPv4 first; not empty
     * @return the best one; where they differ, its detail names each
     */
    static Verdict of(Map<Family, Verdict> families) {
        Verdict best = families.values().stream().reduce(Verdict::better).orElseThrow();
        boolean same = families.values().stream().allMatch(best::equals);
        return same
                ? best
                : new Verdict(
                        best.connectivity(),
                        families.entrySet().stream()
                                .map(family -> family.getKey() + " " + text(family.getValue()))
                                .collect(Collectors.joining("; ")));
    }

    private static String text(Verdict verdict) {
        String value = verdict.connectivity().name().toLowerCase(Locale.ROOT);
        return verdict.detail().isEmpty() ? value : value + ", " + verdict.detail();
    }
}
