package org.netbearer.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ManualTimeTest {
    private final ManualTime time = new ManualTime();
    private final List<String> fired = new ArrayList<>();

    @Test
    void keepsATimerThatIsDueInEternity() {
        var time = new ManualTime();
        var timer = time.schedule(ChronoUnit.FOREVER.getDuration(), () -> {
            throw new AssertionError("fired");
        });
        time.advance(Duration.ofDays(365));
        assertThat(time.timers()).isEqualTo(1);
        timer.cancel();
        assertThat(time.timers()).isZero();
    }

    @Test
    void standsStillUntilItIsMovedOn() {
        assertThat(time.instant()).isEqualTo(ManualTime.START);
        time.advance(Duration.ofSeconds(3));
        assertThat(time.instant()).isEqualTo(ManualTime.START.plusSeconds(3));
    }

    @Test
    void firesInOrderOfTimeAndThenOfMaking() {
        time.schedule(Duration.ofSeconds(2), () -> fired.add("late"));
        time.schedule(Duration.ofSeconds(1), () -> fired.add("first"));
        time.schedule(Duration.ofSeconds(1), () -> fired.add("second"));
        time.advance(Duration.ofSeconds(2));
        assertThat(fired).containsExactly("first", "second", "late");
    }

    @Test
    void showsEachTimerItsOwnTime() {
        time.schedule(Duration.ofSeconds(1), () -> fired.add(time.instant().toString()));
        time.advance(Duration.ofSeconds(5));
        assertThat(fired).containsExactly("2001-01-01T00:00:01Z");
    }

    @Test
    void firesWhatATimerMadeIfItsTimeHasCome() {
        time.schedule(Duration.ofSeconds(1), () -> {
            time.schedule(Duration.ofSeconds(1), () -> fired.add("in time"));
            time.schedule(Duration.ofSeconds(2), () -> fired.add("too late"));
        });
        time.advance(Duration.ofSeconds(2));
        assertThat(fired).containsExactly("in time");
        assertThat(time.timers()).isEqualTo(1);
    }

    @Test
    void firesADelayOfZeroOrLessAtTheNextAdvanceOnly() {
        time.schedule(Duration.ZERO, () -> fired.add("zero"));
        time.schedule(Duration.ofSeconds(-1), () -> fired.add("negative"));
        assertThat(fired).isEmpty();
        time.advance(Duration.ZERO);
        assertThat(fired).containsExactly("zero", "negative");
    }

    @Test
    void doesNotFireWhatWasCalledOff() {
        var timer = time.schedule(Duration.ofSeconds(1), () -> fired.add("cancelled"));
        timer.cancel();
        time.advance(Duration.ofSeconds(1));
        assertThat(fired).isEmpty();
        timer.cancel();
        assertThat(time.timers()).isZero();
    }

    @Test
    void refusesToRunBackwards() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> time.advance(Duration.ofSeconds(-1)))
                .withMessageContaining("PT-1S");
    }
}
