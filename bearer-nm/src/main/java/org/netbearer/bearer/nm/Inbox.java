package org.netbearer.bearer.nm;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Brings what comes from the bus onto the lane in batches: a burst of signals is one task there, and one look at the
 * result.
 *
 * <p>Thread-safe. Whoever fills it faster than the lane empties it is made to wait, so that memory stays bounded; the
 * bus then keeps what comes.
 */
final class Inbox implements Executor {
    private static final int CAPACITY = 16_384;

    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>(CAPACITY);
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Executor lane;
    private final Runnable afterBatch;
    private volatile boolean closed;

    Inbox(Executor lane, Runnable afterBatch) {
        this.lane = lane;
        this.afterBatch = afterBatch;
    }

    @Override
    public void execute(Runnable task) {
        if (closed) {
            return;
        }
        try {
            queue.put(task);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return;
        }
        if (scheduled.compareAndSet(false, true)) {
            lane.execute(this::drain);
        }
    }

    /** Drops what is there and what comes; whoever waits goes on. */
    void close() {
        closed = true;
        queue.clear();
    }

    private void drain() {
        scheduled.set(false);
        runWhatIsThere();
        if (!closed) {
            afterBatch.run();
        }
    }

    /** Not what comes meanwhile: that could be without end. What is behind a task that fails has its turn all the same. */
    private void runWhatIsThere() {
        boolean failed = true;
        try {
            for (int left = queue.size(); left > 0; left--) {
                Runnable task = queue.poll();
                if (task != null) {
                    task.run();
                }
            }
            failed = false;
        } finally {
            if (failed) {
                lane.execute(this::drain);
            }
        }
    }
}
