package org.netbearer.api;

/** Whether traffic costs money or eats an allowance. */
public enum Metered {
    /** Nobody knows; not to be taken for "no". */
    UNKNOWN(0),
    /** The user or the network says that it is metered. */
    YES(1),
    /** The user or the network says that it is not metered. */
    NO(2),
    /** The platform guesses that it is metered, for example a phone's hotspot. */
    GUESS_YES(3),
    /** The platform guesses that it is not metered. */
    GUESS_NO(4);

    private final int code;

    Metered(int code) {
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
     * Returns whether traffic should be held back.
     *
     * @return true for {@link #YES} and {@link #GUESS_YES}
     */
    public boolean isMetered() {
        return this == YES || this == GUESS_YES;
    }

    /**
     * Returns whether traffic may flow freely.
     *
     * @return true for {@link #NO} and {@link #GUESS_NO}; false for {@link #UNKNOWN}
     */
    public boolean isUnmetered() {
        return this == NO || this == GUESS_NO;
    }
}
