package org.netbearer.support.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

final class ThrottleTest {
    private final Deque<Runnable> timers = new ArrayDeque<>();
    private int runs;
    private final Throttle throttle = new Throttle(
            Duration.ofSeconds(1),
            (delay, task) -> {
                assertThat(delay).isEqualTo(Duration.ofSeconds(1));
                timers.add(task);
                return () -> timers.remove(task);
            },
            () -> runs++);

    @Test
    void runsAtOnceWhenItHasBeenQuiet() {
        throttle.request();
        assertThat(runs).isEqualTo(1);

        elapse();
        throttle.request();
        assertThat(runs).isEqualTo(2);
    }

    @Test
    void runsOnceAtTheEndOfTheIntervalHoweverOftenItWasRequested() {
        throttle.request();
        throttle.request();
        throttle.request();
        assertThat(runs).isEqualTo(1);

        elapse();
        assertThat(runs).isEqualTo(2);
    }

    @Test
    void theRunAtTheEndOfAnIntervalBeginsAnother() {
        throttle.request();
        throttle.request();
        elapse();

        throttle.request();
        assertThat(runs).isEqualTo(2);
        elapse();
        assertThat(runs).isEqualTo(3);
    }

    @Test
    void needsNoTimerOnceAnIntervalPassedWithoutARequest() {
        throttle.request();
        elapse();

        assertThat(timers).isEmpty();
        assertThat(runs).isEqualTo(1);
    }

    @Test
    void aRunInBetweenMeetsTheRequestThatWaits() {
        throttle.request();
        throttle.request();
        throttle.run();
        assertThat(runs).isEqualTo(2);

        elapse();
        assertThat(runs).isEqualTo(2);
        assertThat(timers).isEmpty();
    }

    @Test
    void aResetForgetsTheLastRunAndTheRequestThatWaits() {
        throttle.request();
        throttle.request();
        throttle.reset();

        assertThat(timers).isEmpty();
        throttle.request();
        assertThat(runs).isEqualTo(2);
    }

    private void elapse() {
        timers.remove().run();
    }
}
