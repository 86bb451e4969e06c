package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.FailureReason;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.NetworkException;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.bearer.generic.port.ChangeEvents;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;
import org.netbearer.testkit.ManualContext;

class GenericBearerTest {
    private static final List<String> ONE_WIRE =
            List.of("name=eth0 index=2 flags=UP mac=02:00:00:00:00:02 mtu=1500 addresses=10.0.0.2/24");
    private static final UpdateRequest REQUEST = new UpdateRequest(Duration.ofSeconds(30));

    private final SettableMachine machine = new SettableMachine();
    private final ManualContext context = ManualContext.stepped();
    private GenericBearer bearer = new GenericBearer(machine, ChangeEvents.Source.NONE, Map.of());

    private void start() {
        context.run(() -> bearer.start(context));
    }

    private UpdateResult update() {
        return context.await(context.call(() -> bearer.update(REQUEST)));
    }

    private static Map<String, Object> every(Object millis) {
        return Map.of(GenericSettings.POLL_INTERVAL, millis);
    }

    @Nested
    class Polling {
        @BeforeEach
        void startIt() {
            start();
        }

        @Test
        void reportsAtOnce() {
            assertThat(context.reports()).hasSize(1);
        }

        @Test
        void looksEveryIntervalAndIsSilentIfNothingChanged() {
            context.advance(Duration.ofSeconds(60));
            assertThat(machine.reads()).isEqualTo(1 + 12);
            assertThat(context.reports()).hasSize(1);
        }

        @Test
        void reportsAChangeAtTheNextLook() {
            machine.links(ONE_WIRE);
            context.advance(Duration.ofMillis(4_999));
            assertThat(context.reports()).hasSize(1);
            context.advance(Duration.ofMillis(1));
            assertThat(context.latest().configurations()).hasSize(1);
        }

        @Test
        void goesOnAfterALookThatThrew() {
            machine.state(null);
            context.advance(Duration.ofSeconds(5));
            assertThat(context.faults()).hasSize(1);
            machine.links(ONE_WIRE);
            context.advance(Duration.ofSeconds(5));
            assertThat(context.latest().configurations()).hasSize(1);
        }

        @Test
        void beginsEvenIfTheFirstLookThrew() {
            context.run(bearer::stop);
            machine.state(null);
            assertThatThrownBy(GenericBearerTest.this::start).isInstanceOf(NullPointerException.class);
            machine.links(ONE_WIRE);
            context.advance(Duration.ofSeconds(5));
            assertThat(context.latest().configurations()).hasSize(1);
        }

        @Test
        void leavesNoTimerBehind() {
            context.run(bearer::stop);
            assertThat(context.time().timers()).isZero();
            context.advance(Duration.ofSeconds(60));
            assertThat(machine.reads()).isEqualTo(1);
        }
    }

    @Nested
    class ChangeOfConfiguration {
        @Test
        void setsTheTimerAnewWithoutALook() {
            start();
            bearer.modified(every(1_000));
            context.runTasks();
            assertThat(machine.reads()).isEqualTo(1);
            assertThat(context.time().timers()).isEqualTo(1);
            context.advance(Duration.ofSeconds(10));
            assertThat(machine.reads()).isEqualTo(1 + 10);
        }

        @Test
        void switchesPollingOffAndOn() {
            start();
            bearer.modified(every(0));
            context.advance(Duration.ofMinutes(10));
            assertThat(machine.reads()).isEqualTo(1);
            bearer.modified(every(1_000));
            context.advance(Duration.ofSeconds(10));
            assertThat(machine.reads()).isEqualTo(1 + 10);
        }

        @Test
        void leavesTheTimerAloneIfTheIntervalStays() {
            start();
            context.advance(Duration.ofSeconds(4));
            bearer.modified(every(5_000));
            context.advance(Duration.ofSeconds(1));
            assertThat(machine.reads()).isEqualTo(2);
        }

        @Test
        void isHarmlessBeforeStartAndAfterStop() {
            bearer.modified(every(1_000));
            start();
            context.advance(Duration.ofSeconds(3));
            assertThat(machine.reads()).isEqualTo(1 + 3);
            context.run(bearer::stop);
            bearer.modified(every(300));
            context.advance(Duration.ofSeconds(3));
            assertThat(machine.reads()).isEqualTo(1 + 3);
        }
    }

    @Nested
    class Updating {
        @Test
        void looksAtOnceAndReportsBeforeItCompletes() {
            bearer = new GenericBearer(machine, ChangeEvents.Source.NONE, every(0));
            start();
            machine.links(ONE_WIRE);
            assertThat(update()).isEqualTo(UpdateResult.COMPLETED);
            assertThat(context.latest().configurations()).hasSize(1);
        }

        @Test
        void doesNotScan() {
            assertThat(bearer.updateScans()).isFalse();
        }

        @Test
        void failsWithTheReasonIfNothingCanBeRead() {
            start();
            machine.state(new MachineState(
                    MachineState.Platform.OTHER,
                    null,
                    null,
                    ProcNet.NOTHING,
                    Map.of(),
                    List.of(),
                    List.of(MachineState.Gap.INTERFACES)));
            assertThat(update()).isEqualTo(new UpdateResult(UpdateOutcome.FAILED, MachineState.Gap.INTERFACES.text()));
            assertThat(context.latest().health().status()).isEqualTo(BearerStatus.FAILED);
            assertThat(context.latest().configurations())
                    .as("what was last known")
                    .hasSize(2);
        }

        @Test
        void saysThatItIsNotStarted() {
            assertThat(update().outcome()).isEqualTo(UpdateOutcome.UNAVAILABLE);
        }
    }

    @Nested
    class ReadingCounters {
        @Test
        void isRefusedWhereTheSystemTellsNone() {
            start();
            assertThat(context.awaitFailure(context.call(bearer::readCounters)))
                    .isInstanceOfSatisfying(
                            NetworkException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(FailureReason.NOT_SUPPORTED));
        }

        @Test
        void isRefusedBeforeStart() {
            assertThat(context.awaitFailure(context.call(bearer::readCounters)))
                    .isInstanceOfSatisfying(
                            NetworkException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(FailureReason.BEARER_GONE));
        }
    }

    @Test
    void bringsNothingUpOrDown() {
        start();
        for (var stage : List.of(bearer.activate("generic:eth0"), bearer.deactivate("generic:eth0"))) {
            assertThat(context.awaitFailure(stage))
                    .isInstanceOfSatisfying(
                            NetworkException.class,
                            failure -> assertThat(failure.reason()).isEqualTo(FailureReason.NOT_SUPPORTED));
        }
    }

    @Nested
    class Complaining {
        private final RecordingLoggers loggers = new RecordingLoggers();
        private final Map<String, Object> bad = Map.of(GenericSettings.POLL_INTERVAL, "soon", "colour", "red");

        @Test
        void saysOnceWhatIsWrongWhenALogAppears() {
            bearer = new GenericBearer(machine, ChangeEvents.Source.NONE, bad);
            bearer.bindLoggers(loggers);
            bearer.bindLoggers(loggers);
            assertThat(loggers.lines()).hasSize(2);
        }

        @Test
        void saysItAgainOnlyIfTheConfigurationChanges() {
            bearer.bindLoggers(loggers);
            assertThat(loggers.lines()).isEmpty();
            bearer.modified(bad);
            assertThat(loggers.lines()).hasSize(2);
            bearer.unbindLoggers(loggers);
            bearer.modified(bad);
            assertThat(loggers.lines()).hasSize(2);
        }
    }

    @Nested
    class AfterAnEvent {
        private final SteppedMachine steps = new SteppedMachine();

        @BeforeEach
        void startIt() {
            bearer = new GenericBearer(steps, steps, every(0));
            start();
        }

        @Test
        void linksAreReportedBeforeWaysAreKnown() {
            steps.early = SettableMachine.jdkOnly(ONE_WIRE);
            steps.whole = SettableMachine.jdkOnly(List.of());
            steps.change();
            context.runTasks();
            assertThat(context.reports())
                    .extracting(report -> report.links().size())
                    .containsExactly(2, 1, 0);
        }

        @Test
        void nothingFollowsIfTheWaysAreTheSame() {
            steps.early = SettableMachine.jdkOnly(ONE_WIRE);
            steps.whole = steps.early;
            steps.change();
            context.runTasks();
            assertThat(context.reports()).hasSize(2);
        }

        @Test
        void nothingIsReportedIfOnlyTrafficWasCounted() {
            steps.early = null;
            steps.whole = counting(1);
            steps.change();
            context.runTasks();
            int reported = context.reports().size();
            steps.whole = counting(2);
            steps.change();
            context.runTasks();
            assertThat(context.reports()).hasSize(reported);
        }

        private static MachineState counting(long octets) {
            return SettableMachine.jdkOnly(ONE_WIRE)
                    .counting(Map.of("eth0", new LinkCounters(octets, octets, octets, octets)), Map.of());
        }
    }

    /** A machine that is read in two steps, and tells of each change. */
    private static final class SteppedMachine implements MachinePort, ChangeEvents.Source, ChangeEvents {
        private MachineState early;
        private MachineState whole = SettableMachine.jdkOnly(SettableMachine.TWO_WIRES);
        private Runnable changed = () -> {};

        void change() {
            changed.run();
        }

        @Override
        public MachineState read() {
            return whole;
        }

        @Override
        public MachineState read(Consumer<MachineState> first) {
            if (early != null) {
                first.accept(early);
            }
            return whole;
        }

        @Override
        public MachineState readCounters(MachineState before) {
            return before;
        }

        @Override
        public ChangeEvents open(Runnable listener) {
            changed = listener;
            return this;
        }

        @Override
        public boolean confirmed() {
            return true;
        }

        @Override
        public boolean isComplete() {
            return true;
        }

        @Override
        public Duration settling() {
            return Duration.ZERO;
        }

        @Override
        public void close() {
            changed = () -> {};
        }
    }
}
