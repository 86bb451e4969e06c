package org.netbearer.impl.model;

/**
 * Whether a configuration is up, as the caller sees it now, and by which activation.
 *
 * @param known whether the caller can see it at all; if not, it may be up or down
 * @param up whether it is {@code ACTIVE}
 * @param key the platform's key of the present activation, which no other activation of this boot has; empty where the
 *     platform has none, and while it is not up
 * @param alias the key by which processes know it that came later than this one; empty if that is the same
 */
public record ObservedActivation(boolean known, boolean up, String key, String alias) {
    /** Not up. */
    public static final ObservedActivation NONE = new ObservedActivation(true, false, "", "");

    /** Nobody can tell: whoever could see it does not answer, or is gone. */
    public static final ObservedActivation UNKNOWN = new ObservedActivation(false, false, "", "");

    /**
     * An activation that is up.
     *
     * @param key its key, or the empty text
     * @return the value
     */
    public static ObservedActivation of(String key) {
        return new ObservedActivation(true, true, key, "");
    }

    /**
     * Returns whether this is the activation of a key, up or on its way; where the platform has no keys, whether it is up.
     *
     * @param other the key
     * @return whether it is
     */
    public boolean isOf(String other) {
        return key.isEmpty() && other.isEmpty() ? up : key.equals(other);
    }

    /** Returns whether it is certain that it is not up. */
    public boolean isDown() {
        return known && !up;
    }

    /** Returns whether this can be the activation of that key; an unknown key may be any. */
    public boolean maybe(String other) {
        return up && (key.isEmpty() || other.isEmpty() || key.equals(other));
    }

    /** Returns whether this is the activation of that key for certain. */
    public boolean is(String other) {
        return up && !key.isEmpty() && key.equals(other);
    }
}
