package org.netbearer.api;

/** What became of one bearer's part of an update. */
public enum UpdateOutcome {
    /** It looked, and what it found is in the snapshot. */
    COMPLETED,
    /** It looked a moment ago: the minimum interval between two scans is not over, or another program's scan is under way. */
    RECENT,
    /** It did not answer before the deadline; what it finds later still reaches the snapshot. */
    TIMED_OUT,
    /** This process may not ask for it. */
    DENIED,
    /** It cannot look now: the daemon is away, the radio is off, there is no adapter. */
    UNAVAILABLE,
    /** It tried and failed; the text says why. */
    FAILED,
    /** The bearer left before it was done. */
    GONE;

    /**
     * Returns whether the snapshot is as fresh as this bearer can make it.
     *
     * @return true for {@link #COMPLETED} and {@link #RECENT}
     */
    public boolean isFresh() {
        return this == COMPLETED || this == RECENT;
    }
}
