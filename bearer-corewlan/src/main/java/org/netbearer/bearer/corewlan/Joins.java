package org.netbearer.bearer.corewlan;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkFailure;
import org.netbearer.bearer.corewlan.Activations.Attempt;
import org.netbearer.bearer.corewlan.port.CoreWlanException;
import org.netbearer.bearer.corewlan.port.CoreWlanPort;
import org.netbearer.spi.BearerContext;

/**
 * Joins networks and leaves them. A join blocks and cannot be called back: whoever gives it up waits no longer, and if it
 * succeeds all the same the network is left again, so that no link stays that nobody asked for. Confined to the serial executor.
 */
final class Joins {
    private static final String KIND = "join";
    private static final Duration LEAVE_TIMEOUT = Duration.ofSeconds(10);

    private final BearerContext context;
    private final PortCalls calls;
    private final Runnable refresh;
    private final Function<String, @Nullable Target> targets;
    private final Activations activations;

    /**
     * Creates one with nothing under way.
     *
     * @param context for deadlines
     * @param calls the port's blocking calls
     * @param refresh reads all, reports, and then calls {@link #settle}
     * @param targets finds what was reported by its identifier
     */
    Joins(BearerContext context, PortCalls calls, Runnable refresh, Function<String, @Nullable Target> targets) {
        this.context = context;
        this.calls = calls;
        this.refresh = refresh;
        this.targets = targets;
        this.activations = new Activations(context.clock());
    }

    CompletionStage<Void> up(CoreWlanPort port, Target target, Duration limit) {
        var refusal = target.refusal();
        if (refusal != null) {
            return CompletableFuture.failedStage(refusal);
        }
        String radio = target.radio().name();
        String identifier = target.configuration().identifier();
        var under = activations.on(radio);
        if (under != null && under.isUp() && under.identifier().equals(identifier)) {
            return under.stage();
        }
        var point = target.accessPoint();
        if (target.isActive() || point == null) {
            return CompletableFuture.completedStage(null);
        }
        var attempt = activations.begin(radio, identifier, true);
        attempt.endBy(context.schedule(limit, () -> expired(port, attempt)));
        PortCalls.Call join = () -> {
            if (!attempt.isOver()) {
                port.join(radio, point, attempt::keep);
            }
        };
        calls.submit(KIND, radio, join, refused -> returned(attempt, refused));
        if (under != null) {
            refresh.run(); // which ends the stage of the one that was displaced
        }
        return attempt.stage();
    }

    CompletionStage<Void> down(CoreWlanPort port, Target target) {
        String radio = target.radio().name();
        String identifier = target.configuration().identifier();
        var under = activations.on(radio);
        if (under != null && !under.isUp()) {
            return under.stage();
        }
        boolean comingUp = under != null && under.identifier().equals(identifier);
        if (under != null && comingUp && under.giveUp()) {
            activations.abort(under);
            refresh.run();
            return CompletableFuture.completedStage(null);
        }
        if (!comingUp && !target.isLinked()) {
            return CompletableFuture.completedStage(null);
        }
        var attempt = activations.begin(radio, identifier, false);
        attempt.endBy(context.schedule(LEAVE_TIMEOUT, () -> expired(port, attempt)));
        calls.submit(KIND, radio, () -> port.leave(radio), refused -> returned(attempt, refused));
        refresh.run();
        return attempt.stage();
    }

    private void returned(Attempt attempt, @Nullable CoreWlanException refused) {
        activations.returned(attempt, refused);
        refresh.run();
    }

    /** A network that was joined and gave no address is left again. */
    private void expired(CoreWlanPort port, Attempt attempt) {
        refresh.run();
        if (attempt.isOver()) {
            return;
        }
        var target = targets.apply(attempt.identifier());
        boolean stranded = attempt.isUp() && !attempt.giveUp() && target != null && target.isLinked();
        activations.expire(
                attempt,
                stranded
                        ? new NetworkException(FailureReason.NO_ADDRESS, "the network was joined, but gave no address")
                        : new NetworkException(FailureReason.TIMED_OUT, "the system did not say that it was done"));
        if (stranded && target != null) {
            String radio = target.radio().name();
            calls.submit(KIND, radio, () -> port.leave(radio), refused -> refresh.run());
        }
        refresh.run();
    }

    Map<String, NetworkFailure> failures() {
        return activations.failures();
    }

    /** Ends what is under way on radios that are not there any more. */
    void keep(Set<String> radios) {
        activations.keep(radios);
    }

    /** Forgets the failures of what works now. */
    void forget(Predicate<String> works) {
        activations.forget(works);
    }

    /** Completes what is decided, after that was reported. */
    void settle(Predicate<String> isActive) {
        activations.settle(isActive);
    }

    /** Ends everything at once. */
    void endAll(FailureReason reason, String text) {
        activations.endAll(reason, text);
    }
}
