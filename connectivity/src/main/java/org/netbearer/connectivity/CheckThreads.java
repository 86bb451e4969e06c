package org.netbearer.connectivity;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.netbearer.support.concurrent.DaemonThread;

/** The threads on which checks wait for the network: made as needed, gone a second later, and never more than a few. */
final class CheckThreads implements AutoCloseable {
    /** A name server that never answers keeps a thread; no more than this many are kept. */
    static final int MOST = 16;

    private final AtomicInteger made = new AtomicInteger();
    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            0, MOST, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread, new ThreadPoolExecutor.AbortPolicy());

    /**
     * Runs a task.
     *
     * @param task what to run
     * @return false if too many tasks hang, or the threads are closed
     */
    boolean run(Runnable task) {
        try {
            executor.execute(task);
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    /** Interrupts what runs, and takes no further task. */
    @Override
    public void close() {
        executor.shutdownNow();
    }

    private Thread thread(Runnable task) {
        return DaemonThread.create(task, "netbearer-connectivity-" + made.incrementAndGet());
    }
}
