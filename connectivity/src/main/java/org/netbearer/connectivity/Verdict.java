package org.netbearer.connectivity;

import org.netbearer.api.Connectivity;
import org.netbearer.api.PrintableText;

/**
 * What one check concluded.
 *
 * <p>Immutable.
 *
 * @param connectivity how far traffic got; {@link Connectivity#UNKNOWN} if the check could not be made
 * @param detail why, for people; safe to print, empty if there is nothing to say
 */
record Verdict(Connectivity connectivity, String detail) {
    private static final int MOST_DETAIL = 200;

    static final Verdict FULL = new Verdict(Connectivity.FULL, "");

    /** Creates the detail safe to print, and cuts it. */
    Verdict {
        String safe = PrintableText.of(detail);
        detail = safe.length() > MOST_DETAIL ? safe.substring(0, MOST_DETAIL) + "..." : safe;
    }

    /** Returns the better one of two; of two equal ones, the first. */
    static Verdict better(Verdict one, Verdict other) {
        return rank(other.connectivity) > rank(one.connectivity) ? other : one;
    }

    private static int rank(Connectivity connectivity) {
        return switch (connectivity) {
            case UNKNOWN -> 0;
            case NONE -> 1;
            case LIMITED -> 2;
            case PORTAL -> 3;
            case FULL -> 4;
        };
    }
}
