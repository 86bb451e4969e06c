package org.netbearer.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerReport;

final class ManualContextTest {
    private static final BearerReport STARTING = BearerReport.empty(BearerHealth.STARTING);
    private static final BearerReport READY = BearerReport.empty(BearerHealth.READY);

    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

    @Nested
    final class Stepped {
        private final ManualContext context = ManualContext.stepped();

        @Test
        void runsTheLaneOnlyWhenTold() {
            context.serialExecutor().execute(() -> ran.add("task"));
            assertThat(ran).isEmpty();
            context.runTasks();
            assertThat(ran).containsExactly("task");
        }

        @Test
        void runsTheLaneAfterEachTimerAtThatTimersTime() {
            context.schedule(
                    Duration.ofSeconds(1),
                    () -> context.schedule(
                            Duration.ofSeconds(1),
                            () -> ran.add(context.clock().instant().toString())));
            context.advance(Duration.ofSeconds(10));
            assertThat(ran).containsExactly("2001-01-01T00:00:02Z");
        }

        @Test
        void callsOffATimerThatIsAlreadyOnTheLane() {
            var timer = context.schedule(Duration.ofSeconds(1), () -> ran.add("timer"));
            context.time().advance(Duration.ofSeconds(1));
            timer.cancel();
            context.runTasks();
            assertThat(ran).isEmpty();
        }

        @Test
        void keepsWhatATaskThrows() {
            var fault = new IllegalStateException("broken");
            context.serialExecutor().execute(() -> {
                throw fault;
            });
            context.serialExecutor().execute(() -> ran.add("next"));
            context.runTasks();
            assertThat(context.faults()).containsExactly(fault);
            assertThat(ran).containsExactly("next");
        }

        @Test
        void throwsWhatACallThrowsOutToTheTest() {
            assertThatIllegalStateException()
                    .isThrownBy(() -> context.run(() -> {
                        throw new IllegalStateException("broken");
                    }))
                    .withMessage("broken");
            assertThat(context.faults()).isEmpty();
        }

        @Test
        void awaitsAReportThatATaskOfTheLaneMakes() {
            context.serialExecutor().execute(() -> context.report(READY));
            assertThat(context.awaitReport()).isSameAs(READY);
        }

        @Test
        void looksAtEachReportOnce() {
            context.report(STARTING);
            context.report(READY);
            assertThat(context.awaitReport(report -> report == READY)).isSameAs(READY);
            context.report(STARTING);
            assertThat(context.awaitReport()).isSameAs(STARTING);
            assertThat(context.reports()).containsExactly(STARTING, READY, STARTING);
            assertThat(context.latest()).isSameAs(STARTING);
        }

        @Test
        void wakesForAReportOfAForeignThread() throws InterruptedException {
            var foreign = new Thread(() -> context.serialExecutor().execute(() -> context.report(READY)));
            foreign.start();
            assertThat(context.awaitReport()).isSameAs(READY);
            foreign.join();
        }

        @Test
        void awaitsAStageAndUnwrapsItsFailure() {
            var stage = new CompletableFuture<String>();
            context.serialExecutor().execute(() -> stage.complete("done"));
            assertThat(context.await(stage)).isEqualTo("done");
            var refused = new NetworkException(FailureReason.DENIED, "no");
            assertThat(context.awaitFailure(CompletableFuture.failedStage(refused)))
                    .isSameAs(refused);
            assertThatExceptionOfType(NetworkException.class)
                    .isThrownBy(() -> context.await(CompletableFuture.failedStage(refused)));
        }

        @Test
        void saysThatAStageDidNotFail() {
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> context.awaitFailure(CompletableFuture.completedStage("fine")))
                    .withMessage("completed normally with fine");
        }

        @Test
        void isWithoutEffectAfterItWasClosed() {
            context.close();
            context.report(READY);
            context.serialExecutor().execute(() -> ran.add("task"));
            assertThat(context.reports()).isEmpty();
        }
    }

    @Nested
    final class Threaded {
        @Test
        void runsTheLaneOnAThreadOfItsOwnByManualTime() {
            try (var context = ManualContext.threaded(new ManualTime())) {
                assertThat(context.call(() -> Thread.currentThread().getName()))
                        .isEqualTo("netbearer-testkit-executor");
                assertThat(context.call(() -> context.owns(Thread.currentThread())))
                        .isTrue();
                context.schedule(
                        Duration.ofMinutes(1), () -> context.schedule(Duration.ofMinutes(1), () -> ran.add("timer")));
                context.advance(Duration.ofMinutes(1));
                assertThat(ran).isEmpty();
                context.advance(Duration.ofMinutes(1));
                assertThat(ran).containsExactly("timer");
            }
        }
    }

    @Nested
    final class Live {
        @Test
        void goesByTheTimeOfTheSystem() {
            try (var context = ManualContext.live()) {
                context.schedule(Duration.ofMillis(1), () -> context.report(READY));
                assertThat(context.awaitReport()).isSameAs(READY);
                assertThatIllegalStateException().isThrownBy(context::time);
            }
        }

        @Test
        void takesNothingMoreAfterItWasClosed() {
            var context = ManualContext.live();
            context.close();
            BearerContext gone = context;
            gone.serialExecutor().execute(() -> ran.add("task"));
            gone.schedule(Duration.ZERO, () -> ran.add("timer")).cancel();
            context.runTasks();
            assertThat(ran).isEmpty();
        }
    }
}
