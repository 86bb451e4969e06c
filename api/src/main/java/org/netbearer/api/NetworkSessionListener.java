package org.netbearer.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Called when something happens to one session; handed over by {@link SessionRequest#listener}.
 *
 * <p><b>Order.</b> Everything is reported, in the order in which it happened:
 *
 * <ul>
 *   <li>opening a link that is down: {@code CONNECTING}, {@code CONNECTED}, {@link #opened};
 *   <li>opening one that is up: {@link #opened};
 *   <li>closing: {@link #closed}; and if that takes the link down, {@code CLOSING}, {@code DISCONNECTED};
 *   <li>stopping: {@code CLOSING}, then {@link #closed}, {@code DISCONNECTED};
 *   <li>losing the link: {@link #error}, {@link #closed}, the new state;
 *   <li>losing the configuration itself: {@code INVALID}, {@link #closed}, {@link #error}.
 * </ul>
 *
 * Exactly one {@link #closed} follows each {@link #opened}. The same state is never reported twice in a row.
 *
 * <p><b>Threads.</b> Calls come on threads of the manager, never two at a time for one session; the session may have gone
 * on since. A listener that blocks holds up only its own session's events. What it throws is logged, naming its bundle.
 * After its bundle let go of the manager, nothing is reported any more.
 */
@ConsumerType
public interface NetworkSessionListener {
    /**
     * Called when the session has another state.
     *
     * @param session the session
     * @param state the state, different from the one reported before
     */
    default void stateChanged(NetworkSession session, SessionState state) {}

    /**
     * Called when the session is open.
     *
     * @param session the session
     */
    default void opened(NetworkSession session) {}

    /**
     * Called when the session is not open any more.
     *
     * @param session the session
     */
    default void closed(NetworkSession session) {}

    /**
     * Called when something went wrong.
     *
     * @param session the session
     * @param error in Qt's words
     * @param failure with the platform's reason
     */
    default void error(NetworkSession session, SessionError error, NetworkFailure failure) {}

    /**
     * Called when the session uses another configuration; sockets are to be made anew.
     *
     * @param session the session
     * @param configuration the configuration that it uses; a {@link RoamingListener} is handed the {@link RoamingTrial}
     *     next
     */
    default void newConfigurationActivated(NetworkSession session, ConfigurationSnapshot configuration) {}

    /**
     * Called when the usage policy changed.
     *
     * @param session the session
     * @param policy the policy, different from the one before
     */
    default void usagePolicyChanged(NetworkSession session, UsagePolicy policy) {}
}
