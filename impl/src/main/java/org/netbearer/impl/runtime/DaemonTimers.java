package org.netbearer.impl.runtime;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.netbearer.spi.BearerContext.Scheduled;
import org.netbearer.support.concurrent.DaemonThread;

/** Timers in real time on one daemon thread, which is there only while a task waits and shortly after. */
public final class DaemonTimers implements Timers, AutoCloseable {
    private final ScheduledThreadPoolExecutor executor;

    /**
     * Creates timers without a thread.
     *
     * @param name the name of the thread
     */
    public DaemonTimers(String name) {
        executor = new ScheduledThreadPoolExecutor(
                1, work -> DaemonThread.create(work, name), new ThreadPoolExecutor.DiscardPolicy());
        executor.setKeepAliveTime(1, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Scheduled schedule(Duration delay, Runnable task) {
        var waiting = executor.schedule(task, TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
        return () -> waiting.cancel(false);
    }

    /** Drops what waits. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
