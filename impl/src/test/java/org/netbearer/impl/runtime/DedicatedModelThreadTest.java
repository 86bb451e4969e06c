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
    private final DedicatedModelThread modelThread = new DedicatedModelThread(happened::add);

    @AfterEach
    void stop() {
        modelThread.close();
    }

    @Test
    void aTimerThatIsDueInEternityHoldsUpNoOther() throws InterruptedException {
        var never = modelThread.schedule(ChronoUnit.FOREVER.getDuration(), () -> happened.add("for ever"));
        modelThread.schedule(Duration.ofMillis(1), () -> happened.add("soon"));
        assertThat(happened.poll(10, TimeUnit.SECONDS)).isEqualTo("soon");
        never.cancel();
        modelThread.close();
        assertThat(happened).isEmpty();
    }

    @Test
    void whatATaskThrowsIsToldAndTheNextIsRun() throws InterruptedException {
        var failure = new AssertionError("mine");
        modelThread.execute(() -> {
            throw failure;
        });
        modelThread.execute(() -> happened.add("next"));
        assertThat(happened.poll(10, TimeUnit.SECONDS)).isSameAs(failure);
        assertThat(happened.poll(10, TimeUnit.SECONDS)).isEqualTo("next");
    }
}
