package org.netbearer.impl.runtime;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Creates threads that cannot be started as often as a test says, as where the number of processes is limited. */
public final class ReluctantThreads implements ThreadFactory {
    final Queue<Thread> started = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refusals;

    public ReluctantThreads(int refusals) {
        this.refusals = new AtomicInteger(refusals);
    }

    @Override
    public Thread newThread(Runnable work) {
        boolean refuses = refusals.getAndDecrement() > 0;
        var thread = new Thread(work, "netbearer-test") {
            @Override
            public synchronized void start() {
                if (refuses) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                super.start();
            }
        };
        thread.setDaemon(true);
        if (!refuses) {
            started.add(thread);
        }
        return thread;
    }
}
