package org.netbearer.impl.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.netbearer.spi.BearerContext.Scheduled;
import org.netbearer.testkit.ManualTime;

/** A model thread with a real thread, whose timers fire when the test moves the time on. */
public final class ManualModelThread implements ModelThread, AutoCloseable {
    private final ManualTime time;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Duration refused;
    private final ThreadPoolExecutor executor =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::newThread);

    public ManualModelThread(ManualTime time) {
        this.time = time;
    }

    private Thread newThread(Runnable work) {
        var created = new Thread(work, "netbearer-model-test");
        created.setDaemon(true);
        thread = created;
        return created;
    }

    @Override
    public void execute(Runnable task) {
        if (!executor.isShutdown()) {
            executor.execute(task);
        }
    }

    /** Throws from now on when a timer of this duration is asked for. */
    public void refuse(Duration delay) {
        refused = delay;
    }

    @Override
    public Scheduled schedule(Duration delay, Runnable task) {
        if (delay.equals(refused)) {
            throw new IllegalStateException("no timer of " + delay);
        }
        return time.schedule(delay, () -> execute(task));
    }

    @Override
    public long nanoTime() {
        return Duration.between(Instant.EPOCH, time.instant()).toNanos();
    }

    @Override
    public void guard() {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("only for the model thread: " + Thread.currentThread());
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
