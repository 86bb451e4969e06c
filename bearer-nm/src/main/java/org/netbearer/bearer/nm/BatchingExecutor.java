package org.netbearer.bearer.nm;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Passes messages from the bus to the serial executor in batches: a burst of signals is one task there, with one report
 * after it.
 *
 * <p>Thread-safe. A thread that submits faster than tasks are run blocks, so that memory stays bounded; the bus then
 * queues the messages.
 */
final class BatchingExecutor implements Executor {
    private static final int CAPACITY = 16_384;

    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>(CAPACITY);
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Executor target;
    private final Runnable afterBatch;
    private volatile boolean closed;

    BatchingExecutor(Executor target, Runnable afterBatch) {
        this.target = target;
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
            target.execute(this::drain);
        }
    }

    /** Drops queued tasks and those that come; threads that wait return. */
    void close() {
        closed = true;
        queue.clear();
    }

    private void drain() {
        scheduled.set(false);
        runQueued();
        if (!closed) {
            afterBatch.run();
        }
    }

    /** Runs what is queued now, not what comes meanwhile, which might never end. Tasks behind one that fails are run too. */
    private void runQueued() {
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
                target.execute(this::drain);
            }
        }
    }
}
