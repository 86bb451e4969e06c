package org.netbearer.impl.runtime;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.netbearer.impl.diagnostics.ForeignCode;

/**
 * One thread that runs tasks in order, and is there only while there are some and for a while after.
 *
 * <p>Where the thread cannot be created for a moment (a limit of processes), the tasks wait and it is tried again; no caller
 * ever sees an exception. What a task throws is dropped: tasks guard themselves. Thread-safe.
 */
public final class SerialExecutor implements java.util.concurrent.Executor {
    static final Duration RETRY = Duration.ofMillis(100);

    private final Timers timers;
    private final ThreadPoolExecutor executor;

    /**
     * Creates no thread yet.
     *
     * @param threads creates the thread
     * @param keepAlive how long the thread stays without work; zero for as long as this object is open
     * @param timers tries again where the thread could not be created
     */
    public SerialExecutor(ThreadFactory threads, Duration keepAlive, Timers timers) {
        this.timers = timers;
        executor = new ThreadPoolExecutor(
                1,
                1,
                keepAlive.toNanos(),
                TimeUnit.NANOSECONDS,
                new LinkedBlockingQueue<>(),
                threads,
                new DiscardPolicy());
        executor.allowCoreThreadTimeOut(!keepAlive.isZero());
    }

    @Override
    public void execute(Runnable task) {
        if (!executor.isShutdown()) {
            executor.getQueue().add(() -> ForeignCode.run(task, failure -> {}));
            start();
        }
    }

    /** The queue comes first and the thread after it, which is the pool's own order turned round: so no task is lost. */
    private void start() {
        ForeignCode.run(executor::prestartCoreThread, noThread -> timers.schedule(RETRY, this::start));
    }

    /** Returns whether no task waits; one may be running. */
    public boolean isEmpty() {
        return executor.getQueue().isEmpty();
    }

    /** Drops the tasks that wait. */
    public void clear() {
        executor.getQueue().clear();
    }

    /** Accepts no further task; those that wait are run. */
    public void shutdown() {
        executor.shutdown();
    }

    /**
     * Waits for the last task after {@link #shutdown}.
     *
     * @param patience how long at most
     * @return whether it has come to its end
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public boolean awaitTermination(Duration patience) throws InterruptedException {
        return executor.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
    }
}
