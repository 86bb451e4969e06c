package org.netbearer.impl.runtime;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Daemon threads, made as needed and given up after a while without work, for code that is not ours: listeners, what
 * depends on a stage, and consumers of services. A task that blocks for ever holds one thread and delays no other.
 */
public final class Threads implements Executor, AutoCloseable {
    private final AtomicInteger made = new AtomicInteger();
    private final ThreadPoolExecutor executor;

    /**
     * Makes no thread yet.
     *
     * @param name how threads are named, before a number
     */
    public Threads(String name) {
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
                new DiscardPolicy());
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** Takes no further task, and lets those that run come to their end. */
    @Override
    public void close() {
        executor.shutdown();
    }
}
