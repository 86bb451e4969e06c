package org.netbearer.support.concurrent;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A task that is run on request, one run at a time; all requests made during a run lead to one more run.
 *
 * <p>So the task sees, whenever it was requested, what was written before the request, and what it reads and writes itself
 * needs no lock. While nothing is requested it needs no thread. The further run follows on the same thread; a task should
 * therefore do a bounded amount of work if others share its executor.
 *
 * <p>States: idle, requested (a run is on its way or going on). If the executor refuses the task or the task throws, the
 * failure goes to whoever called, and the next request is followed all the same. Thread-safe.
 */
public final class CoalescingTask {
    private final Executor executor;
    private final Runnable task;
    private final AtomicInteger requests = new AtomicInteger();

    /**
     * Creates a task that has not been requested.
     *
     * @param executor where the task is run unless a request names another executor
     * @param task what is run
     */
    public CoalescingTask(Executor executor, Runnable task) {
        this.executor = executor;
        this.task = task;
    }

    /**
     * Requests a run, soon, on the executor.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the executor refuses it, as does any other failure of the
     *     executor: then no run is on its way, and whoever requests next tries again
     */
    public void request() {
        request(executor);
    }

    /**
     * Requests a run on another executor than usual. If a run is going on, the further one stays on its thread.
     *
     * @param other where the task is run; {@code Runnable::run} for this thread
     */
    public void request(Executor other) {
        if (requests.getAndIncrement() == 0) {
            start(other);
        }
    }

    /** Returns whether no run is requested or going on. */
    public boolean isIdle() {
        return requests.get() == 0;
    }

    private void start(Executor chosen) {
        boolean accepted = false;
        try {
            chosen.execute(this::run);
            accepted = true;
        } finally {
            if (!accepted) {
                requests.set(0);
            }
        }
    }

    private void run() {
        int handled;
        do {
            handled = requests.get();
            runOnce(handled);
        } while (requests.addAndGet(-handled) != 0);
    }

    /** Runs the task; if it throws, leaves what was requested meanwhile to a new run. */
    private void runOnce(int handled) {
        boolean returned = false;
        try {
            task.run();
            returned = true;
        } finally {
            if (!returned && requests.addAndGet(-handled) != 0) {
                start(executor);
            }
        }
    }
}
