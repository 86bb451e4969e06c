package org.netbearer.support.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CoalescingTaskTest {
    private final ArrayDeque<Runnable> executor = new ArrayDeque<>();
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void requestsBeforeARunBeginsAreOneRun() {
        var task = new CoalescingTask(executor::add, runs::incrementAndGet);

        task.request();
        task.request();
        task.request();

        assertThat(executor).hasSize(1);
        executor.remove().run();
        assertThat(runs).hasValue(1);
        assertThat(executor).isEmpty();
    }

    @Test
    void requestsDuringARunAreOneMoreRunOnTheSameThread() {
        var self = new CoalescingTask[1];
        self[0] = new CoalescingTask(executor::add, () -> {
            if (runs.incrementAndGet() == 1) {
                self[0].request();
                self[0].request();
            }
        });

        self[0].request();
        executor.remove().run();

        assertThat(runs).hasValue(2);
        assertThat(executor).isEmpty();
    }

    @Test
    void isIdleWhenTheLastRunHasReturned() {
        var idle = new ArrayList<Boolean>();
        var self = new CoalescingTask[1];
        self[0] = new CoalescingTask(executor::add, () -> idle.add(self[0].isIdle()));
        idle.add(self[0].isIdle());

        self[0].request();
        idle.add(self[0].isIdle());
        executor.remove().run();
        idle.add(self[0].isIdle());

        assertThat(idle).containsExactly(true, false, false, true);
    }

    @Test
    void runsElsewhereOnRequest() {
        var task = new CoalescingTask(executor::add, runs::incrementAndGet);

        task.request(Runnable::run);

        assertThat(runs).hasValue(1);
        assertThat(executor).isEmpty();
    }

    @Test
    void anExecutorThatRefusesOnceDoesNotStopItForEver() {
        var refuses = new boolean[] {true};
        var task = new CoalescingTask(
                run -> {
                    if (refuses[0]) {
                        throw new RejectedExecutionException("no thread");
                    }
                    executor.add(run);
                },
                runs::incrementAndGet);
        assertThatThrownBy(task::request).isInstanceOf(RejectedExecutionException.class);
        assertThat(task.isIdle()).isTrue();

        refuses[0] = false;
        task.request();
        executor.remove().run();

        assertThat(runs).hasValue(1);
    }

    @Test
    void aThreadThatCannotBeStartedDoesNotStopItForEver() {
        var refuses = new boolean[] {true};
        var task = new CoalescingTask(
                run -> {
                    if (refuses[0]) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    executor.add(run);
                },
                runs::incrementAndGet);
        assertThatThrownBy(task::request).isInstanceOf(OutOfMemoryError.class);

        refuses[0] = false;
        task.request();
        executor.remove().run();

        assertThat(runs).hasValue(1);
    }

    @Test
    void aTaskThatThrowsIsRunAgainOnTheNextRequest() {
        var task = new CoalescingTask(executor::add, () -> {
            if (runs.incrementAndGet() == 1) {
                throw new StackOverflowError("first");
            }
        });

        task.request();
        assertThatThrownBy(() -> executor.remove().run()).isInstanceOf(StackOverflowError.class);
        assertThat(task.isIdle()).isTrue();
        task.request();
        executor.remove().run();

        assertThat(runs).hasValue(2);
    }

    @Test
    void whatWasRequestedDuringARunThatThrowsIsNotLost() {
        var self = new CoalescingTask[1];
        self[0] = new CoalescingTask(executor::add, () -> {
            if (runs.incrementAndGet() == 1) {
                self[0].request();
                throw new IllegalStateException("first");
            }
        });

        self[0].request();
        assertThatThrownBy(() -> executor.remove().run()).isInstanceOf(IllegalStateException.class);
        assertThat(executor).hasSize(1);
        executor.remove().run();

        assertThat(runs).hasValue(2);
        assertThat(self[0].isIdle()).isTrue();
    }

    @Test
    void seesTheLastRequestOfManyThreadsAndNeverRunsTwiceAtOnce() throws InterruptedException {
        var written = new AtomicInteger();
        var seen = new AtomicInteger();
        var running = new AtomicInteger();
        var overlaps = new AtomicInteger();
        var task = new CoalescingTask(run -> new Thread(run).start(), () -> {
            if (running.incrementAndGet() > 1) {
                overlaps.incrementAndGet();
            }
            seen.set(written.get());
            running.decrementAndGet();
        });
        var go = new CountDownLatch(1);
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            var thread = new Thread(() -> {
                try {
                    go.await();
                } catch (InterruptedException interrupted) {
                    return;
                }
                for (int i = 0; i < 1000; i++) {
                    written.incrementAndGet();
                    task.request();
                }
            });
            writers.add(thread);
            thread.start();
        }
        go.countDown();
        for (Thread writer : writers) {
            writer.join();
        }
        while (!task.isIdle()) {
            Thread.onSpinWait();
        }

        assertThat(seen).hasValue(4000);
        assertThat(overlaps).hasValue(0);
    }
}
