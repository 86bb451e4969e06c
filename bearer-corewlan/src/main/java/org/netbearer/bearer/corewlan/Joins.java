package org.netbearer.bearer.corewlan;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.PrintableText;
import org.netbearer.bearer.corewlan.Activations.Attempt;
import org.netbearer.bearer.corewlan.port.CoreWlanException;
import org.netbearer.bearer.corewlan.port.CoreWlanPort;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Radio;
import org.netbearer.bearer.corewlan.port.SystemJoin;
import org.netbearer.spi.BearerContext;

/**
 * Joins networks and leaves them. Confined to the serial executor.
 *
 * <p>A join blocks and cannot be called back: whoever gives it up waits no longer. If it succeeds all the same, the network is
 * left again if the join was called off, else only where the settings say so: macOS takes a network that was left as a reason to
 * join another stored one, or to stay offline for a while. Which one it joined is kept for the health.
 */
final class Joins {
    private static final String KIND = "join";
    private static final Duration REJOINING = Duration.ofMinutes(2);
    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final Duration LEAVE_TIMEOUT = Duration.ofSeconds(10);

    private final BearerContext context;
    private final PortCalls calls;
    private final Runnable refresh;
    private final Function<String, @Nullable Target> targets;
    private final Supplier<CoreWlanSettings> settings;
    private final SystemJoin system;
    private final Activations activations;
    private final Map<String, Left> left = new HashMap<>();
    private final Map<String, Joined> joined = new HashMap<>();

    /**
     * Creates one with nothing under way.
     *
     * @param context for deadlines
     * @param calls the port's blocking calls
     * @param refresh reads all, reports, and then calls {@link #settle}
     * @param targets finds what was reported by its identifier
     * @param settings what is in force
     * @param system the system's program
     */
    Joins(
            BearerContext context,
            PortCalls calls,
            Runnable refresh,
            Function<String, @Nullable Target> targets,
            Supplier<CoreWlanSettings> settings,
            SystemJoin system) {
        this.context = context;
        this.calls = calls;
        this.refresh = refresh;
        this.targets = targets;
        this.settings = settings;
        this.system = system;
        this.activations = new Activations(context.clock());
    }

    CompletionStage<Void> up(CoreWlanPort port, Target target) {
        var now = settings.get();
        var refusal = target.refusal(now.joinsByNetworksetup());
        if (refusal != null) {
            return CompletableFuture.failedStage(refusal);
        }
        String radio = target.radio().name();
        String identifier = target.configuration().identifier();
        var under = activations.on(radio);
        if (under != null && under.isUp() && under.identifier().equals(identifier)) {
            return under.stage();
        }
        if (target.isActive()) {
            return CompletableFuture.completedStage(null);
        }
        left.remove(radio);
        var attempt = activations.begin(radio, identifier, true);
        attempt.endBy(context.schedule(now.connectTimeout(), () -> expired(port, attempt)));
        calls.submit(KIND, radio, () -> join(port, target, attempt), refused -> returned(attempt, refused));
        if (under != null) {
            refresh.run(); // which completes the stage of the displaced one
        }
        return attempt.stage();
    }

    /** Called on a thread of the calls. */
    private void join(CoreWlanPort port, Target target, Attempt attempt) throws CoreWlanException {
        if (attempt.isOver()) {
            return;
        }
        var now = settings.get();
        String radio = target.radio().name();
        BooleanSupplier wanted = () -> attempt.keep() || !attempt.isCalledOff() && !now.leavesUnwanted();
        if (!target.isJoinedBySystem(now.joinsByNetworksetup())) {
            port.join(radio, target.ssid(), target.accessPoint(), wanted);
            return;
        }
        system.join(radio, target.ssid(), attempt::isOver);
        if (!wanted.getAsBoolean()) {
            port.leave(radio);
        }
    }

    CompletionStage<Void> down(CoreWlanPort port, Target target) {
        String radio = target.radio().name();
        String identifier = target.configuration().identifier();
        var under = activations.on(radio);
        if (under != null && !under.isUp()) {
            return under.stage();
        }
        boolean comingUp = under != null && under.identifier().equals(identifier);
        if (under != null && comingUp && under.callOff()) {
            activations.abort(under);
            refresh.run();
            return CompletableFuture.completedStage(null);
        }
        if (!comingUp && !target.isLinked()) {
            return CompletableFuture.completedStage(null);
        }
        var attempt = activations.begin(radio, identifier, false);
        attempt.endBy(context.schedule(LEAVE_TIMEOUT, () -> expired(port, attempt)));
        left.put(radio, new Left(target.configuration().name(), context.clock().instant(), false));
        calls.submit(KIND, radio, () -> port.leave(radio), refused -> returned(attempt, refused));
        refresh.run();
        return attempt.stage();
    }

    /** Returns what the system joined by itself soon after a network was left; empty if nothing. */
    String joinedInstead(List<RadioState> radios) {
        for (RadioState radio : radios) {
            var under = activations.on(radio.name());
            if (under == null || !under.isUp() && under.hasReturned()) {
                left.computeIfPresent(radio.name(), (name, before) -> afterwards(before, radio));
            }
            var before = left.get(radio.name());
            var link = radio.radio().link();
            if (before != null && before.joinedInstead() && link != null) {
                String now = link.ssid() == null
                        ? "another network"
                        : PrintableText.of(link.ssid().toString());
                return "after " + before.name() + " was left, macOS joined " + now + " by itself";
            }
        }
        return "";
    }

    /** A link that comes long after a network was left, or a second one, has other reasons. */
    private @Nullable Left afterwards(Left before, RadioState radio) {
        boolean recent =
                Duration.between(before.at(), context.clock().instant()).compareTo(REJOINING) <= 0;
        if (radio.isLinked()) {
            return before.joinedInstead() || recent ? new Left(before.name(), before.at(), true) : null;
        }
        return before.joinedInstead() ? null : before;
    }

    /** Called when the network of a radio has changed; an event right after a join belongs to that join. */
    void networkChanged(String radio) {
        var known = joined.get(radio);
        if (known != null
                && Duration.between(known.at, context.clock().instant()).compareTo(SETTLING) > 0) {
            joined.remove(radio);
        }
    }

    /** Returns which configuration this process had the system join, if the radio has been in one network since; else null. */
    @Nullable
    String joined(Radio radio) {
        if (!radio.on()) {
            joined.remove(radio.name());
        }
        var known = joined.get(radio.name());
        return known == null ? null : known.identifier;
    }

    private void returned(Attempt attempt, @Nullable CoreWlanException refused) {
        if (refused == null && attempt.isUp()) {
            joined.put(
                    attempt.radio(),
                    new Joined(attempt.identifier(), context.clock().instant()));
        } else if (refused == null) {
            joined.remove(attempt.radio());
        }
        activations.returned(attempt, refused);
        refresh.run();
    }

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
                        : new NetworkException(
                                FailureReason.TIMED_OUT,
                                attempt.isUp()
                                        ? "the system did not say that it was done"
                                        : "the network was left, but macOS is in it again"));
        if (stranded && target != null && settings.get().leavesUnwanted()) {
            String radio = target.radio().name();
            left.put(
                    radio,
                    new Left(target.configuration().name(), context.clock().instant(), false));
            calls.submit(KIND, radio, () -> port.leave(radio), refused -> refresh.run());
        }
        refresh.run();
    }

    Map<String, NetworkFailure> failures() {
        return activations.failures();
    }

    /** Ends the attempts on radios that are not there any more. */
    void keep(Set<String> radios) {
        activations.keep(radios);
    }

    /** Removes the failures of configurations that work now. */
    void forget(Predicate<String> works) {
        activations.forget(works);
    }

    /** Completes what is decided, after that was reported. */
    void settle(Predicate<String> isActive) {
        activations.settle(isActive);
    }

    /**
     * A network that was left.
     *
     * @param name its name, safe to print
     * @param at when
     * @param joinedInstead whether the system has joined one by itself since
     */
    private record Left(String name, Instant at, boolean joinedInstead) {}

    /**
     * A join that succeeded.
     *
     * @param identifier the configuration
     * @param at when
     */
    private record Joined(String identifier, Instant at) {}

    /** Ends everything at once. */
    void endAll(FailureReason reason, String text) {
        activations.endAll(reason, text);
    }
}
