package org.netbearer.impl.bearer;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.netbearer.impl.runtime.ForeignCode;
import org.netbearer.impl.runtime.ModelThread;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * The one thread on which a bearer is called, with a watch over calls that do not return.
 *
 * <p>Thread-safe. States: quiet, busy, overdue (a call runs for longer than the limit; its thread was interrupted once) and
 * back, closed at the end. The watch costs one timer while the thread is busy, which outlives the work by the limit at most, and
 * goes with a thread that comes to its end.
 */
final class BearerThread {
    private final Watcher watcher;
    private final ModelThread timers;
    private final Duration limit;
    private final ThreadPoolExecutor executor;
    private volatile String threadName;
    private final Object lock = new Object();
    // guarded by lock
    private @Nullable Call running;
    private @Nullable Scheduled watch;
    private boolean closed;

    BearerThread(String threadName, ModelThread timers, Duration limit, Watcher watcher) {
        this.threadName = threadName;
        this.timers = timers;
        this.limit = limit;
        this.watcher = watcher;
        executor = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> {
                    var thread = new Thread(work, this.threadName);
                    thread.setDaemon(true);
                    return thread;
                },
                new DiscardPolicy());
    }

    /** Names the thread anew; to be called on it. */
    void rename(String name) {
        threadName = name;
        Thread.currentThread().setName(name);
    }

    /**
     * Runs a task after those submitted before; none after the thread was closed.
     *
     * @param what names the task for people, such as {@code update()}
     * @param task what to run
     */
    void execute(String what, Runnable task) {
        synchronized (lock) {
            if (!closed) {
                submit(what, task);
            }
        }
    }

    private void submit(String what, Runnable task) {
        executor.execute(() -> run(new Call(what, Thread.currentThread(), timers.nanoTime()), task));
    }

    /**
     * Closes the thread behind one last task, dropping those that wait, and waits for its end. A call that holds it up for longer
     * is interrupted; the last task is run all the same once that call has returned.
     *
     * @param what names the task
     * @param last what to run at the end
     * @param patience how long to wait; a thread that takes longer is left to itself
     * @return true if the last task has come to its end
     */
    boolean close(String what, Runnable last, Duration patience) {
        var done = new CountDownLatch(1);
        synchronized (lock) {
            closed = true;
            executor.getQueue().clear();
            submit(what, () -> {
                try {
                    last.run();
                } finally {
                    done.countDown();
                }
            });
            executor.shutdown();
        }
        boolean inTime = false;
        try {
            inTime = done.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (inTime) {
            endWatch();
        } else {
            interrupt();
        }
        return inTime;
    }

    /** Interrupts the call that runs; not by {@code shutdownNow}, which would also drop the last task. */
    private void interrupt() {
        synchronized (lock) {
            if (running != null) {
                running.interrupted = true;
                running.thread.interrupt();
            }
        }
    }

    private void run(Call call, Runnable task) {
        begin(call);
        ForeignCode.run(task, failure -> watcher.failed(call.what, failure));
        end(call);
    }

    private void begin(Call call) {
        synchronized (lock) {
            running = call;
            if (watch == null) {
                watch = timers.schedule(limit, this::look);
            }
        }
    }

    /** Calls the timer off: through it the model thread would hold on to the bearer, and its class loader, until it fires. */
    private void endWatch() {
        synchronized (lock) {
            running = null;
            if (watch != null) {
                watch.cancel();
                watch = null;
            }
        }
    }

    private void end(Call call) {
        boolean wasOverdue;
        synchronized (lock) {
            running = null;
            wasOverdue = call.overdue;
            if (call.overdue || call.interrupted) {
                Thread.interrupted(); // that was meant for this call alone
            }
            if (closed && executor.getQueue().isEmpty()) {
                endWatch();
            }
        }
        if (wasOverdue) {
            watcher.answered(call.what);
        }
    }

    /** Looks whether the call that runs now began too long ago; goes on looking while the thread is busy. */
    private void look() {
        Call call;
        boolean overdue = false;
        synchronized (lock) {
            call = running;
            watch = null;
            if (call == null) {
                return;
            }
            Duration again = limit;
            if (!call.overdue) {
                Duration left = limit.minusNanos(timers.nanoTime() - call.began);
                overdue = left.isNegative() || left.isZero();
                if (overdue) {
                    call.overdue = true;
                    call.thread.interrupt();
                } else {
                    again = left;
                }
            }
            watch = timers.schedule(again, this::look);
        }
        if (overdue) {
            watcher.overdue(call.what);
        }
    }

    /** Is told what goes wrong on a thread, on whatever thread notices it. */
    interface Watcher {
        /** Something was thrown. */
        void failed(String what, Throwable failure);

        /** The limit has passed. */
        void overdue(String what);

        /** A call that was overdue has returned after all. */
        void answered(String what);
    }

    /** One task on its way. */
    private static final class Call {
        private final String what;
        private final Thread thread;
        private final long began;
        // guarded by lock
        private boolean overdue;
        private boolean interrupted;

        Call(String what, Thread thread, long began) {
            this.what = what;
            this.thread = thread;
            this.began = began;
        }
    }
}
