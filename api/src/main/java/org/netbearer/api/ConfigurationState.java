package org.netbearer.api;

/**
 * How near a configuration is to being used, from "seen, but no usable profile" to "in use".
 *
 * <p>The states are ordered; each from {@link #DEFINED} on implies the ones between it and {@code DEFINED}. A
 * configuration moves freely between the states; a removed one ends in {@link #UNDEFINED} for ever.
 */
public enum ConfigurationState {
    /** The network is seen, but there is no profile with which it could be opened; also the state of what is gone. */
    UNDEFINED,
    /** A profile is stored, but it cannot be used now: no carrier, or no access point in range. */
    DEFINED,
    /** It could be opened now. */
    DISCOVERED,
    /** It is in use: the link can reach another device now. */
    ACTIVE;

    /**
     * Compares along the order of the states.
     *
     * @param floor the lowest state that is good enough
     * @return true if this state is {@code floor} or a later one; always true for {@link #UNDEFINED}
     */
    public boolean isAtLeast(ConfigurationState floor) {
        return compareTo(floor) >= 0;
    }

    /**
     * Answers Qt's flag question {@code (state & flag) == flag} (B-10).
     *
     * @param flag the state asked for
     * @return for {@link #UNDEFINED}, true only if this is {@code UNDEFINED}; otherwise as {@link #isAtLeast}
     */
    public boolean includes(ConfigurationState flag) {
        return flag == UNDEFINED ? this == UNDEFINED : isAtLeast(flag);
    }
}
