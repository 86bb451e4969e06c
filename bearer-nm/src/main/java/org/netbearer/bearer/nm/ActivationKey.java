package org.netbearer.bearer.nm;

import org.jspecify.annotations.Nullable;

/**
 * Tells one activation of a profile from every other one. Its key names the active connection, whose number the daemon does
 * not use again, and the life of the daemon, because the numbers begin anew with it.
 *
 * <p>A daemon that is restarted takes up the connections that it left; while it was away nobody could make another one. So the
 * key of an activation that outlived its daemon stays; a process that comes after that knows it by another one, its alias.
 *
 * @param life the life of the daemon in which the active connection was seen last
 * @param path the active connection there
 * @param key what is reported
 */
record ActivationKey(String life, String path, String key) {
    /**
     * Names an activation that is there now.
     *
     * @param before the profile's activation at the last look; null if it had none
     */
    static ActivationKey of(String life, String path, @Nullable ActivationKey before) {
        if (before == null || (before.life.equals(life) && !before.path.equals(path))) {
            return new ActivationKey(life, path, life.isEmpty() ? "" : life + path);
        }
        return before.life.equals(life) ? before : new ActivationKey(life, path, before.key);
    }

    /** The key that a process gives it which came after the daemon was restarted; empty if that is the same. */
    String alias() {
        String own = life.isEmpty() ? "" : life + path;
        return own.equals(key) ? "" : own;
    }
}
