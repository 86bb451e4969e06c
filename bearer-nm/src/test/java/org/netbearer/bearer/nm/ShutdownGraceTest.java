package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.netbearer.testkit.ManualContext;

final class ShutdownGraceTest {
    private final ManualContext context = ManualContext.stepped();
    private int stillRunning;
    private final ShutdownGrace grace = new ShutdownGrace(context, () -> stillRunning++);

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void isExtendedByEachDeviceThatGoes() {
        for (int i = 0; i < 5; i++) {
            grace.deviceRemoved();
            context.advance(ShutdownGrace.PAUSE.minusMillis(1));
        }
        assertThat(stillRunning).isZero();
        context.advance(Duration.ofMillis(1));
        assertThat(stillRunning).isEqualTo(1);
        assertThat(context.time().timers()).isZero();
    }

    @Test
    void ends() {
        for (int i = 0; i < 30; i++) {
            grace.deviceRemoved();
            context.advance(ShutdownGrace.LONGEST.dividedBy(20));
        }
        assertThat(stillRunning).isEqualTo(1);
    }

    @Test
    void leavesNoTimerBehind() {
        grace.deviceRemoved();
        grace.deviceRemoved();
        grace.deviceRemoved();
        assertThat(context.time().timers()).isEqualTo(2);
        grace.cancel();
        assertThat(context.time().timers()).isZero();
    }
}
