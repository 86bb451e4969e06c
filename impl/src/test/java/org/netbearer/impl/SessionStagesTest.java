package org.netbearer.impl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DISCOVERED;
import static org.netbearer.impl.Configurations.ethernet;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.FailureReason;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkRequirement;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.SessionRequest;
import org.netbearer.api.SessionState;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkReport;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;

/** Every stage has a bound, and completes when what it promises is so. */
final class SessionStagesTest {
    private final CoreHarness harness = new CoreHarness();
    private final Slow bearer = new Slow("a", "b");

    @AfterEach
    void stop() {
        bearer.finishAll();
        harness.close();
    }

    private NetworkSession session(String name) {
        return harness.manager.createSession(
                SessionRequest.on(harness.manager.configurationFromIdentifier("slow:" + name)));
    }

    private NetworkSession opened(String name) {
        harness.start(bearer);
        harness.await(snapshot -> snapshot.configuration("slow:" + name).isPresent());
        var session = session(name);
        harness.fireUntil(session.open());
        return session;
    }

    private void awaitCall(String call) {
        harness.await(snapshot -> bearer.calls.contains(call));
    }

    private void pass(Duration time) {
        harness.settle();
        harness.time.advance(time);
        harness.settle();
    }

    private static void assertFailed(CompletionStage<?> stage, FailureReason reason) {
        assertThat(stage.toCompletableFuture())
                .failsWithin(CoreHarness.BOUND)
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOfSatisfying(
                        NetworkException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(reason));
    }

    @Test
    void statisticsOfABearerThatIsSilentAreGivenAsTheyAreKnown() {
        var session = opened("a");
        bearer.slow = true;
        var statistics = session.statistics();
        awaitCall("readCounters");
        pass(Duration.ofSeconds(4));
        assertThat(statistics.toCompletableFuture()).isNotDone();
        pass(Duration.ofSeconds(1));
        assertThat(statistics.toCompletableFuture()).succeedsWithin(CoreHarness.BOUND);
    }

    @Test
    void aCloseBesideADeactivationThatNeverEndsFailsAndTheConfigurationCanBeOpenedAgain() {
        var session = opened("a");
        bearer.slow = true;
        var closed = session.closeAsync();
        awaitCall("deactivate a");
        pass(Duration.ofSeconds(29));
        assertThat(closed.toCompletableFuture()).isNotDone();
        pass(Duration.ofSeconds(1));
        assertFailed(closed, FailureReason.TIMED_OUT);
        var again = session("a");
        harness.fireUntil(again.open());
        assertThat(again.isOpen()).isTrue();
    }

    @Test
    void anAttemptThatCannotBeEndedIsGivenUpAfterATime() {
        bearer.slow = true;
        harness.start(bearer);
        harness.await(snapshot -> snapshot.configuration("slow:a").isPresent());
        var session = session("a");
        session.open();
        awaitCall("activate a");
        var closed = session.closeAsync();
        awaitCall("deactivate a");
        pass(Duration.ofSeconds(30));
        assertThat(closed.toCompletableFuture()).isNotDone();
        pass(Duration.ofSeconds(30));
        harness.fireUntil(closed);
        bearer.slow = false;
        var next = session("a");
        harness.fireUntil(next.open());
        assertThat(next.isOpen()).isTrue();
    }

    @Test
    void aSecondCloseWaitsForTheLinkToo() {
        var session = opened("a");
        bearer.slow = true;
        var first = session.closeAsync();
        awaitCall("deactivate a");
        var second = session.closeAsync();
        harness.settle();
        assertThat(second.toCompletableFuture()).isNotDone();
        bearer.finish("deactivate a");
        harness.fireUntil(second);
        harness.fireUntil(first);
        assertThat(bearer.isUp("a")).isFalse();
        assertThat(session.state()).isEqualTo(SessionState.DISCONNECTED);
    }

    @Test
    void theEndOfASessionThatIsBeingOpenedEndsWhatOthersWaitForToo() {
        bearer.slow = true;
        harness.start(bearer);
        harness.await(snapshot -> snapshot.configuration("slow:a").isPresent());
        var other = session("a").open();
        awaitCall("activate a");
        var session = session("a");
        session.open();
        harness.settle();
        bearer.slow = false;
        harness.fireUntil(session.stop());
        assertThat(bearer.calls).contains("deactivate a");
        assertFailed(other, FailureReason.ABORTED);
        assertThat(bearer.isUp("a")).isFalse();
    }

    @Test
    void sessionsOfAManagerThatHasStoppedAreInvalidWhateverTheyAreFor() {
        harness.start(bearer);
        harness.await(snapshot -> snapshot.configuration("slow:a").isPresent());
        var requirement = NetworkRequirement.builder().build();
        var choice = harness.manager.configurationFromIdentifier(NetworkSnapshot.USER_CHOICE);
        var any = harness.manager.createSession(SessionRequest.meeting(requirement));
        var chosen = harness.manager.createSession(SessionRequest.on(choice));
        harness.settle();
        harness.core.stop();
        harness.settle();
        assertThat(any.state()).isEqualTo(SessionState.INVALID);
        assertThat(chosen.state()).isEqualTo(SessionState.INVALID);
        assertThat(harness.manager
                        .createSession(SessionRequest.meeting(requirement))
                        .state())
                .isEqualTo(SessionState.INVALID);
        assertThat(harness.manager.createSession(SessionRequest.on(choice)).state())
                .isEqualTo(SessionState.INVALID);
    }

    /** A bearer that ends nothing before the test lets it, when it is slow. */
    private static final class Slow implements Bearer {
        final List<String> calls = new CopyOnWriteArrayList<>();
        private final Map<String, Boolean> up = new ConcurrentHashMap<>();
        private final Map<String, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();
        private volatile @Nullable BearerContext context;
        volatile boolean slow;

        Slow(String... names) {
            for (String name : names) {
                up.put(name, false);
            }
        }

        boolean isUp(String name) {
            return Boolean.TRUE.equals(up.get(name));
        }

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public void start(BearerContext given) {
            context = given;
            report();
        }

        private void report() {
            var configurations = new TreeMap<>(up)
                    .entrySet().stream()
                            .map(entry -> ethernet(
                                    "slow:" + entry.getKey(), entry.getValue() ? ACTIVE : DISCOVERED, entry.getKey()))
                            .toList();
            var links = new TreeMap<>(up)
                    .keySet().stream()
                            .map(name -> LinkReport.builder(InterfaceKey.named(name))
                                    .counters(new LinkCounters(1, 2, 3, 4))
                                    .build())
                            .toList();
            java.util.Objects.requireNonNull(context)
                    .report(new BearerReport(
                            BearerHealth.READY,
                            configurations,
                            links,
                            List.of(),
                            Set.of(NetworkCapability.CAN_START_AND_STOP_INTERFACES)));
        }

        @Override
        public void stop() {}

        @Override
        public CompletionStage<UpdateResult> update(UpdateRequest request) {
            return CompletableFuture.completedStage(UpdateResult.COMPLETED);
        }

        @Override
        public CompletionStage<Void> activate(String identifier) {
            return operate("activate", name(identifier), true);
        }

        @Override
        public CompletionStage<Void> deactivate(String identifier) {
            String name = name(identifier);
            var attempt = waiting.remove("activate " + name);
            if (attempt != null && !slow) {
                attempt.completeExceptionally(new NetworkException(FailureReason.ABORTED, "ended"));
            }
            return operate("deactivate", name, false);
        }

        @Override
        public CompletionStage<Void> readCounters() {
            calls.add("readCounters");
            return slow ? new CompletableFuture<>() : CompletableFuture.completedStage(null);
        }

        private static String name(String identifier) {
            return identifier.substring("slow:".length());
        }

        private CompletionStage<Void> operate(String what, String name, boolean then) {
            String call = what + " " + name;
            calls.add(call);
            var end = new CompletableFuture<Void>();
            if (slow) {
                waiting.put(call, end);
            } else {
                up.put(name, then);
                report();
                end.complete(null);
            }
            return end;
        }

        void finish(String call) {
            var end = java.util.Objects.requireNonNull(waiting.remove(call), call);
            up.put(call.substring(call.indexOf(' ') + 1), call.startsWith("activate"));
            report();
            end.complete(null);
        }

        void finishAll() {
            slow = false;
            List.copyOf(waiting.keySet()).forEach(this::finish);
        }
    }
}
