package org.netbearer.impl.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.RoamingListener;
import org.netbearer.api.SessionError;
import org.netbearer.api.SessionRequest;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.api.SessionState;
import org.netbearer.api.SessionStatistics;
import org.netbearer.api.UsagePolicy;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * One session: what it is for, where it stands, and what it holds.
 *
 * <p>Confined to the writer, but for {@link #snapshot}. How it moves is {@link Roaming}'s, how it finds a link
 * {@link Search}'s, whether it comes back by itself {@link Reopening}'s.
 */
final class Session {
    final long id;
    final Owner owner;
    final SessionRequest request;
    final SessionEvents events;
    private final Sessions all;
    private final Network network;
    private final boolean userChoice;
    private final Roaming roaming;
    private final Reopening reopening;
    private final List<CompletableFuture<Void>> openers = new ArrayList<>();
    private @Nullable Target target;
    private @Nullable Search opening;
    private @Nullable Hold current;
    private boolean invalid;
    private boolean open;
    private boolean stopping;
    private int closing;
    private SessionError error = SessionError.NO_ERROR;
    private @Nullable NetworkFailure failure;
    private UsagePolicy policy = UsagePolicy.NO_POLICY;
    private @Nullable Instant openedAt;
    private @Nullable Duration autoClose;
    private @Nullable Scheduled autoCloseTimer;
    private SessionState state;
    private volatile SessionSnapshot published;
    private volatile Meter meter = Meter.NONE;
    private volatile @Nullable NetworkSession handle;

    Session(long id, Owner owner, SessionRequest request, SessionEvents events, Sessions all) {
        this.id = id;
        this.owner = owner;
        this.request = request;
        this.events = events;
        this.all = all;
        network = all.network();
        roaming = new Roaming(this, all);
        reopening = new Reopening(this, all);
        var given = request.configuration();
        userChoice = given != null && given.identifier().equals(NetworkSnapshot.USER_CHOICE);
        if (given != null) {
            target = userChoice ? null : Target.of(given.snapshot());
            invalid = !userChoice && !given.isValid();
        } else {
            target = new Target.Requirement(Objects.requireNonNull(request.requirement()));
        }
        state = derived();
        published = describe();
    }

    void handle(NetworkSession facade) {
        handle = facade;
    }

    NetworkSession handle() {
        return Objects.requireNonNull(handle);
    }

    /** Reads the session as it is; from any thread. */
    SessionSnapshot snapshot() {
        return published.withStatistics(statistics());
    }

    /** Reads what it has used; from any thread. */
    SessionStatistics statistics() {
        return meter.read(all.nanoTime());
    }

    boolean isOpen() {
        return open;
    }

    SessionState state() {
        return state;
    }

    boolean isOpening() {
        return opening != null;
    }

    /** Tells whether it must be kept although nobody may refer to it. */
    boolean isBusy() {
        return open || opening != null || closing > 0 || stopping || reopening.isWanted();
    }

    @Nullable
    Hold current() {
        return current;
    }

    @Nullable
    Target target() {
        return target;
    }

    /** Tells whether its listener wants to be asked before it moves. */
    boolean isAsking() {
        return request.listener() instanceof RoamingListener;
    }

    // What the application asks for

    void open(@Nullable CompletableFuture<Void> opener) {
        if (open) {
            all.complete(opener);
            return;
        }
        if (opener != null) {
            openers.add(opener);
        }
        if (opening != null) {
            return;
        }
        if (userChoice) {
            target = network.snapshot().defaultConfiguration().map(Target::of).orElse(null);
        }
        if (invalid || owner.isGone()) {
            notOpened(new NetworkException(FailureReason.INVALID_CONFIGURATION, "invalid configuration"));
        } else if (target == null) {
            notOpened(new NetworkException(FailureReason.NOT_AVAILABLE, "there is no default configuration"));
        } else {
            opening = new Search(
                    target, network, all.uplinks(), request.isReplacing(), request.connectTimeout(), new Opening());
            opening.next();
            refresh();
        }
    }

    void close(@Nullable CompletableFuture<Void> closer) {
        reopening.cancel();
        Search search = opening;
        Hold held = current;
        if (search != null) {
            opening = null;
            failOpeners(new NetworkException(FailureReason.ABORTED, "closed before it was open"));
            search.cancel(new Closing(closer));
            refresh();
        } else if (open) {
            ended();
            events.add(listener -> listener.closed(handle()));
            if (held == null) {
                all.complete(closer);
            } else {
                all.uplinks().release(held, new Closing(closer));
            }
            refresh();
        } else {
            all.complete(closer);
        }
    }

    void stop(CompletableFuture<Void> stopper) {
        reopening.cancel();
        if (opening != null) {
            close(stopper);
            return;
        }
        String identifier = current != null ? current.identifier() : accessPoint();
        if (invalid || identifier.isEmpty() || !network.activation(identifier).up()) {
            all.complete(stopper);
            return;
        }
        NetworkException refusal = network.refusal(identifier);
        if (refusal != null) {
            end(stopper, refusal);
            return;
        }
        stopping = true;
        refresh();
        all.uplinks().stop(identifier, "session " + id + " of " + owner.name(), failed -> {
            stopping = false;
            end(stopper, failed);
        });
    }

    void usagePolicy(UsagePolicy wanted) {
        if (policy != wanted) {
            policy = wanted;
            publish();
            events.add(listener -> listener.usagePolicyChanged(handle(), wanted));
        }
    }

    void autoClose(@Nullable Duration timeout) {
        autoClose = timeout;
        cancelAutoClose();
        if (open) {
            scheduleAutoClose();
        }
        publish();
    }

    Roaming roaming() {
        return roaming;
    }

    /** Has the counters of the link in use read anew. */
    void measure(CompletableFuture<SessionStatistics> reader) {
        Hold held = current;
        NetworkLink link = held == null ? null : linkOf(held.identifier());
        if (link == null) {
            all.answer(reader, statistics());
        } else {
            network.readCounters(link, () -> {
                refresh();
                all.answer(reader, statistics());
            });
        }
    }

    // What happens to it

    /** Looks at the network after it changed, or at itself after something happened to it. */
    void refresh() {
        Target now = target;
        if (!invalid && !userChoice && now != null && !now.isThere(network.snapshot())) {
            targetGone(now);
        }
        Search search = opening;
        if (search != null) {
            search.look();
        }
        roaming.look();
        observe();
        announceState();
        reopening.look();
        publish();
    }

    /** Takes another link into use, in place of the one before or of none. */
    void arrive(Hold hold) {
        hold.handTo(new Use());
        current = hold;
        meter = meter.moved(all.nanoTime(), linkOf(hold.identifier()));
    }

    /** Takes the loss of the link in use. */
    void lost(Hold hold, NetworkException reason) {
        if (hold != current || !open) {
            return;
        }
        current = null;
        meter = meter.paused(all.nanoTime());
        if (stopping) {
            ended();
            events.add(listener -> listener.closed(handle()));
            publish();
            return;
        }
        Target lostOn = target;
        if (lostOn != null && !lostOn.isThere(network.snapshot())) {
            invalidated(reason);
        } else if (!roaming.leftBehind(hold, reason)) {
            abort(SessionError.SESSION_ABORTED, reason);
        }
        refresh();
    }

    /** Ends the session with an error, for good unless it is to come back. */
    void abort(SessionError kind, NetworkException reason) {
        ended();
        fail(kind, reason);
        events.add(listener -> listener.closed(handle()));
        reopening.lost();
        refresh();
    }

    /** Reports an error that ends nothing. */
    void fail(SessionError kind, NetworkException reason) {
        error = kind;
        var recorded = new NetworkFailure(reason.reason(), reason.platformReason(), text(reason), all.now());
        failure = recorded;
        publish();
        events.add(listener -> listener.error(handle(), kind, recorded));
    }

    /** Ends it without a word: its owner, or the core, is gone. */
    void forget() {
        invalid = true;
        reopening.cancel();
        close(null);
    }

    /** A group that is taken away leaves links behind that are still there. */
    private void targetGone(Target gone) {
        invalid = true;
        var reason = new NetworkException(FailureReason.INVALID_CONFIGURATION, gone.text() + " is gone");
        Search search = opening;
        Hold held = current;
        if (search != null) {
            search.cancel(Search.Release.IGNORED);
            notOpened(reason);
        } else if (open) {
            invalidated(reason);
            if (held != null) {
                all.uplinks().release(held, Search.Release.IGNORED);
            }
        }
    }

    private void invalidated(NetworkException reason) {
        ended();
        invalid = true;
        announceState();
        events.add(listener -> listener.closed(handle()));
        fail(SessionError.SESSION_ABORTED, reason);
    }

    private void ended() {
        open = false;
        current = null;
        openedAt = null;
        meter = meter.paused(all.nanoTime());
        roaming.cancel();
        cancelAutoClose();
        all.changed(this);
    }

    private void opened(Hold hold) {
        opening = null;
        reopening.cancel();
        open = true;
        hold.handTo(new Use());
        current = hold;
        error = SessionError.NO_ERROR;
        failure = null;
        openedAt = all.now();
        meter = Meter.opened(all.nanoTime(), linkOf(hold.identifier()));
        scheduleAutoClose();
        announceState();
        publish();
        events.add(listener -> listener.opened(handle()));
        openers.forEach(all::complete);
        openers.clear();
        refresh();
    }

    private void notOpened(NetworkException reason) {
        opening = null;
        fail(SessionError.of(reason.reason()), reason);
        reopening.failed();
        refresh();
        failOpeners(reason);
    }

    private void failOpeners(NetworkException reason) {
        openers.forEach(opener -> all.fail(opener, reason));
        openers.clear();
    }

    /** Ends what the application asked for, after the session shows what became of it. */
    private void end(@Nullable CompletableFuture<Void> stage, @Nullable NetworkException failed) {
        if (failed != null) {
            fail(SessionError.of(failed.reason()), failed);
        }
        refresh();
        if (failed == null) {
            all.complete(stage);
        } else {
            all.fail(stage, failed);
        }
    }

    private void scheduleAutoClose() {
        Duration after = autoClose;
        if (after != null) {
            autoCloseTimer = all.schedule(after, () -> {
                autoCloseTimer = null;
                autoClose = null;
                close(null);
            });
        }
    }

    private void cancelAutoClose() {
        if (autoCloseTimer != null) {
            autoCloseTimer.cancel();
            autoCloseTimer = null;
        }
    }

    private void observe() {
        Hold held = current;
        if (held != null) {
            meter = meter.observed(linkOf(held.identifier()));
        }
    }

    private void announceState() {
        SessionState now = derived();
        if (now != state) {
            state = now;
            publish();
            events.add(listener -> listener.stateChanged(handle(), now));
        }
    }

    private SessionState derived() {
        if (invalid) {
            return SessionState.INVALID;
        }
        if (stopping || closing > 0) {
            return SessionState.CLOSING;
        }
        if (open) {
            return roaming.isMoving() ? SessionState.ROAMING : SessionState.CONNECTED;
        }
        var snapshot = network.snapshot();
        Search search = opening;
        if (search != null) {
            boolean up = snapshot.configuration(search.trying())
                    .filter(member -> member.state() == ConfigurationState.ACTIVE)
                    .isPresent();
            return up && !userChoice && state != SessionState.CONNECTING
                    ? SessionState.CONNECTED
                    : SessionState.CONNECTING;
        }
        return atRest(snapshot);
    }

    /** The state of a session that is not open, as its target is (S-03, S-63). */
    SessionState atRest(NetworkSnapshot snapshot) {
        if (userChoice) {
            return snapshot.defaultIdentifier().isEmpty() ? SessionState.NOT_AVAILABLE : SessionState.DISCONNECTED;
        }
        Target rule = Objects.requireNonNull(target);
        var members = rule.members(snapshot);
        if (members.stream().anyMatch(rule::isMetBy)) {
            return SessionState.CONNECTED;
        }
        return members.stream().anyMatch(rule::isConceivable) ? SessionState.DISCONNECTED : SessionState.NOT_AVAILABLE;
    }

    /** The access point that it was made for; empty if it was made for more than one. */
    private String accessPoint() {
        return target instanceof Target.AccessPoint one ? one.text() : "";
    }

    private void publish() {
        published = describe();
        all.changed(this);
    }

    private SessionSnapshot describe() {
        Hold held = current;
        Target rule = target;
        NetworkConfiguration given = request.configuration();
        return new SessionSnapshot(
                id,
                owner.name(),
                request.label(),
                given != null ? given.identifier() : rule == null ? "" : rule.text(),
                open && held != null ? held.identifier() : "",
                open && userChoice && rule != null ? rule.text() : "",
                roaming == null ? "" : roaming.offered(),
                state,
                open,
                error,
                failure,
                policy,
                openedAt,
                autoClose,
                open && held != null && held.uplink.isStartedHere(),
                SessionStatistics.NONE);
    }

    @Nullable
    NetworkLink linkOf(String identifier) {
        return network.snapshot()
                .configuration(identifier)
                .map(ConfigurationSnapshot::link)
                .orElse(null);
    }

    private static String text(NetworkException reason) {
        String text = reason.getMessage();
        return text == null ? reason.reason().toString() : text;
    }

    /** Takes what opening came to. */
    private final class Opening implements Search.Outcome {
        @Override
        public void found(Hold hold) {
            opened(hold);
        }

        @Override
        public void none(NetworkException reason) {
            notOpened(reason);
        }
    }

    /** Follows the link down, if it goes. */
    private final class Closing implements Hold.Release {
        private final @Nullable CompletableFuture<Void> closer;
        private boolean begun;

        Closing(@Nullable CompletableFuture<Void> closer) {
            this.closer = closer;
        }

        @Override
        public void closing() {
            begun = true;
            closing++;
            refresh();
        }

        @Override
        public void ended(@Nullable NetworkException failed) {
            if (begun) {
                closing--;
            }
            end(closer, failed);
        }
    }

    /** The link in use. */
    private final class Use implements Hold.User {
        @Override
        public void up(Hold hold) {}

        @Override
        public void failed(Hold hold, NetworkException reason) {
            Session.this.lost(hold, reason);
        }

        @Override
        public void lost(Hold hold, NetworkException reason) {
            Session.this.lost(hold, reason);
        }
    }
}
