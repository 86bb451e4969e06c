package org.netbearer.impl.activation;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.impl.activation.ActivationPhase.Event;
import org.netbearer.impl.lease.Lease;
import org.netbearer.impl.lease.Teardown;
import org.netbearer.impl.model.ObservedActivation;

/**
 * One configuration that sessions of this process have up, or want to have.
 *
 * <p>Confined to the model thread. It is in one {@link ActivationPhase} at a time; what the lease, the bearer and the snapshots say moves it
 * on. The last one to let go takes the link down if a session brought it up.
 */
final class SharedActivation {
    private final String identifier;
    private final SharedActivations all;
    private final BearerCalls network;
    private final Holds holds = new Holds();
    private ActivationPhase phase = ActivationPhase.DOWN;
    private @Nullable Lease lease;
    private List<String> displaced = List.of();
    private Origin origin = new Origin();
    private @Nullable ExpectedLoss expected;
    private boolean bearerLeaves;
    private int attempt;
    private @Nullable Cancellation cancellation;

    SharedActivation(String identifier, SharedActivations all, BearerCalls network) {
        this.identifier = identifier;
        this.all = all;
        this.network = network;
    }

    String identifier() {
        return identifier;
    }

    /** Returns whether a Netbearer process brought the link up. */
    boolean isStartedHere() {
        return origin.isOurs() && phase == ActivationPhase.UP;
    }

    Holds holds() {
        return holds;
    }

    boolean isIdle() {
        return phase == ActivationPhase.DOWN && holds.isEmpty();
    }

    ActivationPhase phase() {
        return phase;
    }

    /** Adds a hold; its user is called later, within the time. */
    Hold hold(Hold.User user, boolean replacing, Duration timeout) {
        var hold = new Hold(this, user, replacing);
        hold.expireBy(all.schedule(timeout, () -> expire(hold, timeout)));
        holds.add(hold);
        if (phase == ActivationPhase.DOWN && !bearerLeaves) {
            begin();
        } else if (phase == ActivationPhase.UP) {
            all.soon(hold::up);
        }
        return hold;
    }

    /** Releases a hold; the last one takes the link down if sessions brought it up. */
    void release(Hold hold, Hold.Release release) {
        if (hold.isEnded()) {
            release.ended(null);
            return;
        }
        hold.end();
        holds.remove(hold);
        if (holds.isEmpty()) {
            holds.await(release);
            abandon();
        } else {
            release.ended(null);
        }
    }

    /** Takes the link down for all; holds end with {@code ABORTED}. */
    void stop(String who, Consumer<@Nullable NetworkException> end) {
        expected = ExpectedLoss.stoppedBy(who);
        network.deactivate(identifier, failure -> {
            expected = null;
            end.accept(failure);
        });
    }

    /** Called when another configuration of this process takes the device; empty if it does not after all. */
    void displaceBy(String other) {
        expected = other.isEmpty() ? null : ExpectedLoss.displacedBy(other);
    }

    /** Takes over the start that another process has given up. */
    void promoted(Lease promoted) {
        if (lease != promoted) {
            return;
        }
        if (phase == ActivationPhase.FOLLOWING) {
            start(promoted, true);
        } else if (phase == ActivationPhase.UP) { // we saw it up before its starter could say that it did it
            origin.join(true);
            tellStart(promoted, network.activation(identifier).key());
        }
    }

    /** Called before the bearer leaves that answers for it: what sessions brought up goes down first. */
    void bearerLeaves() {
        bearerLeaves = true;
        if (!network.isOnlyAnswered(
                identifier)) { // else the configuration goes with it, which is what its sessions are told
            holds.endThoseUp(
                    new NetworkException(FailureReason.BEARER_GONE, "the bearer of " + identifier + " has left"));
        }
        abandon();
    }

    /** Called when that bearer has left. Another one may answer by now: it serves those who still wait. */
    void bearerLeft() {
        bearerLeaves = false;
        if (phase == ActivationPhase.DOWN && !holds.isEmpty()) {
            begin();
        }
    }

    /** Called when the network has changed. */
    void look() {
        ConfigurationSnapshot now = network.snapshot().configuration(identifier).orElse(null);
        if (now == null) {
            gone();
            return;
        }
        boolean active = now.state() == ConfigurationState.ACTIVE;
        switch (phase) {
            case STARTING -> watchStart();
            case SETTLING -> start(Objects.requireNonNull(lease), false);
            case FOLLOWING -> {
                if (active) {
                    origin.followStarter(network.activation(identifier), lease);
                    up();
                }
            }
            case UP -> {
                if (active) {
                    origin.followStarter(network.activation(identifier), lease);
                    origin.follow(network.activation(identifier), lease);
                } else {
                    lost(now);
                }
            }
            case DOWN, LEASING, CANCELLING, RELEASING, TAKING_DOWN -> {}
        }
    }

    private void begin() {
        move(Event.WANTED);
        displaced = List.of();
        origin = new Origin();
        all.lease(identifier, this::leased, failure -> {
            move(Event.REFUSED);
            holds.end(failure);
        });
    }

    private void leased(Lease granted) {
        lease = granted;
        if (phase != ActivationPhase.LEASING || holds.isEmpty() || bearerLeaves) {
            giveUp();
            return;
        }
        switch (granted.role()) {
            case JOINED -> {
                origin.join(granted.record().started());
                up();
            }
            case STARTER -> start(granted, false);
            case FOLLOWER -> {
                move(Event.OTHER_STARTS);
                look();
            }
        }
    }

    private void start(Lease granted, boolean inherited) {
        var snapshot = network.snapshot();
        ConfigurationSnapshot now = snapshot.configuration(identifier).orElse(null);
        if (now == null) {
            gone();
            return;
        }
        ObservedActivation present = network.activation(identifier);
        boolean known =
                !present.key().isEmpty() && present.isOf(granted.record().activationFor(present));
        if ((known && !inherited) || all.teardowns().isRestoring(identifier)) {
            move(Event.STILL_SHOWN); // or it is being brought up again, and comes up without us
            return;
        }
        if (now.state() == ConfigurationState.ACTIVE) {
            // Up since the lease was asked for: by the starter that gave up, if there was one; else by somebody else.
            if (inherited) {
                tellStart(granted, present.key());
            }
            origin.join(inherited);
            up();
            return;
        }
        List<String> rivals = Devices.activeBeside(snapshot, now);
        NetworkException refusal = StartRule.refusal(network, now, holds.isReplacing() ? List.of() : rivals);
        if (refusal != null) {
            giveUp();
            holds.end(refusal);
            return;
        }
        move(Event.BEGUN);
        // What a session brought up is not brought up again when it was displaced: its sessions are over.
        displaced = rivals.stream().filter(rival -> !all.isStartedHere(rival)).toList();
        rivals.forEach(rival -> all.displace(rival, identifier));
        origin.before(network.activation(identifier).key());
        int current = ++attempt;
        network.activate(identifier, failure -> {
            rivals.forEach(rival -> all.displace(rival, ""));
            if (current == attempt) {
                activated(failure);
            }
        });
    }

    private void activated(@Nullable NetworkException failure) {
        Cancellation cancelling = cancellation;
        if (phase == ActivationPhase.CANCELLING && cancelling != null) {
            if (failure == null) { // it was too late to end it
                cancelling.deactivate();
            }
            cancelling.ended();
        } else if (phase == ActivationPhase.STARTING) {
            if (failure != null) {
                giveUp();
                all.teardowns().restore(displaced);
                holds.end(failure);
            } else {
                origin.succeeded(network.activation(identifier));
                look();
            }
        }
    }

    /** While it comes up: notes the key as soon as there is one, so that it can be taken down after us if we die. */
    private void watchStart() {
        ObservedActivation now = network.activation(identifier);
        if (lease != null && origin.isUntold(now.key())) {
            tellStart(lease, now.key());
        }
        if (origin.hasSucceeded() && now.up()) {
            up();
        }
    }

    private void tellStart(Lease held, String key) {
        Origin told = origin;
        told.tell(key);
        all.started(held, key, displaced, () -> {
            told.written();
            if (lease == held) {
                look();
            }
        });
    }

    /** Calls the holds, but not before it is written down who brought the link up: if this process is killed, another takes it down. */
    private void up() {
        Lease held = lease;
        if (origin.isOurs() && !origin.isTold() && held != null && phase == ActivationPhase.STARTING) {
            tellStart(held, network.activation(identifier).key());
        }
        if (origin.isBeingWritten()) {
            return;
        }
        move(Event.SEEN_UP);
        origin.before(network.activation(identifier).key());
        holds.up();
    }

    private void expire(Hold hold, Duration timeout) {
        if (holds.remove(hold)) {
            hold.end(new NetworkException(
                    FailureReason.TIMED_OUT, identifier + " was not up within " + timeout.toMillis() + " ms"));
            if (holds.isEmpty()) {
                abandon();
            }
        }
    }

    /** The last session has let go. */
    private void abandon() {
        ActivationPhase before = phase;
        move(Event.ABANDONED);
        if (before == ActivationPhase.DOWN) {
            holds.released(null);
        } else if (phase == ActivationPhase.CANCELLING) {
            var begun = new Cancellation(identifier, network, this::cancelled);
            cancellation = begun;
            begun.deactivate();
            all.schedule(BearerCalls.DEACTIVATION.multipliedBy(2), begun::expire);
        } else if (phase != before) {
            returnLease();
        }
    }

    private void cancelled(Cancellation ended, boolean doubtful) {
        if (cancellation != ended) {
            return;
        }
        cancellation = null;
        if (doubtful) {
            all.teardowns().watchStray(identifier, origin.key());
        }
        giveUp();
        all.teardowns().restore(displaced);
    }

    private void giveUp() {
        move(Event.GIVEN_UP);
        returnLease();
    }

    /** Returns the lease, and does what is left to do by the last one. */
    private void returnLease() {
        Lease held = lease;
        lease = null;
        all.returnLease(held, this::released);
    }

    private void released(Optional<Teardown> last) {
        if (last.isEmpty()) {
            finish(null);
            return;
        }
        move(Event.LAST_TO_LEAVE);
        Teardown given = last.get();
        ObservedActivation now = network.activation(identifier);
        if (now.isOf(given.record().activationFor(now))) {
            holds.closing();
        }
        int current = ++attempt;
        all.teardowns().takeDown(given, failure -> {
            if (current == attempt) {
                finish(failure);
            }
        });
    }

    private void finish(@Nullable NetworkException failure) {
        move(Event.FINISHED);
        holds.released(failure);
        if (phase == ActivationPhase.DOWN && !holds.isEmpty() && !bearerLeaves) {
            begin();
        }
        all.settled();
    }

    private void lost(ConfigurationSnapshot now) {
        ExpectedLoss known = expected;
        boolean restores = known != null && known.restores() && origin.isOurs();
        List<String> again = displaced;
        giveUp();
        if (restores) {
            all.teardowns().restore(again);
        }
        holds.end(ExpectedLoss.reason(known, now));
    }

    private void gone() {
        attempt++; // what the bearer still has to say of it no longer counts
        cancellation = null;
        if (phase == ActivationPhase.TAKING_DOWN) {
            finish(null);
        } else if (lease != null) {
            giveUp();
        }
        holds.end(new NetworkException(FailureReason.INVALID_CONFIGURATION, identifier + " is gone"));
    }

    private void move(Event event) {
        phase = phase.after(event);
    }
}
