package org.netbearer.simulation;

/** Something in a {@link Scene} that becomes a configuration: a link, a Wi-Fi network or a service network. */
public sealed interface SceneItem permits SceneLink, SceneNetwork, SceneService {
    /**
     * Returns its key in the scene.
     *
     * @return the key; {@code simulation:} and the key are the configuration's identifier
     */
    String key();

    /**
     * Returns what links and networks have in common.
     *
     * @return the traits
     */
    Traits traits();

    /**
     * Replaces the traits.
     *
     * @param traits the new ones
     * @return the same otherwise
     */
    SceneItem withTraits(Traits traits);
}
