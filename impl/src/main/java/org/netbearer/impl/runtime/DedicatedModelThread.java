package org.netbearer.impl.runtime;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.spi.BearerContext.Scheduled;
import org.netbearer.support.concurrent.DaemonThread;

/** The model thread as a daemon thread, which begins with its first task and takes none after it was closed. */
public final class DedicatedModelThread implements ModelThread, AutoCloseable {
    private final ScheduledThreadPoolExecutor executor;
    private final Consumer<Throwable> failures;
    private volatile @Nullable Thread thread;

    /**
     * Prepares the thread.
     *
     * @param failures called with what a task throws; the thread goes on
     */
    public DedicatedModelThread(Consumer<Throwable> failures) {
        this.failures = failures;
        executor = new ScheduledThreadPoolExecutor(1, this::newThread, new DiscardPolicy());
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private Thread newThread(Runnable work) {
        var created = DaemonThread.create(work, "netbearer-model");
        thread = created;
        return created;
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(() -> run(task));
    }

    @Override
    public Scheduled schedule(Duration delay, Runnable task) {
        Future<?> future =
                executor.schedule(() -> run(task), TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void guard() {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("only for the model thread: " + Thread.currentThread());
        }
    }

    /** Runs what was submitted so far, drops what waits for its time, and waits a moment for the thread to end. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            executor.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error failure) {
            failures.accept(failure);
        }
    }
}
