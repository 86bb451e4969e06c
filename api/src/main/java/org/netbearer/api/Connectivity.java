package org.netbearer.api;

/** How far traffic gets, as somebody judged it; advice, never a reason not to try. */
public enum Connectivity {
    /** Nobody has judged, or the check is switched off. */
    UNKNOWN(0, 0),
    /** There is no network. */
    NONE(1, 10),
    /** A captive portal answers in place of the Internet. */
    PORTAL(2, 20),
    /** There is a network, but the Internet was not reached. */
    LIMITED(3, 30),
    /** The Internet was reached. */
    FULL(4, 40);

    private final int code;
    private final int level;

    Connectivity(int code, int level) {
        this.code = code;
        this.level = level;
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
     * Returns how far traffic gets: the higher, the further.
     *
     * @return the level; only comparisons have a meaning, the numbers may change
     */
    public int level() {
        return level;
    }

    /**
     * Returns whether traffic gets as far as at another level.
     *
     * @param floor the lowest level that is good enough
     * @return true if this is {@code floor} or a higher one
     */
    public boolean isAtLeast(Connectivity floor) {
        return level >= floor.level;
    }
}
