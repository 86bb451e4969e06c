package org.netbearer.impl.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.RoamingListener;
import org.netbearer.api.SessionError;
import org.netbearer.api.SessionRequest;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.api.SessionState;
import org.netbearer.api.SessionStatistics;
import org.netbearer.api.SessionTarget;
import org.netbearer.api.UsagePolicy;
import org.netbearer.impl.activation.BearerCalls;
import org.netbearer.impl.activation.Devices;
import org.netbearer.impl.activation.Hold;

/**
 * One session: what it is for, where it stands, and what it holds.
 *
 * <p>Confined to the model thread, but for {@link #snapshot}. How it moves is {@link Roaming}'s, how it finds a link
 * {@link Search}'s, whether it comes back by itself {@link Reopening}'s.
 */
final class Session {
    final long id;
    final Owner owner;
    final SessionRequest request;
    final SessionNotifier notifier;
    private final SessionContext context;
    private final BearerCalls network;
    private final boolean userChoice;
    private final Roaming roaming;
    private final Reopening reopening;
    private final AutoClose autoClose;
    private final Usage usage;
    private final Waiting openers;
    private final Releases releases;
    private @Nullable Target target;
    private @Nullable Search opening;
    private @Nullable Hold current;
    private boolean invalid;
    private boolean open;
    private boolean stopping;
    private volatile SessionSnapshot published;

    Session(long id, Owner owner, SessionRequest request, SessionEvents events, SessionContext context) {
        this.id = id;
        this.owner = owner;
        this.request = request;
        this.context = context;
        notifier = new SessionNotifier(events, context);
        autoClose = new AutoClose(context, () -> close(null));
        usage = new Usage(context);
        openers = new Waiting(context);
        releases = new Releases(this, context);
        network = context.network();
        roaming = new Roaming(this, context);
        reopening = new Reopening(this, context);
        userChoice = Target.isUserChoice(request);
        target = Target.of(request);
        invalid = context.stopped().getAsBoolean()
                || !userChoice
                        && request.target() instanceof SessionTarget.Configuration named
                        && !named.configuration().isValid();
        notifier.beginWith(derived());
        published = describe();
    }

    /** Reads the session as it is; from any thread. */
    SessionSnapshot snapshot() {
        return published.toBuilder().statistics(usage.read()).build();
    }

    boolean isOpen() {
        return open;
    }

    SessionState state() {
        return notifier.state();
    }

    boolean isOpening() {
        return opening != null;
    }

    /** Returns whether it must be kept although nobody may refer to it. */
    boolean isBusy() {
        return open || opening != null || releases.isClosing() || stopping || reopening.isWanted();
    }

    @Nullable
    Hold current() {
        return current;
    }

    @Nullable
    Target target() {
        return target;
    }

    /** Returns whether its listener wants to be asked before it moves. */
    boolean isAsking() {
        return request.listener().orElse(null) instanceof RoamingListener;
    }

    void open(@Nullable CompletableFuture<Void> opener) {
        if (open) {
            context.end(opener, null);
            return;
        }
        openers.add(opener);
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
            opening = new Search(target, this, context, Search.Outcome.of(this::opened, this::notOpened));
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
            openers.end(new NetworkException(FailureReason.ABORTED, "closed before it was open"));
            search.cancel(releases.byClosing());
            refresh();
        } else if (open) {
            ended();
            notifier.closed();
            if (held != null) {
                held.release(releases.byClosing());
            }
            refresh();
        }
        releases.await(closer);
    }

    void stop(CompletableFuture<Void> stopper) {
        reopening.cancel();
        Search search = opening;
        if (search != null) {
            stopOpening(search.trying(), stopper);
            return;
        }
        String identifier =
                current != null ? current.identifier() : target instanceof Target.AccessPoint one ? one.text() : "";
        if (invalid || identifier.isEmpty() || !network.activation(identifier).up()) {
            context.end(stopper, null);
            return;
        }
        NetworkException refusal = network.refusal(identifier);
        if (refusal != null) {
            end(stopper, refusal);
            return;
        }
        stopping = true;
        refresh();
        context.activations().stop(identifier, name(), failed -> {
            stopping = false;
            end(stopper, failed);
        });
    }

    /** Ends an attempt for whoever else waits for it; without anybody else, closing does. */
    private void stopOpening(String trying, CompletableFuture<Void> stopper) {
        close(null);
        if (context.activations().isWanted(trying)) {
            context.activations().stop(trying, name(), failed -> end(stopper, failed));
        } else {
            releases.await(stopper);
        }
    }

    private String name() {
        return "session " + id + " of " + owner.nameFor(request);
    }

    void usagePolicy(UsagePolicy wanted) {
        notifier.policy(wanted);
        publish();
    }

    void autoClose(@Nullable Duration timeout) {
        autoClose.set(timeout, open);
        publish();
    }

    Roaming roaming() {
        return roaming;
    }

    /** Reads the counters of the link in use anew. */
    void measure(CompletableFuture<SessionStatistics> reader) {
        Hold held = current;
        NetworkLink link = held == null ? null : Devices.linkOf(network.snapshot(), held.identifier());
        if (link == null) {
            context.answer(reader, usage.read());
        } else {
            network.readCounters(link, () -> {
                refresh();
                context.answer(reader, usage.read());
            });
        }
    }

    /** Called when the network, or the session itself, has changed. */
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
        usage.observe(current);
        announceState();
        reopening.look();
        publish();
    }

    /** Uses another link, in place of the one before or of none. */
    void arrive(Hold hold) {
        hold.handTo(Hold.User.ofLinkInUse(this::lost));
        current = hold;
        usage.moved(hold.identifier());
    }

    /** Called when the link in use is lost. */
    void lost(Hold hold, NetworkException reason) {
        if (hold != current || !open) {
            return;
        }
        current = null;
        usage.lost();
        if (stopping) {
            ended();
            notifier.closed();
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
        notifier.closed();
        reopening.lost();
        refresh();
    }

    /** Reports an error that ends nothing. */
    void fail(SessionError kind, NetworkException reason) {
        notifier.error(kind, reason);
        publish();
    }

    /** Ends it without calling its listener: its owner, or the core, has gone. */
    void forget() {
        invalid = true;
        reopening.cancel();
        close(null);
        refresh();
    }

    /** A group that is taken away leaves links behind that are still there. */
    private void targetGone(Target gone) {
        invalid = true;
        var reason = new NetworkException(FailureReason.INVALID_CONFIGURATION, gone.text() + " is gone");
        Search search = opening;
        Hold held = current;
        if (search != null) {
            search.cancel(releases.byLeaving());
            notOpened(reason);
        } else if (open) {
            invalidated(reason);
            if (held != null) {
                held.release(releases.byLeaving());
            }
        }
    }

    private void invalidated(NetworkException reason) {
        ended();
        invalid = true;
        announceState();
        notifier.closed();
        fail(SessionError.SESSION_ABORTED, reason);
    }

    private void ended() {
        open = false;
        current = null;
        usage.ended();
        roaming.cancel();
        autoClose.ended();
        context.changed().accept(this);
    }

    private void opened(Hold hold) {
        opening = null;
        reopening.cancel();
        open = true;
        hold.handTo(Hold.User.ofLinkInUse(this::lost));
        current = hold;
        notifier.noError();
        usage.opened(hold.identifier());
        autoClose.opened();
        announceState();
        publish();
        notifier.opened();
        openers.end(null);
        refresh();
    }

    private void notOpened(NetworkException reason) {
        opening = null;
        fail(SessionError.of(reason.reason()), reason);
        reopening.failed();
        refresh();
        openers.end(reason);
    }

    /** Ends what the application asked for, after the session shows what became of it. */
    private void end(@Nullable CompletableFuture<Void> stage, @Nullable NetworkException failed) {
        if (failed != null) {
            fail(SessionError.of(failed.reason()), failed);
        }
        refresh();
        context.end(stage, failed);
    }

    /** Called when a link that was let go of is settled. */
    void released(@Nullable NetworkException failed) {
        end(null, failed);
    }

    Releases releases() {
        return releases;
    }

    private void announceState() {
        if (notifier.state(derived())) {
            publish();
        }
    }

    private SessionState derived() {
        if (invalid) {
            return SessionState.INVALID;
        }
        if (stopping || releases.isClosing()) {
            return SessionState.CLOSING;
        }
        if (open) {
            return roaming.isMoving() ? SessionState.ROAMING : SessionState.CONNECTED;
        }
        Search search = opening;
        if (search != null) {
            boolean up = network.activation(search.trying()).up();
            return up && !userChoice && notifier.state() != SessionState.CONNECTING
                    ? SessionState.CONNECTED
                    : SessionState.CONNECTING;
        }
        return Target.idle(userChoice ? null : target, network.snapshot());
    }

    private void publish() {
        published = describe();
        context.changed().accept(this);
    }

    private SessionSnapshot describe() {
        Hold held = open ? current : null;
        return notifier.describe(this, held, target, roaming == null ? "" : roaming.offered(), usage, autoClose);
    }
}
