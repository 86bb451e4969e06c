package org.netbearer.impl.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.impl.lease.Activation;
import org.netbearer.impl.lease.Lease;
import org.netbearer.impl.lease.Takedown;
import org.netbearer.impl.lease.Verdict;

/**
 * One configuration that sessions of this process have up, or want to have.
 *
 * <p>Confined to the writer. It is in one {@link UplinkPhase} at a time; what the lease, the bearer and the snapshots say moves it
 * on. The last one to let go takes the link down if a session brought it up.
 */
final class Uplink {
    private final String identifier;
    private final Uplinks all;
    private final Network network;
    private final List<Hold> holds = new ArrayList<>();
    private final List<Hold.Release> releases = new ArrayList<>();
    private UplinkPhase phase = UplinkPhase.DOWN;
    private @Nullable Lease lease;
    private List<String> displaced = List.of();
    private String displacer = "";
    private String stopper = "";
    private Origin origin = new Origin();
    private boolean succeeded;
    private int attempt;
    private @Nullable Cancellation cancellation;
    private @Nullable Takedown takedown;

    Uplink(String identifier, Uplinks all, Network network) {
        this.identifier = identifier;
        this.all = all;
        this.network = network;
    }

    String identifier() {
        return identifier;
    }

    /** Tells whether a Netbearer process brought the link up. */
    boolean isStartedHere() {
        return origin.isOurs() && phase == UplinkPhase.UP;
    }

    /** Tells whether nobody but this hold is on it. */
    boolean isOnly(Hold hold) {
        return holds.size() == 1 && holds.get(0) == hold;
    }

    boolean isIdle() {
        return phase == UplinkPhase.DOWN && holds.isEmpty();
    }

    boolean isStarting() {
        return phase == UplinkPhase.STARTING;
    }

    /** Joins; the user hears of the end later, within the time. */
    Hold hold(Hold.User user, boolean replacing, Duration timeout) {
        var hold = new Hold(this, user, replacing);
        holds.add(hold);
        hold.expireBy(all.schedule(timeout, () -> expire(hold, timeout)));
        if (phase == UplinkPhase.DOWN) {
            begin();
        } else if (phase == UplinkPhase.UP) {
            all.soon(hold::up);
        }
        return hold;
    }

    /** Lets go. */
    void release(Hold hold, Hold.Release release) {
        if (hold.isEnded()) {
            release.ended(null);
            return;
        }
        hold.end();
        holds.remove(hold);
        if (!holds.isEmpty()) {
            release.ended(null);
            return;
        }
        releases.add(release);
        abandon();
    }

    /** Takes the link down for all; holds end with {@code ABORTED}. */
    void stop(String who, Consumer<@Nullable NetworkException> end) {
        stopper = who;
        network.deactivate(identifier, failure -> {
            stopper = "";
            end.accept(failure);
        });
    }

    /** Is told that another configuration of this process takes the device; empty if it does not after all. */
    void displaceBy(String other) {
        displacer = other;
    }

    /** Takes over the start that another process has given up. */
    void promoted(Lease promoted) {
        if (lease == promoted && phase == UplinkPhase.FOLLOWING) {
            start(promoted, true);
        }
    }

    /** Looks at the network after it changed. */
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
                    up();
                }
            }
            case UP -> {
                if (active) {
                    origin.follow(network.activation(identifier).key());
                } else {
                    lost(Loss.of(now, displacer, stopper));
                }
            }
            case DOWN, LEASING, CANCELLING, RELEASING, TAKING_DOWN -> {}
        }
    }

    private void begin() {
        phase = UplinkPhase.LEASING;
        displaced = List.of();
        origin = new Origin();
        succeeded = false;
        all.lease(identifier, this::leased, failure -> {
            phase = UplinkPhase.DOWN;
            endAll(failure);
        });
    }

    private void leased(Lease granted) {
        lease = granted;
        if (phase != UplinkPhase.LEASING || holds.isEmpty()) {
            giveUpLease();
            return;
        }
        switch (granted.role()) {
            case JOINED -> {
                origin.join(granted.record().started());
                up();
            }
            case STARTER -> start(granted, false);
            case FOLLOWER -> {
                phase = UplinkPhase.FOLLOWING;
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
        Activation present = network.activation(identifier);
        boolean known =
                !present.key().isEmpty() && present.isOf(granted.record().activation());
        if (known && !inherited) {
            phase = UplinkPhase.SETTLING; // what is still shown has been taken down by another process
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
        boolean replacing = holds.stream().anyMatch(hold -> hold.replacing);
        NetworkException refusal = StartRule.refusal(network, now, replacing ? List.of() : rivals);
        if (refusal != null) {
            giveUpLease();
            endAll(refusal);
            return;
        }
        phase = UplinkPhase.STARTING;
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
        if (phase == UplinkPhase.CANCELLING && cancelling != null) {
            if (failure == null) { // it was too late to end it
                cancelling.deactivate();
            }
            cancelling.ended();
        } else if (phase == UplinkPhase.STARTING) {
            if (failure != null) {
                giveUpLease();
                all.restore(displaced);
                endAll(failure);
            } else {
                succeeded = true;
                origin.succeeded(network.activation(identifier));
                look();
            }
        }
    }

    /** While it comes up: notes the key as soon as there is one, so that it can be taken down after us if we die. */
    private void watchStart() {
        String key = network.activation(identifier).key();
        Lease held = lease;
        if (held != null && origin.isUntold(key)) {
            tellStart(held, key);
        }
        if (succeeded && network.activation(identifier).up()) {
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

    /** Tells the holds, but not before it is written down who brought the link up: if we are killed, it goes down after us. */
    private void up() {
        Lease held = lease;
        if (origin.isOurs() && !origin.isTold() && held != null && phase == UplinkPhase.STARTING) {
            tellStart(held, network.activation(identifier).key());
        }
        if (origin.isBeingWritten()) {
            return;
        }
        phase = UplinkPhase.UP;
        origin.before(network.activation(identifier).key());
        List.copyOf(holds).forEach(Hold::up);
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

    /** Nobody is left. */
    private void abandon() {
        switch (phase) {
            case STARTING -> {
                phase = UplinkPhase.CANCELLING;
                var begun = new Cancellation(identifier, network, this::cancelled);
                cancellation = begun;
                begun.deactivate();
            }
            case SETTLING, FOLLOWING, UP -> giveUpLease();
            case DOWN -> endReleases(null);
            case LEASING, CANCELLING, RELEASING, TAKING_DOWN -> {}
        }
    }

    private void cancelled(Cancellation ended, boolean doubtful) {
        if (cancellation != ended) {
            return;
        }
        cancellation = null;
        if (doubtful) {
            all.watchStray(identifier, origin.key());
        }
        giveUpLease();
        all.restore(displaced);
    }

    /** Returns the lease, and does what is left to do by the last one. */
    private void giveUpLease() {
        phase = UplinkPhase.RELEASING;
        Lease held = lease;
        lease = null;
        if (held == null) {
            finish(null);
        } else {
            all.release(held, this::judged);
        }
    }

    private void judged(Verdict verdict) {
        if (!(verdict instanceof Verdict.TakeDown task)) {
            finish(null);
            return;
        }
        Takedown given = task.takedown();
        if (!network.activation(identifier).isOf(given.record().activation())) {
            given.done(); // gone, or somebody else's by now
            finish(null);
            return;
        }
        phase = UplinkPhase.TAKING_DOWN;
        takedown = given;
        releases.forEach(Hold.Release::closing);
        network.deactivate(identifier, failure -> {
            if (takedown == given) {
                takedown = null;
                if (failure == null) {
                    given.done();
                    all.restore(given.record().displaced());
                } else {
                    given.leave();
                }
                finish(failure);
            }
        });
    }

    private void finish(@Nullable NetworkException failure) {
        phase = UplinkPhase.DOWN;
        endReleases(failure);
        if (phase == UplinkPhase.DOWN && !holds.isEmpty()) {
            begin();
        }
        all.settled();
    }

    private void endReleases(@Nullable NetworkException failure) {
        var waiting = List.copyOf(releases);
        releases.clear();
        waiting.forEach(release -> release.ended(failure));
    }

    private void lost(NetworkException reason) {
        boolean stopped = !stopper.isEmpty() && origin.isOurs();
        List<String> again = displaced;
        giveUpLease();
        if (stopped) {
            all.restore(again);
        }
        endAll(reason);
    }

    private void gone() {
        attempt++; // what the bearer still has to say of it no longer counts
        cancellation = null;
        Takedown unfinished = takedown;
        if (unfinished != null) {
            takedown = null;
            unfinished.done();
            finish(null);
        } else if (lease != null) {
            giveUpLease();
        }
        endAll(new NetworkException(FailureReason.INVALID_CONFIGURATION, identifier + " is gone"));
    }

    private void endAll(NetworkException reason) {
        var ending = List.copyOf(holds);
        holds.clear();
        ending.forEach(hold -> hold.end(reason));
    }
}
