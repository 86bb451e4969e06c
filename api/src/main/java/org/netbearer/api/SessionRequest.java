package org.netbearer.api;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a session is to be made for, and how it is to behave.
 *
 * <p>Immutable; each method that changes something returns a changed copy.
 */
public final class SessionRequest {
    private final SessionTarget target;
    private final @Nullable NetworkSessionListener listener;
    private final String label;
    private final String owner;
    private final boolean replacing;
    private final boolean reopening;
    private final Duration connectTimeout;

    private SessionRequest(
            SessionTarget target,
            @Nullable NetworkSessionListener listener,
            String label,
            String owner,
            boolean replacing,
            boolean reopening,
            Duration connectTimeout) {
        this.target = target;
        this.listener = listener;
        this.label = label;
        this.owner = owner;
        this.replacing = replacing;
        this.reopening = reopening;
        this.connectTimeout = connectTimeout;
    }

    /**
     * Returns a request for a session on a configuration: an access point, a service network or the user choice.
     *
     * @param configuration a handle; an invalid one gives a session of state {@link SessionState#INVALID}
     * @return the request
     */
    public static SessionRequest on(NetworkConfiguration configuration) {
        return new SessionRequest(
                new SessionTarget.Configuration(configuration), null, "", "", false, false, Duration.ZERO);
    }

    /**
     * Returns a request for a session on whatever network meets a requirement; it moves when another one meets it better.
     *
     * @param requirement what the network must be like
     * @return the request
     */
    public static SessionRequest meeting(NetworkRequirement requirement) {
        return new SessionRequest(
                new SessionTarget.Requirement(requirement), null, "", "", false, false, Duration.ZERO);
    }

    /**
     * Sets the listener that is called when something happens to the session.
     *
     * @param value the listener; a {@link RoamingListener} is asked before the session moves
     * @return the changed copy
     */
    public SessionRequest listener(NetworkSessionListener value) {
        Objects.requireNonNull(value, "listener");
        return new SessionRequest(target, value, label, owner, replacing, reopening, connectTimeout);
    }

    /**
     * Sets a name for people, shown beside the owner.
     *
     * @param value any text; it is made safe to print
     * @return the changed copy
     */
    public SessionRequest label(String value) {
        Objects.requireNonNull(value, "label");
        return new SessionRequest(target, listener, value, owner, replacing, reopening, connectTimeout);
    }

    /**
     * Sets on whose behalf the session is used, shown as its owner in place of the bundle that creates it: for a bundle that serves
     * several people or programs, such as a shell ({@code shell:root@pts/0}). It gives no rights, and takes none away.
     *
     * @param value any text; it is made safe to print; empty for the bundle itself
     * @return the changed copy
     */
    public SessionRequest owner(String value) {
        Objects.requireNonNull(value, "owner");
        return new SessionRequest(target, listener, label, value, replacing, reopening, connectTimeout);
    }

    /**
     * Allows opening to take a device from the configuration that is active on it. Without this, opening fails with
     * {@link FailureReason#DEVICE_BUSY}; with it, the sessions on the other configuration end with
     * {@link FailureReason#DISPLACED}, and what was up before Netbearer came is brought up again when the last session
     * takes the link down; not after a loss, where the platform or a person decides what comes next.
     *
     * @return the changed copy
     */
    public SessionRequest replacing() {
        return new SessionRequest(target, listener, label, owner, true, reopening, connectTimeout);
    }

    /**
     * Creates the session open itself again when the link that it lost is usable again and stays so for a while. A
     * link that somebody took down on purpose is not brought up again, but joined when it returns.
     *
     * @return the changed copy
     */
    public SessionRequest reopening() {
        return new SessionRequest(target, listener, label, owner, replacing, true, connectTimeout);
    }

    /**
     * Limits how long opening may take; for a session on a configuration, this overrides
     * {@link NetworkConfiguration#connectTimeout()}.
     *
     * @param value the limit; positive
     * @return the changed copy
     */
    public SessionRequest connectTimeout(Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("connect timeout of " + value);
        }
        return new SessionRequest(target, listener, label, owner, replacing, reopening, value);
    }

    /**
     * Returns what the session is for.
     *
     * @return the target
     */
    public SessionTarget target() {
        return target;
    }

    /**
     * Returns the listener.
     *
     * @return the listener, or empty if nobody is
     */
    public Optional<NetworkSessionListener> listener() {
        return Optional.ofNullable(listener);
    }

    /**
     * Returns the name for people.
     *
     * @return the label; empty if there is none
     */
    public String label() {
        return label;
    }

    /**
     * Returns on whose behalf the session is used.
     *
     * @return the owner; empty for the bundle that creates the session
     */
    public String owner() {
        return owner;
    }

    /**
     * Returns whether opening may take the device from another configuration.
     *
     * @return whether it may
     */
    public boolean isReplacing() {
        return replacing;
    }

    /**
     * Returns whether the session opens itself again after a loss.
     *
     * @return whether it does
     */
    public boolean isReopening() {
        return reopening;
    }

    /**
     * Returns how long opening may take.
     *
     * @return the limit: what was set here, else that of the configuration, else
     *     {@link NetworkConfiguration#DEFAULT_CONNECT_TIMEOUT}
     */
    public Duration connectTimeout() {
        if (!connectTimeout.isZero()) {
            return connectTimeout;
        }
        return target instanceof SessionTarget.Configuration named
                ? named.configuration().connectTimeout()
                : NetworkConfiguration.DEFAULT_CONNECT_TIMEOUT;
    }
}
