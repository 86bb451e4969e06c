package org.netbearer.testkit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.spi.BearerContext.Scheduled;

/** Where the tasks of one bearer run, and by which time; tasks never throw, {@link ManualContext} sees to that. */
interface ManualExecutor {
    /** Submits a task; never runs it inside the call. */
    void execute(Runnable task);

    Scheduled schedule(Duration delay, Runnable task);

    InstantSource clock();

    /** Runs, or waits for, everything that was handed over until now and what follows from it; without moving the time. */
    void settle();

    void close();

    /** Tasks wait until the test's thread runs them. */
    final class Stepped implements ManualExecutor {
        private final ManualTime time;
        private final Runnable awaken;
        private final Queue<Runnable> tasks = new ArrayDeque<>();

        Stepped(ManualTime time, Runnable awaken) {
            this.time = time;
            this.awaken = awaken;
        }

        @Override
        public void execute(Runnable task) {
            synchronized (tasks) {
                tasks.add(task);
            }
            awaken.run();
        }

        @Override
        public Scheduled schedule(Duration delay, Runnable task) {
            return scheduleOn(this, time, delay, task);
        }

        @Override
        public InstantSource clock() {
            return time;
        }

        @Override
        public void settle() {
            for (var task = next(); task != null; task = next()) {
                task.run();
            }
        }

        private @Nullable Runnable next() {
            synchronized (tasks) {
                return tasks.poll();
            }
        }

        @Override
        public void close() {
            synchronized (tasks) {
                tasks.clear();
            }
        }
    }

    /** Tasks run on a daemon thread of their own, by manual time or, if there is none, by the system's. */
    final class Threaded implements ManualExecutor {
        private final @Nullable ManualTime time;
        private final ScheduledThreadPoolExecutor executor;

        Threaded(@Nullable ManualTime time, Consumer<Thread> owner) {
            this.time = time;
            executor = new ScheduledThreadPoolExecutor(1, task -> {
                var thread = new Thread(task, "netbearer-testkit-executor");
                thread.setDaemon(true);
                owner.accept(thread);
                return thread;
            });
            executor.setRemoveOnCancelPolicy(true);
        }

        @Override
        public void execute(Runnable task) {
            try {
                executor.execute(task);
            } catch (RejectedExecutionException closed) {
                // a context that is closed is without effect
            }
        }

        @Override
        public Scheduled schedule(Duration delay, Runnable task) {
            if (time != null) {
                return scheduleOn(this, time, delay, task);
            }
            try {
                var future = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
                return () -> future.cancel(false);
            } catch (RejectedExecutionException closed) {
                return () -> {};
            }
        }

        @Override
        public InstantSource clock() {
            return time != null ? time : InstantSource.system();
        }

        @Override
        public void settle() {
            do {
                var barrier = new FutureTask<>(() -> true);
                execute(barrier);
                if (executor.isShutdown()) {
                    return;
                }
                Waiting.forResult(barrier, ManualContext.BOUND);
            } while (time != null && !executor.getQueue().isEmpty());
        }

        @Override
        public void close() {
            executor.shutdownNow();
        }
    }

    private static Scheduled scheduleOn(ManualExecutor executor, ManualTime time, Duration delay, Runnable task) {
        var called = new Cancellable(task);
        var timer = time.schedule(delay, () -> executor.execute(called));
        return () -> {
            called.cancel();
            timer.cancel();
        };
    }

    /** A task that can still be called off between its time and its turn on the executor. */
    final class Cancellable implements Runnable {
        private final Runnable task;
        private volatile boolean cancelled;

        Cancellable(Runnable task) {
            this.task = task;
        }

        void cancel() {
            cancelled = true;
        }

        @Override
        public void run() {
            if (!cancelled) {
                task.run();
            }
        }
    }
}
