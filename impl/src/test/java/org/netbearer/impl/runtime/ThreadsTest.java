package org.netbearer.impl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.netbearer.testkit.ManualTime;

/** A thread that cannot be created for a moment costs a delay and no task. */
final class ThreadsTest {
    private final ManualTime time = new ManualTime();
    private final LinkedBlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    private String next() throws InterruptedException {
        return done.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void aTaskForWhichNoThreadCanBeCreatedIsRunLater() throws InterruptedException {
        try (var threads = new Threads(new ReluctantThreads(2), time::schedule, failures::add)) {
            threads.execute(() -> done.add("task"));
            assertThat(done).isEmpty();
            time.advance(Threads.RETRY);
            assertThat(done).isEmpty();
            time.advance(Threads.RETRY);
            assertThat(next()).isEqualTo("task");
            assertThat(failures).isEmpty();
        }
    }

    @Test
    void aTaskThatWaitsIsRunByTheNextThreadThatIsFree() throws InterruptedException {
        try (var threads = new Threads(new ReluctantThreads(1), time::schedule, failures::add)) {
            threads.execute(() -> done.add("first"));
            threads.execute(() -> done.add("second"));
            assertThat(next()).isEqualTo("second");
            assertThat(next()).isEqualTo("first");
        }
    }

    @Test
    void aTaskThatThrowsCostsNoThread() throws InterruptedException {
        var factory = new ReluctantThreads(0);
        try (var threads = new Threads(factory, time::schedule, failures::add)) {
            threads.execute(() -> {
                done.add("thrown");
                throw new StackOverflowError();
            });
            assertThat(next()).isEqualTo("thrown");
            while (failures.isEmpty() || factory.started.peek().getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            threads.execute(() -> done.add("more"));
            assertThat(next()).isEqualTo("more");
            assertThat(factory.started).hasSize(1);
        }
    }

    @Test
    void aSerialExecutorKeepsWhatCameWhileItsThreadCouldNotBeCreatedInOrder() throws InterruptedException {
        var executor = new SerialExecutor(new ReluctantThreads(3), Duration.ZERO, time::schedule);
        executor.execute(() -> done.add("first"));
        executor.execute(() -> {
            done.add("second");
            throw new AssertionError("mine");
        });
        time.advance(SerialExecutor.RETRY);
        assertThat(done).isEmpty();
        executor.execute(() -> done.add("third"));
        assertThat(next()).isEqualTo("first");
        assertThat(next()).isEqualTo("second");
        assertThat(next()).isEqualTo("third");
        executor.shutdown();
        assertThat(executor.awaitTermination(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void aSerialExecutorEndsItsThreadWhenItIsIdleAndGetsAnother() throws InterruptedException {
        var factory = new ReluctantThreads(0);
        var executor = new SerialExecutor(factory, Duration.ofMillis(1), time::schedule);
        var ran = new CountDownLatch(1);
        executor.execute(ran::countDown);
        ran.await();
        factory.started.element().join();
        executor.execute(() -> done.add("again"));
        assertThat(next()).isEqualTo("again");
        executor.shutdown();
    }
}
