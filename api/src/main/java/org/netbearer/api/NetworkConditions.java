package org.netbearer.api;

/**
 * Identifiers of the OSGi {@code Condition} services that say in which state the network is.
 *
 * <p>A component starts when the network is there and stops when it goes, with
 * {@code @Reference(target = "(osgi.condition.id=netbearer.online)") Condition online}. Conditions follow the snapshots
 * eventually, on threads of their own, and are damped against flapping; they are not ordered against listeners.
 */
public final class NetworkConditions {
    /** There while {@link NetworkSnapshot#online()} is true. */
    public static final String ONLINE = "netbearer.online";

    /** There while {@link NetworkSnapshot#connectivity()} is {@link Connectivity#FULL}. */
    public static final String CONNECTIVITY_FULL = "netbearer.connectivity.full";

    /** There while online, and {@link NetworkSnapshot#metered()} is known not to cost; unknown is not unmetered. */
    public static final String UNMETERED = "netbearer.unmetered";

    /**
     * Prefix of one condition for each {@link BearerType}: there while a configuration of that type is
     * {@link ConfigurationState#ACTIVE}. What follows is the constant's name in lower case, such as
     * {@code netbearer.bearer.wlan}.
     */
    public static final String BEARER_PREFIX = "netbearer.bearer.";

    private NetworkConditions() {}
}
