package org.netbearer.bearer.corewlan.sc;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.netbearer.bearer.corewlan.objc.CoreWlanLibrary;
import org.netbearer.support.concurrent.DaemonThread;

/**
 * A daemon thread that runs a run loop with one source. Thread-safe.
 *
 * <p>Callbacks come on this thread, which can be waited for: once {@link #stop} has returned true, no callback is running or
 * pending, and the objects that it uses can be released.
 */
@SuppressWarnings("try") // a pool is opened to be closed
final class RunLoopThread {
    private static final double NO_END = 1e9;
    private static final byte AFTER_EACH = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CoreFoundation foundation;
    private final CoreWlanLibrary pools;
    private final Pointer mode;
    private final Pointer source;
    private final Callback callback;
    private final CompletableFuture<Pointer> loop = new CompletableFuture<>();
    private final Thread thread;

    /**
     * Starts the thread.
     *
     * @param foundation the functions
     * @param pools where pools come from
     * @param mode {@code kCFRunLoopDefaultMode}
     * @param source the source, in no other loop; it stays the caller's
     * @param callback what the source calls; held as long as the thread lives
     */
    RunLoopThread(CoreFoundation foundation, CoreWlanLibrary pools, Pointer mode, Pointer source, Callback callback) {
        this.foundation = foundation;
        this.pools = pools;
        this.mode = mode;
        this.source = source;
        this.callback = callback;
        this.thread = DaemonThread.create(this::run, "netbearer-corewlan-store");
    }

    /** Starts the thread, and returns once the source is in its run loop. */
    void start() {
        thread.start();
        var ignored = loop.join();
    }

    private void run() {
        try {
            // retained: it ends with this thread, and stop() may be called later
            var mine = foundation.CFRetain(foundation.CFRunLoopGetCurrent());
            foundation.CFRunLoopAddSource(mine, source, mode);
            loop.complete(mine);
        } catch (Throwable fault) {
            loop.completeExceptionally(fault);
            return;
        }
        try {
            turn();
        } finally {
            Reference.reachabilityFence(callback);
        }
    }

    private void turn() {
        int ended;
        do {
            try (var pool = pools.pool()) {
                ended = foundation.CFRunLoopRunInMode(mode, NO_END, AFTER_EACH);
            }
        } while (ended == CoreFoundation.kCFRunLoopRunHandledSource || ended == CoreFoundation.kCFRunLoopRunTimedOut);
    }

    /**
     * Ends the loop and waits for the thread. A stop between two rounds of the loop is lost, but a loop without a source ends by
     * itself, so the source is removed first.
     *
     * @return false if the thread did not end in time: then what it uses has to stay
     */
    boolean stop() {
        var mine = loop.join();
        foundation.CFRunLoopSourceInvalidate(source);
        foundation.CFRunLoopStop(mine);
        if (!ends()) {
            return false;
        }
        foundation.CFRelease(mine);
        return true;
    }

    /** Waits, even if this thread is interrupted; otherwise the objects of the loop would never be released. */
    private boolean ends() {
        boolean interrupted = Thread.interrupted();
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (thread.isAlive() && end - System.nanoTime() > 0) {
                try {
                    thread.join(1 + (end - System.nanoTime()) / 1_000_000);
                } catch (InterruptedException again) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return !thread.isAlive();
    }
}
