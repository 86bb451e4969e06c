package org.netbearer.spi;

import java.util.Objects;

/**
 * Identifies a network interface, so that what several bearers know of it can be joined.
 *
 * @param name the operating system's name; empty if not known
 * @param index the operating system's index; 0 if not known
 * @param platformKey a key of the platform that survives a rename, such as a Windows interface GUID; empty if none
 */
public record InterfaceKey(String name, int index, String platformKey) {
    /** Checks that something is known. */
    public InterfaceKey {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(platformKey, "platformKey");
        if (index < 0) {
            throw new IllegalArgumentException("interface index " + index);
        }
        if (name.isEmpty() && index == 0 && platformKey.isEmpty()) {
            throw new IllegalArgumentException("an interface without name, index and key");
        }
    }

    /**
     * Returns the key of an interface of which only the name is known.
     *
     * @param name the operating system's name, not empty
     * @return the key
     */
    public static InterfaceKey named(String name) {
        return new InterfaceKey(name, 0, "");
    }

    /**
     * Returns whether both mean one interface.
     *
     * <p>The strongest part that both know decides: the platform key, else the index, else the name. Not transitive
     * where the parts contradict each other.
     *
     * @param other the other key
     * @return true if that part is equal
     */
    public boolean matches(InterfaceKey other) {
        if (!platformKey.isEmpty() && !other.platformKey.isEmpty()) {
            return platformKey.equalsIgnoreCase(other.platformKey);
        }
        if (index != 0 && other.index != 0) {
            return index == other.index;
        }
        return !name.isEmpty() && name.equals(other.name);
    }
}
