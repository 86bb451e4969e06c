package org.netbearer.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.NetworkSessionListener;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.RoamingListener;
import org.netbearer.api.RoamingOffer;
import org.netbearer.api.RoamingTrial;
import org.netbearer.api.SessionError;
import org.netbearer.api.SessionRequest;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.api.SessionSockets;
import org.netbearer.api.SessionState;
import org.netbearer.api.SessionStatistics;
import org.netbearer.api.SessionTarget;
import org.netbearer.api.UsagePolicy;
import org.netbearer.internal.ConfigurationHandle;
import org.netbearer.spi.NetworkStages;

/**
 * A session of a {@link SettableManager}: it opens at once, or when the test says so, and loses its link, is offered another
 * one and has used traffic when the test says so.
 *
 * <p>What it brings up and takes down is published by the manager. Listeners are called on the thread that caused the event,
 * in the order that {@link NetworkSessionListener} promises. Thread-safe like its manager.
 */
public final class SettableSession implements NetworkSession {
    private final SettableManager manager;
    private final SettableSessions sessions;
    private final SessionRequest request;
    private final NetworkSessionListener listener;
    private final SettableRoaming roaming;
    private final long id;
    private final String owner;
    private volatile @Nullable NetworkException refusal;

    // guarded by this
    private String active = "";
    private @Nullable SessionState passing;
    private @Nullable CompletableFuture<Void> opening;
    private @Nullable NetworkFailure failure;
    private @Nullable Instant openedAt;
    private @Nullable Duration autoCloseTimeout;
    private UsagePolicy usagePolicy = UsagePolicy.NO_POLICY;
    private SessionStatistics statistics = SessionStatistics.NONE;
    private SessionState told;

    SettableSession(SettableSessions sessions, SessionRequest request, long id, String owner) {
        this.manager = sessions.manager();
        this.sessions = sessions;
        this.request = request;
        this.listener = request.listener().orElse(SettableSessions.NOBODY);
        this.roaming = new SettableRoaming(this, sessions, listener);
        this.id = id;
        this.owner = owner;
        this.told = restingState();
    }

    /** Completes the opening under way; does nothing without one. */
    public void completeOpening() {
        CompletableFuture<Void> stage;
        var target = sessions.candidate(request);
        synchronized (this) {
            stage = opening;
            if (stage == null || target.isEmpty()) {
                return;
            }
            opening = null;
            passing = null;
            active = target.get().identifier();
            failure = null;
            openedAt = manager.snapshot().instant();
        }
        sessions.bringUp(target.get().identifier());
        tellState();
        listener.opened(this);
        stage.complete(null);
    }

    /**
     * Fails the opening under way; does nothing without one.
     *
     * @param reason how
     */
    public void failOpening(NetworkException reason) {
        CompletableFuture<Void> stage;
        synchronized (this) {
            stage = opening;
            opening = null;
            passing = null;
        }
        if (stage == null) {
            return;
        }
        tellState();
        tellError(reason);
        stage.completeExceptionally(reason);
    }

    /**
     * Takes down the link of the open session, as if it were lost.
     *
     * @param reason how
     */
    public void lose(NetworkException reason) {
        String lost = end();
        if (!lost.isEmpty()) {
            sessions.takeDown(lost);
            tellError(reason);
            listener.closed(this);
            tellState();
        }
    }

    /**
     * Offers to move; a session whose listener is no {@link RoamingListener} moves at once.
     *
     * @param identifier the configuration to move to
     * @param seamless whether the present link stays up meanwhile
     */
    public void offer(String identifier, boolean seamless) {
        roaming.offer(manager.snapshot().configuration(identifier).orElseThrow(), seamless);
    }

    /**
     * Sets what the session has measured.
     *
     * @param measured the statistics
     */
    public synchronized void measure(SessionStatistics measured) {
        statistics = measured;
    }

    /**
     * Has the platform refuse to take the link down, from now on.
     *
     * @param reason how {@link #stop()} and {@link #closeAsync()} fail; null to stop refusing
     */
    public void refuseToTakeDown(@Nullable NetworkException reason) {
        refusal = reason;
    }

    @Override
    public NetworkConfiguration configuration() {
        return request.target() instanceof SessionTarget.Configuration named
                ? named.configuration()
                : ConfigurationHandle.INVALID;
    }

    @Override
    public NetworkConfiguration activeConfiguration() {
        return manager.configurationFromIdentifier(active());
    }

    @Override
    public synchronized SessionSnapshot snapshot() {
        String target = SettableSessions.target(request);
        return new SessionSnapshot(
                id,
                request.owner().isEmpty() ? owner : request.owner(),
                request.label(),
                target,
                active,
                target.equals(NetworkSnapshot.USER_CHOICE) ? active : "",
                roaming.identifier(),
                restingState(),
                openedAt != null,
                failure == null ? SessionError.NO_ERROR : SessionError.of(failure.reason()),
                Optional.ofNullable(failure),
                usagePolicy,
                Optional.ofNullable(openedAt),
                Optional.ofNullable(autoCloseTimeout),
                sessions.isStarted(active),
                statistics);
    }

    @Override
    public Optional<NetworkLink> link() {
        return activeConfiguration().link();
    }

    @Override
    public CompletionStage<Void> open() {
        if (manager.stopFailure().isPresent()) {
            return failed(manager.stopFailure().get());
        }
        CompletableFuture<Void> stage;
        var target = sessions.candidate(request);
        synchronized (this) {
            if (openedAt != null) {
                return done();
            }
            if (opening != null) {
                return NetworkStages.readOnly(opening);
            }
            stage = new CompletableFuture<>();
            opening = stage;
            boolean up = target.isEmpty() || target.get().state() == ConfigurationState.ACTIVE;
            passing = up ? null : SessionState.CONNECTING;
        }
        tellState();
        if (target.isEmpty()) {
            failOpening(new NetworkException(FailureReason.INVALID_CONFIGURATION, "there is no such network"));
        } else if (!target.get().state().isAtLeast(ConfigurationState.DISCOVERED)) {
            failOpening(new NetworkException(FailureReason.NOT_AVAILABLE, "it cannot be used now"));
        } else if (!sessions.holdsOpenings()) {
            completeOpening();
        }
        return NetworkStages.readOnly(stage);
    }

    @Override
    public CompletionStage<Void> closeAsync() {
        if (manager.stopFailure().isPresent()) {
            return failed(manager.stopFailure().get());
        }
        failOpening(new NetworkException(FailureReason.ABORTED, "closed while it was being opened"));
        String left = end();
        if (left.isEmpty()) {
            return done();
        }
        listener.closed(this);
        var refused = refusal;
        if (refused == null) {
            sessions.release(left);
            tellState();
        }
        return refused == null ? done() : failed(refused);
    }

    @Override
    public CompletionStage<Void> stop() {
        if (manager.stopFailure().isPresent()) {
            return failed(manager.stopFailure().get());
        }
        var refused = refusal;
        if (refused != null) {
            return failed(refused);
        }
        String stopped = active().isEmpty()
                ? sessions.candidate(request)
                        .map(ConfigurationSnapshot::identifier)
                        .orElse("")
                : active();
        if (!end().isEmpty()) {
            listener.closed(this);
        }
        sessions.loseAll(stopped, new NetworkException(FailureReason.ABORTED, "stopped by session " + id));
        sessions.takeDown(stopped);
        tellState();
        return done();
    }

    @Override
    public boolean waitForOpened(Duration timeout) throws InterruptedException {
        try {
            if (isListed()) {
                open().toCompletableFuture().get(Math.max(0, timeout.toNanos()), TimeUnit.NANOSECONDS);
            }
        } catch (ExecutionException | TimeoutException notOpened) {
            // said below
        }
        return isOpen();
    }

    @Override
    public CompletionStage<SessionStatistics> statistics() {
        if (manager.stopFailure().isPresent()) {
            return failed(manager.stopFailure().get());
        }
        return NetworkStages.readOnly(
                CompletableFuture.completedFuture(snapshot().statistics()));
    }

    @Override
    public SessionSockets sockets() {
        return SettableSessions.NO_SOCKETS;
    }

    @Override
    public void setUsagePolicy(UsagePolicy policy) {
        synchronized (this) {
            if (policy == usagePolicy) {
                return;
            }
            usagePolicy = policy;
        }
        listener.usagePolicyChanged(this, policy);
    }

    /** Keeps the timeout for {@link #snapshot()}; time does not pass here. */
    @Override
    public synchronized void setAutoCloseTimeout(Duration timeout) {
        autoCloseTimeout = timeout;
    }

    @Override
    public synchronized void cancelAutoClose() {
        autoCloseTimeout = null;
    }

    @Override
    public Optional<RoamingOffer> offer() {
        return roaming.offer();
    }

    @Override
    public Optional<RoamingTrial> trial() {
        return roaming.trial();
    }

    /** Uses another configuration while it is open; gives the one before, or nothing if it is not open. */
    synchronized Optional<String> use(String identifier) {
        if (openedAt == null) {
            return Optional.empty();
        }
        String before = active;
        active = identifier;
        return Optional.of(before);
    }

    /** Leaves the state of being open; gives what was in use, or nothing. */
    private synchronized String end() {
        String left = active;
        active = "";
        roaming.end();
        openedAt = null;
        return left;
    }

    private static CompletionStage<Void> done() {
        return NetworkStages.readOnly(CompletableFuture.completedFuture(null));
    }

    private static <T> CompletionStage<T> failed(NetworkException reason) {
        return NetworkStages.readOnly(CompletableFuture.failedFuture(reason));
    }

    synchronized String active() {
        return active;
    }

    synchronized boolean isListed() {
        return openedAt != null || opening != null;
    }

    private synchronized SessionState restingState() {
        if (passing != null) {
            return passing;
        }
        if (openedAt != null) {
            return SessionState.CONNECTED;
        }
        return sessions.state(request);
    }

    private void tellState() {
        SessionState now;
        synchronized (this) {
            now = restingState();
            if (now == told) {
                return;
            }
            told = now;
        }
        listener.stateChanged(this, now);
    }

    private void tellError(NetworkException reason) {
        var detail = sessions.failure(reason);
        synchronized (this) {
            failure = detail;
        }
        listener.error(this, SessionError.of(reason.reason()), detail);
    }
}
