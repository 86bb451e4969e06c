package org.netbearer.bearer.nm;

import org.jspecify.annotations.Nullable;

/**
 * Identifies one activation of a profile. Its key is made of the active connection, whose number the daemon does not use again,
 * and of the run of the daemon, because the numbers start over with it.
 *
 * <p>A daemon that is restarted takes over the connections that it left; while it was gone nobody could make another one. So the
 * key of an activation survives the daemon; a process that starts later knows it by another key, its alias.
 *
 * @param instance the run of the daemon in which the active connection was seen last
 * @param path the active connection there
 * @param key what is reported
 */
record ActivationKey(String instance, String path, String key) {
    /**
     * Returns the key of a present activation.
     *
     * @param before the profile's previous key; null if it had none
     */
    static ActivationKey of(String instance, String path, @Nullable ActivationKey before) {
        if (before == null || (before.instance.equals(instance) && !before.path.equals(path))) {
            return new ActivationKey(instance, path, instance.isEmpty() ? "" : instance + path);
        }
        return before.instance.equals(instance) ? before : new ActivationKey(instance, path, before.key);
    }

    /** Returns the key that a process uses which started after the daemon was restarted; empty if it is the same. */
    String alias() {
        String own = instance.isEmpty() ? "" : instance + path;
        return own.equals(key) ? "" : own;
    }
}
