package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.netbearer.bearer.nm.dbus.Arguments;
import org.netbearer.testkit.ManualContext;

final class WatchdogTest {
    private final ManualContext context = ManualContext.stepped();
    private final CompletableFuture<Arguments> call = new CompletableFuture<>();
    private final CompletableFuture<Arguments> probe = new CompletableFuture<>();
    private int probes;
    private int verdicts;
    private long received;
    private final Watchdog watchdog = new Watchdog(
            context,
            () -> received,
            () -> {
                probes++;
                return probe;
            },
            () -> {},
            () -> verdicts++);

    @AfterEach
    void close() {
        context.close();
    }

    private void pass(int periods) {
        for (int i = 0; i < periods; i++) {
            context.advance(Watchdog.PERIOD);
        }
    }

    @Test
    void probesBeforeItsVerdict() {
        watchdog.watch(call);
        pass(Watchdog.PROBE_AFTER - 1);
        assertThat(probes).isZero();
        pass(1);
        assertThat(probes).isEqualTo(1);
        pass(Watchdog.UNRESPONSIVE_AFTER - Watchdog.PROBE_AFTER - 1);
        assertThat(verdicts).isZero();
        pass(10);
        assertThat(verdicts).isEqualTo(1);
        assertThat(probes).isEqualTo(1);
    }

    @Test
    void takesWhateverIsReceivedForASignOfLife() {
        watchdog.watch(call);
        for (int i = 0; i < 10; i++) {
            pass(Watchdog.UNRESPONSIVE_AFTER - 1);
            received++; // a signal perhaps, while the answer to the probe waits behind others
            pass(1);
        }
        assertThat(verdicts).isZero();
    }

    @Test
    void probesAgainAndAgainWhileACallWaitsForSomebodyElse() {
        watchdog.watch(call);
        for (int i = 1; i <= 5; i++) {
            pass(Watchdog.PROBE_AFTER);
            assertThat(probes).isEqualTo(i);
            received++; // the answer to the probe
            pass(1);
        }
        assertThat(verdicts).isZero();
    }

    @Test
    void isNotMisledByWhatWasReceivedBeforeTheCall() {
        received = 1000;
        watchdog.watch(call);
        pass(Watchdog.UNRESPONSIVE_AFTER);
        assertThat(verdicts).isEqualTo(1);
    }

    @Test
    void hasNoTimerWhileNothingIsPending() {
        watchdog.watch(call);
        assertThat(context.time().timers()).isEqualTo(1);
        call.complete(Arguments.NONE);
        assertThat(context.time().timers()).isZero();
    }

    @Test
    void forgetsEverythingWithTheConnection() {
        watchdog.watch(call);
        watchdog.reset();
        assertThat(context.time().timers()).isZero();
        var next = new CompletableFuture<Arguments>();
        watchdog.watch(next);
        call.complete(Arguments.NONE);
        assertThat(context.time().timers())
                .as("the late answer is not the new call's")
                .isEqualTo(1);
    }
}
