package org.netbearer.api;

/** What became of one bearer's part of an update. */
public enum UpdateOutcome {
    /** It looked, and what it found is in the snapshot. */
    COMPLETED(0),
    /** It looked a moment ago: the minimum interval between two scans is not over, or another program's scan is under way. */
    RECENT(1),
    /** It did not answer before the deadline; what it finds later still reaches the snapshot. */
    TIMED_OUT(2),
    /** This process may not ask for it. */
    DENIED(3),
    /** It cannot look now: the daemon is away, the radio is off, there is no adapter. */
    UNAVAILABLE(4),
    /** It tried and failed; the text says why. */
    FAILED(5),
    /** The bearer left before it was done. */
    GONE(6);

    private final int code;

    UpdateOutcome(int code) {
        this.code = code;
    }

    /**
     * Returns the number that stands for this constant where only numbers can be reported, such as in an MBean.
     *
     * @return the code; it never changes, and that of a constant that went is never used again
     */
    public int code() {
        return code;
    }

    /**
     * Returns whether the snapshot is as fresh as this bearer can make it.
     *
     * @return true for {@link #COMPLETED} and {@link #RECENT}
     */
    public boolean isFresh() {
        return this == COMPLETED || this == RECENT;
    }
}
