package org.netbearer.bearer.corewlan;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkFailure;
import org.netbearer.bearer.corewlan.port.CoreWlanException;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * Connections that are being made or ended, at most one for each radio, and why the last ones failed.
 *
 * <p>A call that returns only decides an attempt; the stages complete in {@link #settle}, after the state that goes with it
 * was reported. Confined to the serial executor.
 */
final class Activations {
    private final Map<String, Attempt> attempts = new HashMap<>();
    private final List<Attempt> decided = new ArrayList<>();
    private final Map<String, NetworkFailure> failures = new HashMap<>();
    private final InstantSource clock;

    Activations(InstantSource clock) {
        this.clock = clock;
    }

    /** Creates an attempt that takes the place of any other on that radio. */
    Attempt begin(String radio, String identifier, boolean up) {
        var other = attempts.get(radio);
        if (other != null) {
            decide(
                    other,
                    new NetworkException(
                            up ? FailureReason.DISPLACED : FailureReason.ABORTED, "another operation took its place"));
        }
        var attempt = new Attempt(radio, identifier, up);
        attempts.put(radio, attempt);
        return attempt;
    }

    @Nullable
    Attempt on(String radio) {
        return attempts.get(radio);
    }

    /** Returns the last failure of each configuration that has not worked since, by identifier. */
    Map<String, NetworkFailure> failures() {
        return Map.copyOf(failures);
    }

    /** Called when the call of an attempt has returned. */
    void returned(Attempt attempt, @Nullable CoreWlanException refused) {
        attempt.returned = true;
        if (refused != null && attempts.get(attempt.radio) == attempt) {
            decide(attempt, Target.refused(refused));
        }
    }

    /** Ends an attempt that took too long; its configuration keeps the failure. */
    void expire(Attempt attempt, NetworkException outcome) {
        if (attempts.get(attempt.radio) == attempt) {
            decide(attempt, outcome);
        }
    }

    /** Ends an attempt that was given up. */
    void abort(Attempt attempt) {
        decide(attempt, new NetworkException(FailureReason.ABORTED, "it was called off"));
    }

    /** Ends the attempts on radios that are not there any more. */
    void keep(Set<String> radios) {
        for (Attempt attempt : List.copyOf(attempts.values())) {
            if (!radios.contains(attempt.radio)) {
                decide(attempt, new NetworkException(FailureReason.NOT_AVAILABLE, attempt.radio + " was removed"));
            }
        }
    }

    /** Removes the failures of configurations that work now. */
    void forget(Predicate<String> works) {
        failures.keySet().removeIf(works);
    }

    /**
     * Completes what is decided, after that was reported.
     *
     * @param isUp returns whether the configuration of that identifier was reported active
     */
    void settle(Predicate<String> isUp) {
        for (Attempt attempt : List.copyOf(attempts.values())) {
            boolean up = isUp.test(attempt.identifier);
            if (attempt.up ? up : attempt.returned && !up) {
                boolean ignored = attempt.keep(); // an event may come before the call has returned
                end(attempt);
                decided.add(attempt);
            }
        }
        for (Attempt attempt : List.copyOf(decided)) {
            decided.remove(attempt);
            if (attempt.outcome == null) {
                attempt.stage.complete(null);
            } else {
                attempt.stage.completeExceptionally(attempt.outcome);
            }
        }
    }

    /** Ends everything at once. */
    void endAll(FailureReason reason, String text) {
        for (Attempt attempt : List.copyOf(attempts.values())) {
            end(attempt);
            boolean ignored = attempt.giveUp();
            attempt.outcome = new NetworkException(reason, text);
            decided.add(attempt);
        }
        settle(none -> false);
    }

    private void decide(Attempt attempt, NetworkException outcome) {
        end(attempt);
        boolean ignored = attempt.giveUp(); // or it is kept already
        attempt.outcome = outcome;
        decided.add(attempt);
        boolean fault = outcome.reason() != FailureReason.ABORTED && outcome.reason() != FailureReason.DISPLACED;
        if (attempt.up && fault) {
            failures.put(
                    attempt.identifier,
                    new NetworkFailure(
                            outcome.reason(),
                            outcome.platformReason(),
                            String.valueOf(outcome.getMessage()),
                            clock.instant()));
        }
    }

    private void end(Attempt attempt) {
        attempts.remove(attempt.radio, attempt);
        attempt.over = true;
        if (attempt.deadline != null) {
            attempt.deadline.cancel();
        }
    }

    /** One connection on its way up or down. Confined to the serial executor, but for {@link #isOver} and {@link #keep}. */
    static final class Attempt {
        private final String radio;
        private final String identifier;
        private final boolean up;
        private final CompletableFuture<Void> stage = new CompletableFuture<>();
        private final AtomicReference<Fate> fate = new AtomicReference<>(Fate.OPEN);
        private @Nullable Scheduled deadline;
        private @Nullable NetworkException outcome;
        private boolean returned;
        private volatile boolean over;
        private volatile boolean calledOff;

        private Attempt(String radio, String identifier, boolean up) {
            this.radio = radio;
            this.identifier = identifier;
            this.up = up;
        }

        String radio() {
            return radio;
        }

        String identifier() {
            return identifier;
        }

        boolean isUp() {
            return up;
        }

        /** Returns, on any thread, whether its result is no longer wanted. */
        boolean isOver() {
            return over;
        }

        /** Returns, on any thread, whether a join that just succeeded is still wanted; if so, it cannot be given up any more. */
        boolean keep() {
            return fate.compareAndSet(Fate.OPEN, Fate.KEPT) || fate.get() == Fate.KEPT;
        }

        /** Abandons the attempt; returns false if it has succeeded already. */
        boolean giveUp() {
            return fate.compareAndSet(Fate.OPEN, Fate.GIVEN_UP) || fate.get() == Fate.GIVEN_UP;
        }

        /** Returns whether its call has returned. */
        boolean hasReturned() {
            return returned;
        }

        /** Abandons the attempt on request; returns false if it has succeeded already. */
        boolean callOff() {
            calledOff = true;
            return giveUp();
        }

        /** Returns, on any thread, whether it was asked to end. */
        boolean isCalledOff() {
            return calledOff;
        }

        CompletableFuture<Void> stage() {
            return stage;
        }

        void endBy(Scheduled newDeadline) {
            deadline = newDeadline;
        }
    }

    /** What becomes of a join that succeeds. */
    private enum Fate {
        OPEN,
        KEPT,
        GIVEN_UP
    }
}
