package org.netbearer.bearer.nm;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

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
    private final Consumer<Runnable> around;
    private final Runnable afterBatch;
    private volatile boolean closed;

    /**
     * Creates an executor.
     *
     * @param target runs each batch
     * @param around runs what it is given, which are the tasks of a batch
     * @param afterBatch runs after each batch
     */
    BatchingExecutor(Executor target, Consumer<Runnable> around, Runnable afterBatch) {
        this.target = target;
        this.around = around;
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
            schedule();
        }
    }

    /** Drops queued tasks and those that come; threads that wait return. */
    void close() {
        closed = true;
        queue.clear();
    }

    /** Once it is refused, the next task tries again: else everything would wait for ever. */
    private void schedule() {
        boolean accepted = false;
        try {
            target.execute(this::drain);
            accepted = true;
        } finally {
            if (!accepted) {
                scheduled.set(false);
            }
        }
    }

    private void drain() {
        scheduled.set(false);
        around.accept(this::runQueued);
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
            if (failed && scheduled.compareAndSet(false, true)) {
                schedule();
            }
        }
    }
}
