package org.netbearer.impl.runtime;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.netbearer.impl.diagnostics.ForeignCode;
import org.netbearer.support.concurrent.DaemonThread;

/**
 * Daemon threads for code that is not ours: listeners, what depends on a stage, and consumers of services. A task that
 * blocks for ever holds one thread and delays no other.
 *
 * <p>A thread is created when all others are busy, and stays for a minute without work, so that an event that comes alone
 * finds one. Where none can be created for a moment (a limit of processes), the task waits for the next that is free, or
 * that can be created; no caller ever sees an exception. Thread-safe.
 */
public final class Threads implements Executor, AutoCloseable {
    private static final Duration KEEP_ALIVE = Duration.ofMinutes(1);
    static final Duration RETRY = Duration.ofMillis(100);

    private final Timers timers;
    private final Consumer<Throwable> failures;
    private final ThreadPoolExecutor executor;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    /**
     * Creates no thread yet.
     *
     * @param name how threads are named, before a number
     * @param timers tries again where no thread could be created
     * @param failures called when a task throws
     */
    public Threads(String name, Timers timers, Consumer<Throwable> failures) {
        this(factory(name), timers, failures);
    }

    Threads(ThreadFactory factory, Timers timers, Consumer<Throwable> failures) {
        this.timers = timers;
        this.failures = failures;
        executor = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                KEEP_ALIVE.toSeconds(),
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                factory,
                new DiscardPolicy());
    }

    private static ThreadFactory factory(String name) {
        var made = new AtomicInteger();
        return work -> DaemonThread.create(work, name + "-" + made.incrementAndGet());
    }

    @Override
    public void execute(Runnable task) {
        ForeignCode.run(() -> executor.execute(() -> work(task)), noThread -> {
            waiting.add(task);
            timers.schedule(RETRY, this::startWaiting);
        });
    }

    private void work(Runnable task) {
        for (Runnable next = task; next != null; next = waiting.poll()) {
            ForeignCode.run(next, failures);
        }
    }

    private void startWaiting() {
        Runnable task = waiting.poll();
        if (task != null) {
            execute(task); // whoever runs it goes on with the others
        }
    }

    /** Accepts no further task; those that run come to their end. */
    @Override
    public void close() {
        waiting.clear();
        executor.shutdown();
    }
}
