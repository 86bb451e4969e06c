package org.netbearer.jmx;

import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.NetworkTopics;

/**
 * Types of the notifications that the MBean sends.
 *
 * <p>Each has a sequence number, counted from 1 over all types, and as user data a {@code Map} of strings, numbers and
 * booleans, with the same keys as the events of {@link NetworkTopics}: for those about a configuration the properties of
 * its service, always {@link NetworkTopics#REVISION}, and what is named below.
 */
public final class NetworkNotifications {
    /** A configuration is new. */
    public static final String ADDED = "netbearer.configuration.added";

    /** A configuration changed; with {@link NetworkTopics#PREVIOUS_STATE}. */
    public static final String CHANGED = "netbearer.configuration.changed";

    /** A configuration is gone; with {@link NetworkTopics#PREVIOUS_STATE}. */
    public static final String REMOVED = "netbearer.configuration.removed";

    /** Another configuration is the default, or none is. */
    public static final String DEFAULT_CHANGED = "netbearer.manager.default";

    /** The machine went online or offline; with {@link NetworkTopics#ONLINE}. */
    public static final String ONLINE_CHANGED = "netbearer.manager.online";

    /** How far traffic gets is judged otherwise; with {@link NetworkConfiguration#CONNECTIVITY}. */
    public static final String CONNECTIVITY_CHANGED = "netbearer.manager.connectivity";

    /** Whether traffic costs is judged otherwise; with {@link NetworkConfiguration#METERED}. */
    public static final String METERED_CHANGED = "netbearer.manager.metered";

    /** A bearer came, went, or does better or worse; with {@link NetworkTopics#BEARER_STATUS_PREFIX} for each. */
    public static final String BEARERS_CHANGED = "netbearer.manager.bearers";

    /**
     * An update ended, whoever asked for it, after the notifications of the changes that it caused; with
     * {@link NetworkTopics#FRESH} and {@link NetworkTopics#OUTCOME_PREFIX} for each bearer.
     */
    public static final String UPDATE_COMPLETED = "netbearer.update.completed";

    /**
     * An update or a check that was asked for through the MBean ended; with {@link #TICKET}, and else as
     * {@link #UPDATE_COMPLETED}. The attributes show its result already; the notifications of the changes that it caused
     * may still be on their way.
     */
    public static final String TICKET_COMPLETED = "netbearer.ticket.completed";

    /** User data: the number that the operation returned, a {@code Long}. */
    public static final String TICKET = "netbearer.ticket";

    private NetworkNotifications() {}
}
