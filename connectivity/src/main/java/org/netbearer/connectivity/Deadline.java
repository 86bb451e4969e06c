package org.netbearer.connectivity;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A moment by which a check has to be over, in monotonic time.
 *
 * <p>Immutable.
 *
 * @param end the moment, on the scale of the clock
 * @param nanoTime the clock
 */
record Deadline(long end, LongSupplier nanoTime) {
    /** Returns the deadline that ends after a time from now. */
    static Deadline after(Duration time, LongSupplier nanoTime) {
        return new Deadline(nanoTime.getAsLong() + time.toNanos(), nanoTime);
    }

    /**
     * Returns the time that is left, for a socket's timeout.
     *
     * @return milliseconds, at least 1
     * @throws SocketTimeoutException if none is left
     */
    int remainingMillis() throws SocketTimeoutException {
        long left = end - nanoTime.getAsLong();
        if (left <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
    }
}
