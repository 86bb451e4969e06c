package org.netbearer.api;

/**
 * How near a configuration is to being used, from "seen, but no usable profile" to "in use".
 *
 * <p>The states are ordered by {@link #level()}; each from {@link #DEFINED} on implies the ones between it and {@code DEFINED}. A
 * configuration moves freely between the states; a removed one ends in {@link #UNDEFINED} for ever.
 */
public enum ConfigurationState {
    /** The network is seen, but there is no profile with which it could be opened; also the state of what is gone. */
    UNDEFINED(0, 0),
    /** A profile is stored, but it cannot be used now: no carrier, or no access point in range. */
    DEFINED(1, 10),
    /** It could be opened now. */
    DISCOVERED(2, 20),
    /** It is in use: the link can reach another device now. */
    ACTIVE(3, 30);

    private final int code;
    private final int level;

    ConfigurationState(int code, int level) {
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
     * Returns how near this state is to being used: the higher, the nearer.
     *
     * @return the level; only comparisons have a meaning, the numbers may change
     */
    public int level() {
        return level;
    }

    /**
     * Returns whether this state is as near to being used as another one.
     *
     * @param floor the lowest state that is good enough
     * @return true if this state is {@code floor} or a later one; always true for {@link #UNDEFINED}
     */
    public boolean isAtLeast(ConfigurationState floor) {
        return level >= floor.level;
    }

    /**
     * Returns the answer to Qt's question {@code (state & flag) == flag}.
     *
     * @param flag the state asked for
     * @return for {@link #UNDEFINED}, true only if this is {@code UNDEFINED}; otherwise as {@link #isAtLeast}
     */
    public boolean includes(ConfigurationState flag) {
        return flag == UNDEFINED ? this == UNDEFINED : isAtLeast(flag);
    }
}
