package org.netbearer.impl.services;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads for lanes, made as needed and given up soon after. */
final class LaneThreads implements Executor, AutoCloseable {
    private final AtomicInteger made = new AtomicInteger();
    private final ThreadPoolExecutor executor;

    LaneThreads(String name) {
        executor = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                1,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                work -> {
                    var thread = new Thread(work, name + "-" + made.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** Takes no further task; a thread whose consumer blocks ends when that returns. */
    @Override
    public void close() {
        executor.shutdown();
    }
}
