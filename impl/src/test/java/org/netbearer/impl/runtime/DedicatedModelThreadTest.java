package org.netbearer.impl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DedicatedModelThreadTest {
    private final LinkedBlockingQueue<Object> happened = new LinkedBlockingQueue<>();
    private final DedicatedModelThread writer = new DedicatedModelThread(happened::add);

    @AfterEach
    void stop() {
        writer.close();
    }

    @Test
    void aTimerThatIsDueInEternityHoldsUpNoOther() throws InterruptedException {
        var never = writer.schedule(ChronoUnit.FOREVER.getDuration(), () -> happened.add("for ever"));
        writer.schedule(Duration.ofMillis(1), () -> happened.add("soon"));
        assertThat(happened.poll(10, TimeUnit.SECONDS)).isEqualTo("soon");
        never.cancel();
        writer.close();
        assertThat(happened).isEmpty();
    }

    @Test
    void whatATaskThrowsIsToldAndTheNextIsRun() throws InterruptedException {
        var failure = new AssertionError("mine");
        writer.execute(() -> {
            throw failure;
        });
        writer.execute(() -> happened.add("next"));
        assertThat(happened.poll(10, TimeUnit.SECONDS)).isSameAs(failure);
        assertThat(happened.poll(10, TimeUnit.SECONDS)).isEqualTo("next");
    }
}
