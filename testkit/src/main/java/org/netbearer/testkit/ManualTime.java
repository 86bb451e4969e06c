package org.netbearer.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * A clock that stands still until a test moves it on, and the timers that hang on it.
 *
 * <p>Timers fire inside {@link #advance}, on the thread that calls it, in the order of their times and, where these are
 * equal, of their making; the clock shows each timer's own time while that runs. A timer that is made by another one fires
 * in the same call if its time has come.
 *
 * <p>Thread-safe, except that only one thread at a time may advance it.
 */
public final class ManualTime implements InstantSource {
    /** Where a clock begins if nothing else is said: long ago, so that a mix-up with the real time shows. */
    public static final Instant START = Instant.parse("2001-01-01T00:00:00Z");

    private static final Comparator<Timer> IN_ORDER =
            Comparator.comparing((Timer timer) -> timer.due).thenComparingLong(timer -> timer.number);

    private final Object lock = new Object();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(IN_ORDER);
    private Instant now;
    private long made;

    /** Begins at {@link #START}. */
    public ManualTime() {
        this(START);
    }

    /**
     * Begins at a given time.
     *
     * @param start the first answer of {@link #instant}
     */
    public ManualTime(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        synchronized (lock) {
            return now;
        }
    }

    /**
     * Creates a timer.
     *
     * @param delay from now; zero or negative means that the next call of {@link #advance} fires it, even one of zero
     * @param task what to run
     * @return a way to call it off
     */
    public Scheduled schedule(Duration delay, Runnable task) {
        synchronized (lock) {
            var timer = new Timer(due(delay), made++, task);
            timers.add(timer);
            return timer;
        }
    }

    private Instant due(Duration delay) {
        if (delay.isNegative()) {
            return now;
        }
        return delay.compareTo(Duration.between(now, Instant.MAX)) < 0 ? now.plus(delay) : Instant.MAX;
    }

    /**
     * Moves the clock on and fires what is due.
     *
     * @param duration how far; not negative
     */
    public void advance(Duration duration) {
        advance(duration, () -> {});
    }

    /**
     * Counts the timers that wait.
     *
     * @return those neither fired nor called off; none when nothing would ever happen by itself
     */
    public int timers() {
        synchronized (lock) {
            return timers.size();
        }
    }

    /** Fires what is due, and calls {@code afterEach} after each timer, at that timer's time. */
    void advance(Duration duration, Runnable afterEach) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time runs forward only: " + duration);
        }
        Instant target = instant().plus(duration);
        for (var timer = nextUntil(target); timer != null; timer = nextUntil(target)) {
            timer.task.run();
            afterEach.run();
        }
        synchronized (lock) {
            now = target;
        }
    }

    private @Nullable Timer nextUntil(Instant target) {
        synchronized (lock) {
            var timer = timers.peek();
            if (timer == null || timer.due.isAfter(target)) {
                return null;
            }
            timers.remove();
            now = timer.due.isAfter(now) ? timer.due : now;
            return timer;
        }
    }

    private final class Timer implements Scheduled {
        private final Instant due;
        private final long number;
        private final Runnable task;

        Timer(Instant due, long number, Runnable task) {
            this.due = due;
            this.number = number;
            this.task = task;
        }

        @Override
        public void cancel() {
            synchronized (lock) {
                timers.remove(this);
            }
        }
    }
}
