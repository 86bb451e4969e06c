package org.netbearer.impl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.impl.Configurations.ethernet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.FailureReason;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkSession;
import org.netbearer.impl.bearer.BearerGate;
import org.netbearer.impl.model.NetworkModel;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkReport;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;

/** Whatever is under way when a bearer leaves ends with that as its reason. */
final class DepartureTest {
    private final CoreHarness harness = new CoreHarness();
    private final Mute mute = new Mute();

    @AfterEach
    void stop() {
        harness.close();
    }

    private NetworkSession opened() {
        harness.start(mute);
        var session = harness.manager.createSession(harness.manager.configurationFromIdentifier("mute:a"));
        harness.fireUntil(session.open());
        return session;
    }

    private static void assertBearerGone(CompletionStage<?> stage) {
        assertThat(stage.toCompletableFuture())
                .failsWithin(CoreHarness.BOUND)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(NetworkException.class)
                .extracting(failure -> ((NetworkException) failure.getCause()).reason())
                .isEqualTo(FailureReason.BEARER_GONE);
    }

    @Test
    void aStopFailsAndItsSessionIsNotHeldAnyLonger() throws InterruptedException {
        var session = opened();
        var stopped = session.stop();
        mute.awaitAsked();
        harness.core.remove(mute);
        assertBearerGone(stopped);
        harness.settle();
        assertThat(harness.manager.sessions()).isEmpty();
    }

    @Test
    void statisticsAreGivenAsTheyWereLastRead() throws InterruptedException {
        var session = opened();
        var statistics = session.statistics();
        mute.awaitAsked();
        harness.core.remove(mute);
        assertThat(statistics.toCompletableFuture()).succeedsWithin(CoreHarness.BOUND);
    }

    @Test
    void theEndOfTheManagerEndsThemToo() throws InterruptedException {
        var session = opened();
        var stopped = session.stop();
        mute.awaitAsked();
        harness.core.stop();
        assertBearerGone(stopped);
    }

    @Test
    void anOperationEndsOnceThoughTheBearerAlsoHasItsSay() {
        var model = new NetworkModel(harness.runtime, (before, after, removes) -> {});
        var gate = new BearerGate(mute, harness.modelThread, harness.time, Duration.ofDays(1), model);
        var ends = new ArrayList<Throwable>();
        var answer = new CompletableFuture<Void>();
        var asked = new CountDownLatch(1);
        harness.modelThread.execute(() -> gate.<Void>operate(
                "deactivate()",
                null,
                bearer -> {
                    asked.countDown();
                    return answer;
                },
                (nothing, failure) -> ends.add(failure)));
        assertThat(uninterrupted(asked)).isTrue();
        gate.close();
        answer.completeExceptionally(new IllegalStateException("closed"));
        harness.settle();
        assertThat(ends).isEmpty();
        harness.modelThread.execute(gate::leave);
        harness.modelThread.execute(gate::leave);
        harness.settle();
        assertThat(ends).singleElement().isInstanceOf(NetworkException.class);
        harness.modelThread.execute(() ->
                gate.<Void>operate("deactivate()", null, bearer -> answer, (nothing, failure) -> ends.add(failure)));
        harness.settle();
        assertThat(ends).hasSize(2).allMatch(NetworkException.class::isInstance);
    }

    private static boolean uninterrupted(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** A bearer whose operations never come to an end, not even when it stops. */
    private static final class Mute implements Bearer {
        private final CountDownLatch asked = new CountDownLatch(1);

        @Override
        public String name() {
            return "mute";
        }

        @Override
        public void start(BearerContext context) {
            var link = LinkReport.builder(InterfaceKey.named("eth0"))
                    .counters(new LinkCounters(1, 2, 3, 4))
                    .build();
            context.report(new BearerReport(
                    BearerHealth.READY,
                    List.of(ethernet("mute:a", ACTIVE, "eth0")),
                    List.of(link),
                    List.of(InterfaceKey.named("eth0")),
                    Set.of(NetworkCapability.CAN_START_AND_STOP_INTERFACES)));
        }

        @Override
        public void stop() {}

        @Override
        public CompletionStage<UpdateResult> update(UpdateRequest request) {
            return CompletableFuture.completedStage(UpdateResult.COMPLETED);
        }

        @Override
        public CompletionStage<Void> readCounters() {
            return never();
        }

        @Override
        public CompletionStage<Void> deactivate(String identifier) {
            return never();
        }

        private CompletionStage<Void> never() {
            asked.countDown();
            return new CompletableFuture<>();
        }

        void awaitAsked() throws InterruptedException {
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
