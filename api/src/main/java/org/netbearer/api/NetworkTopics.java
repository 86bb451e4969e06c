package org.netbearer.api;

/**
 * Topics and properties of the events that are posted to the OSGi Event Admin.
 *
 * <p>Events about configurations carry the properties of {@link NetworkConfiguration}; every event carries
 * {@link #REVISION} and the standard {@code timestamp}. All values are strings, numbers or booleans.
 */
public final class NetworkTopics {
    /** All topics, for a handler's {@code event.topics}. */
    public static final String ALL = "org/netbearer/*";

    /** A configuration is new. */
    public static final String ADDED = "org/netbearer/configuration/ADDED";

    /** A configuration changed; {@link #PREVIOUS_STATE} says from which state. */
    public static final String CHANGED = "org/netbearer/configuration/CHANGED";

    /** A configuration is gone; {@link #PREVIOUS_STATE} says from which state. */
    public static final String REMOVED = "org/netbearer/configuration/REMOVED";

    /** Another configuration is the default; the event carries its properties, or none if there is no default. */
    public static final String DEFAULT_CHANGED = "org/netbearer/manager/DEFAULT_CHANGED";

    /** The machine went online; carries {@link #ONLINE}. */
    public static final String WENT_ONLINE = "org/netbearer/manager/ONLINE";

    /** The machine went offline; carries {@link #ONLINE}. */
    public static final String WENT_OFFLINE = "org/netbearer/manager/OFFLINE";

    /** How far traffic gets is judged otherwise; carries {@link NetworkConfiguration#CONNECTIVITY}. */
    public static final String CONNECTIVITY_CHANGED = "org/netbearer/manager/CONNECTIVITY_CHANGED";

    /** Whether traffic costs is judged otherwise; carries {@link NetworkConfiguration#METERED}. */
    public static final String METERED_CHANGED = "org/netbearer/manager/METERED_CHANGED";

    /** A bearer came, went, or does better or worse; carries {@link #BEARER_STATUS_PREFIX} for each that is there. */
    public static final String BEARERS_CHANGED = "org/netbearer/manager/BEARERS_CHANGED";

    /** An update ended; carries {@link #FRESH}, and {@link #OUTCOME_PREFIX} for each bearer. */
    public static final String UPDATE_COMPLETED = "org/netbearer/manager/UPDATE_COMPLETED";

    /** Property: revision of the snapshot that the event speaks of, a {@code Long}. */
    public static final String REVISION = "netbearer.revision";

    /** Property: name of the state before, a {@code String}. */
    public static final String PREVIOUS_STATE = "netbearer.state.previous";

    /** Property: whether the machine is online, a {@code Boolean}. */
    public static final String ONLINE = "netbearer.online";

    /** Property: whether every bearer did its part of an update, a {@code Boolean}. */
    public static final String FRESH = "netbearer.update.fresh";

    /** Prefix of a property for each bearer, whose name follows: name of its {@link BearerStatus}, a {@code String}. */
    public static final String BEARER_STATUS_PREFIX = "netbearer.bearer.status.";

    /** Prefix of a property for each bearer, whose name follows: name of its {@link UpdateOutcome}, a {@code String}. */
    public static final String OUTCOME_PREFIX = "netbearer.update.outcome.";

    private NetworkTopics() {}
}
