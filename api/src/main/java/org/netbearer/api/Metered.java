package org.netbearer.api;

/** Whether traffic costs money or eats an allowance. */
public enum Metered {
    /** Nobody knows; not to be taken for "no". */
    UNKNOWN,
    /** The user or the network says that it is metered. */
    YES,
    /** The user or the network says that it is not metered. */
    NO,
    /** The platform guesses that it is metered, for example a phone's hotspot. */
    GUESS_YES,
    /** The platform guesses that it is not metered. */
    GUESS_NO;

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
