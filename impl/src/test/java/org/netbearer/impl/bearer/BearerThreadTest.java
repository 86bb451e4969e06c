package org.netbearer.impl.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.netbearer.impl.runtime.ManualModelThread;
import org.netbearer.testkit.ManualTime;

/** A bearer's thread has one timer while it is busy, and takes it along when it ends. */
final class BearerThreadTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ManualTime time = new ManualTime();
    private final ManualModelThread modelThread = new ManualModelThread(time);
    private final BearerThread thread =
            new BearerThread("netbearer-bearer-test", modelThread, LIMIT, new Unconcerned());

    @AfterEach
    void stop() {
        modelThread.close();
    }

    @Test
    void manyCallsCostOneTimer() throws InterruptedException {
        var done = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            thread.execute("call", done::countDown);
        }
        done.await();
        assertThat(time.timers()).isEqualTo(1);
    }

    @Test
    void aClosedThreadLeavesNoTimerThatWouldHoldOnToTheBearer() {
        thread.execute("call", () -> {});
        assertThat(thread.close("stop", () -> {}, PATIENCE)).isTrue();
        assertThat(time.timers()).isZero();
    }

    @Test
    void nothingRunsAfterTheLastTaskNotEvenWhatThatAsksFor() throws InterruptedException {
        var threads = new ArrayBlockingQueue<Thread>(1);
        var more = new AtomicBoolean();
        thread.close(
                "stop",
                () -> {
                    threads.add(Thread.currentThread());
                    thread.execute("more", () -> more.set(true));
                },
                PATIENCE);
        threads.remove().join();
        assertThat(more).isFalse();
        assertThat(time.timers()).isZero();
    }

    @Test
    void theLastTaskIsRunOnceTheCallThatHeldItUpHasReturned() throws InterruptedException {
        var inside = new CountDownLatch(1);
        var hold = new CountDownLatch(1);
        var last = new ArrayBlockingQueue<Boolean>(2);
        var threads = new ArrayBlockingQueue<Thread>(1);
        thread.execute("call", () -> {
            threads.add(Thread.currentThread());
            inside.countDown();
            awaitInterruptedOnce(hold);
        });
        thread.execute("dropped", () -> last.add(true));
        inside.await();
        assertThat(thread.close("stop", () -> last.add(Thread.currentThread().isInterrupted()), Duration.ofMillis(1)))
                .isFalse();
        assertThat(last).isEmpty();
        hold.countDown();
        threads.remove().join();
        assertThat(last).containsExactly(false);
        assertThat(time.timers()).isZero();
    }

    @Test
    void oneThatIsClosedTwiceAtTheSameTimeRunsTheLastTaskOnce() throws InterruptedException {
        var inside = new CountDownLatch(1);
        var hold = new CountDownLatch(1);
        var last = new ArrayBlockingQueue<String>(2);
        thread.execute("call", () -> {
            inside.countDown();
            awaitInterruptedOnce(hold);
        });
        inside.await();
        assertThat(thread.close("stop", () -> last.add("first"), Duration.ofMillis(1)))
                .isFalse();
        hold.countDown();
        assertThat(thread.close("stop", () -> last.add("second"), PATIENCE)).isTrue();
        assertThat(last).containsExactly("first");
    }

    /** Waits as a native call would, and passes the interrupt on when it returns. */
    private static void awaitInterruptedOnce(CountDownLatch latch) {
        boolean interrupted = false;
        while (!interrupted || latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException once) {
                interrupted = true;
            }
        }
        Thread.currentThread().interrupt();
    }

    private static final class Unconcerned implements BearerThread.Watcher {
        @Override
        public void failed(String what, Throwable failure) {}

        @Override
        public void overdue(String what) {}

        @Override
        public void answered(String what) {}
    }
}
