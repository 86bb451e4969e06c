package org.netbearer.impl.bearer;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.netbearer.impl.diagnostics.ForeignCode;
import org.netbearer.impl.runtime.ModelThread;
import org.netbearer.impl.runtime.SerialExecutor;
import org.netbearer.spi.BearerContext.Scheduled;
import org.netbearer.support.concurrent.DaemonThread;

/**
 * The one thread on which a bearer is called, with a watch over calls that do not return.
 *
 * <p>Thread-safe. States: quiet, busy, overdue (a call runs for longer than the limit; its thread was interrupted once) and
 * back, closed at the end. The watch costs one timer while the thread is busy, which outlives the work by the limit at most,
 * and goes with a thread that comes to its end.
 */
final class BearerThread {
    private final Watcher watcher;
    private final ModelThread timers;
    private final Duration limit;
    private final SerialExecutor executor;
    private volatile String threadName;
    private final CountDownLatch stopped = new CountDownLatch(1);
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
        executor = new SerialExecutor(this::newThread, Duration.ZERO, timers);
    }

    private Thread newThread(Runnable work) {
        return DaemonThread.create(work, threadName);
    }

    /** Changes the thread's name; to be called on it. */
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
     * Closes the thread behind one last task, dropping those that wait, and waits for its end. A call that holds it up for
     * longer is interrupted; the last task is run all the same once that call has returned. If it is closed already, that
     * one's last task is waited for, and no other is run.
     *
     * @param what names the task
     * @param last what to run at the end
     * @param patience how long to wait; a thread that takes longer is left to itself
     * @return true if the last task has come to its end
     */
    boolean close(String what, Runnable last, Duration patience) {
        synchronized (lock) {
            if (!closed) {
                closed = true;
                executor.clear();
                submit(what, () -> {
                    try {
                        last.run();
                    } finally {
                        stopped.countDown();
                    }
                });
                executor.shutdown();
            }
        }
        boolean inTime = false;
        try {
            inTime = stopped.await(patience.toNanos(), TimeUnit.NANOSECONDS);
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
        try {
            ForeignCode.run(task, failure -> watcher.failed(call.what, failure));
        } finally {
            end(call);
        }
    }

    private void begin(Call call) {
        synchronized (lock) {
            running = call;
            if (watch == null) {
                watch = timers.schedule(limit, this::look);
            }
        }
    }

    /** Cancels the timer: through it the model thread would hold on to the bearer, and its class loader, until it fires. */
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
            if (closed && executor.isEmpty()) {
                endWatch();
            }
        }
        if (wasOverdue) {
            watcher.answered(call.what);
        }
    }

    /** Checks whether the call that runs now began too long ago; goes on checking while the thread is busy. */
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

    /** Called when something goes wrong on a bearer's thread, on whatever thread notices it. */
    interface Watcher {
        /** Called when a task has thrown. */
        void failed(String what, Throwable failure);

        /** Called when a call has not returned within the limit. */
        void overdue(String what);

        /** Called when a call that was overdue has returned after all. */
        void answered(String what);
    }

    /** One task that runs. */
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
