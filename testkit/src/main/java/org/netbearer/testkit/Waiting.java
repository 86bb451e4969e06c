package org.netbearer.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waits for something that other threads bring about: woken by each signal, never by the clock alone. Thread-safe. */
final class Waiting {
    private final Object lock = new Object();
    private long signals;

    /** Wakes up whoever waits, to look again. */
    void signal() {
        synchronized (lock) {
            signals++;
            lock.notifyAll();
        }
    }

    /**
     * Asks {@code look} at once and after every signal until it has an answer.
     *
     * @throws AssertionError with the given text if there is none in time
     */
    <T> T until(Supplier<Optional<T>> look, Duration bound, Supplier<String> otherwise) {
        long end = System.nanoTime() + bound.toNanos();
        while (true) {
            long seen = signals();
            var found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (!awaitSignalAfter(seen, end)) {
                throw new AssertionError("after " + bound.toMillis() + " ms: " + otherwise.get());
            }
        }
    }

    static <T> T forResult(Future<T> future, Duration bound) {
        try {
            return future.get(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        } catch (TimeoutException late) {
            throw new AssertionError("the executor is busy for " + bound.toMillis() + " ms", late);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw new AssertionError(failed.getCause());
        }
    }

    private long signals() {
        synchronized (lock) {
            return signals;
        }
    }

    private boolean awaitSignalAfter(long seen, long end) {
        synchronized (lock) {
            while (signals == seen) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime() + 999_999);
                if (left <= 0) {
                    return false;
                }
                try {
                    lock.wait(left);
                } catch (InterruptedException interrupted) {
                    throw interrupted(interrupted);
                }
            }
            return true;
        }
    }

    private static AssertionError interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new AssertionError("interrupted while waiting", cause);
    }
}
