package org.netbearer.simulation;

import java.util.List;
import java.util.Objects;

/**
 * A service network: several links and networks that lead to the same.
 *
 * @param key names it in the scene
 * @param members keys of its members, best first; those that are not in the scene are left out of the report
 * @param roaming whether a session may move between members
 * @param traits of its configuration; its profile is that of its members
 */
public record SceneService(String key, List<String> members, boolean roaming, Traits traits) implements SceneItem {
    /** Copies the list. */
    public SceneService {
        members = List.copyOf(members);
        Objects.requireNonNull(traits, "traits");
        if (key.isEmpty()) {
            throw new IllegalArgumentException("a service network needs a key");
        }
    }

    /**
     * Creates a service network without roaming.
     *
     * @param key names it in the scene
     * @param members keys of its members, best first
     * @return the service network
     */
    public static SceneService of(String key, String... members) {
        return new SceneService(key, List.of(members), false, Traits.PLAIN);
    }

    @Override
    public SceneService withTraits(Traits value) {
        return new SceneService(key, members, roaming, value);
    }
}
