package org.netbearer.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The use of a network by one application, for as long as it needs it.
 *
 * <p>Made by {@link NetworkConfigurationManager#createSession}, not open at first. {@link #open()} uses the network and,
 * where the platform can, brings it up; {@link #close()} releases it. A link that a session brought up is taken down when
 * the last session on it closes, over all bundles and, while {@link NetworkCapability#SYSTEM_SESSION_SUPPORT} is reported,
 * over all Netbearer processes of this machine; what it displaced is brought up again. A link that was up before stays up,
 * and so does one that somebody else has brought up anew since.
 *
 * <p>A session can be opened and closed any number of times. When its bundle lets go of the manager, or stops, it is closed
 * for it. One that is not open is forgotten when nobody refers to it any more; one that is open is held until it closes.
 *
 * <p><b>Moving.</b> A session on a service network, or made for a {@link NetworkRequirement}, moves to another member when
 * its link dies, and when a better one has been usable for a while: see {@link RoamingListener}. The user choice is resolved
 * when it is opened.
 *
 * <p><b>Threads.</b> Thread-safe; every call but {@link #waitForOpened} returns at once. What is read is the state at the
 * last event; {@link #snapshot()} is one consistent read. Stages complete on threads of the manager.
 *
 * <p><b>Errors.</b> A stage that fails does so with a {@link NetworkException} that carries the platform's reason; the same
 * is reported to the listener and kept in {@link #snapshot()}. Nothing is torn down before it is clear that it can be done.
 */
@ProviderType
public interface NetworkSession extends AutoCloseable {
    /**
     * Returns the configuration that this session was made for.
     *
     * @return the handle as it was given; an invalid one if the session is for a requirement
     */
    NetworkConfiguration configuration();

    /**
     * Returns the access point in use.
     *
     * @return its handle while the session is open, also for a session on a service network, the user choice or a
     *     requirement; else an invalid handle
     */
    NetworkConfiguration activeConfiguration();

    /**
     * Returns everything at one moment.
     *
     * @return the session as it is
     */
    SessionSnapshot snapshot();

    /**
     * Returns the state.
     *
     * @return the state
     */
    default SessionState state() {
        return snapshot().state();
    }

    /**
     * Returns whether the session is open.
     *
     * @return whether it is
     */
    default boolean isOpen() {
        return snapshot().open();
    }

    /**
     * Returns what went wrong last.
     *
     * @return {@link SessionError#NO_ERROR} on a fresh session and from each successful opening on
     */
    default SessionError error() {
        return snapshot().error();
    }

    /**
     * Returns the interface in use.
     *
     * @return the link; empty unless the state is {@link SessionState#CONNECTED}
     */
    Optional<NetworkLink> link();

    /**
     * Opens the session: uses the network, bringing the link up where it is down.
     *
     * <p>It fails with
     *
     * <ul>
     *   <li>{@link FailureReason#INVALID_CONFIGURATION} or {@link FailureReason#NOT_AVAILABLE} if the configuration is gone, or
     *       not at least {@link ConfigurationState#DISCOVERED} (the state is kept);
     *   <li>{@link FailureReason#NOT_SUPPORTED} or {@link FailureReason#DENIED} if the link is down and nobody here can bring
     *       it up;
     *   <li>{@link FailureReason#DEVICE_BUSY} if another configuration uses the device and the session may not
     *       {@linkplain SessionRequest#replacing() replace} it;
     *   <li>{@link FailureReason#TIMED_OUT} after {@link SessionRequest#connectTimeout()};
     *   <li>{@link FailureReason#ABORTED} if it is closed meanwhile;
     *   <li>the platform's reason otherwise.
     * </ul>
     *
     * After a failure nothing is left up that nobody holds, even if the platform succeeds later.
     *
     * @return a stage that completes once the session is open; at once if it is, shared if it is being opened
     */
    CompletionStage<Void> open();

    /** Closes the session; harmless if it is not open. */
    @Override
    default void close() {
        closeAsync();
    }

    /**
     * Closes the session, which is not open from the next moment on.
     *
     * @return a stage that completes normally once the link is down too, if this was the last session on one that was
     *     brought up for sessions; it fails if the platform refused to take it down, or with
     *     {@link FailureReason#TIMED_OUT} if it has not answered in time
     */
    CompletionStage<Void> closeAsync();

    /**
     * Takes the link down, whoever else uses it, also if this session is not open. The other sessions on it end with
     * {@link SessionError#SESSION_ABORTED}, this one without an error.
     *
     * <p>It fails without having touched anything with {@link FailureReason#NOT_SUPPORTED}, {@link FailureReason#DENIED} or
     * {@link FailureReason#SERVICE_GONE}.
     *
     * @return a stage that completes once the link is down; at once if it is down or the session is invalid
     */
    CompletionStage<Void> stop();

    /**
     * Waits until the session is open.
     *
     * @param timeout how long at most; zero or negative means not at all
     * @return whether it is open; false at once if it is neither open nor being opened
     * @throws InterruptedException if the thread is interrupted
     */
    boolean waitForOpened(Duration timeout) throws InterruptedException;

    /**
     * Measures the session, reading the counters anew where the platform offers that.
     *
     * @return a stage that completes normally, with what is known if nothing can be read; {@link #snapshot()} has the
     *     counts that were known last, without waiting
     */
    CompletionStage<SessionStatistics> statistics();

    /**
     * Returns sockets that use this session's interface, whatever the routes say.
     *
     * @return the sockets; each is made for the link in use at that moment
     */
    SessionSockets sockets();

    /**
     * Sets how applications are asked to use the network; the listener is notified of a change.
     *
     * @param policy the policy
     */
    void setUsagePolicy(UsagePolicy policy);

    /**
     * Closes the session by itself after a time by the real clock, once; it is counted from now, or from the
     * next opening if the session is not open.
     *
     * @param timeout the time; zero closes at once
     * @throws IllegalArgumentException if the time is negative
     */
    void setAutoCloseTimeout(Duration timeout);

    /** Cancels what {@link #setAutoCloseTimeout} set; harmless if nothing was. */
    void cancelAutoClose();

    /**
     * Returns the offer to move that waits for an answer.
     *
     * @return the offer, the same as the {@link RoamingListener} was handed; empty if there is none
     */
    Optional<RoamingOffer> offer();

    /**
     * Returns the trial of a configuration that waits for an answer.
     *
     * @return the trial, the same as the {@link RoamingListener} was handed; empty if there is none
     */
    Optional<RoamingTrial> trial();
}
