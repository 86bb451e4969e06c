package org.netbearer.impl.eventlog;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.netbearer.impl.runtime.Timers;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * Notices interfaces that lose their connection again and again, and folds what the log would say of them to one line a minute.
 *
 * <p>An interface flaps from its {@value #FIRST_FOLDED}th loss within a minute on, until a minute passes without a loss. A timer runs
 * only while one does. Guarded by the lock of whoever owns it, which the timer takes too.
 */
final class Flaps {
    static final Duration PERIOD = Duration.ofSeconds(60);

    /** From so many losses within the period on, they are reported together. */
    static final int FIRST_FOLDED = 5;

    private final Consumer<String> lines;
    private final LongSupplier nanoTime;
    private final Timers timers;
    private final Runnable steady;
    private final Object lock;
    private final Map<String, Deque<Long>> losses = new TreeMap<>();
    private final Map<String, Scheduled> flapping = new TreeMap<>();

    /**
     * Creates a filter to which nothing flaps.
     *
     * @param lines takes one line a minute for each interface that flaps
     * @param nanoTime monotonic time
     * @param timers for the end of a minute
     * @param lock held while timers call
     * @param steady called after an interface has ceased to flap
     */
    Flaps(Consumer<String> lines, LongSupplier nanoTime, Timers timers, Object lock, Runnable steady) {
        this.lines = lines;
        this.nanoTime = nanoTime;
        this.timers = timers;
        this.lock = lock;
        this.steady = steady;
    }

    /** Counts a loss. */
    void lost(String interfaceName) {
        var recent = losses.computeIfAbsent(interfaceName, name -> new ArrayDeque<>());
        recent.addLast(nanoTime.getAsLong());
        forgetOld(recent);
        if (recent.size() >= FIRST_FOLDED && !flapping.containsKey(interfaceName)) {
            schedule(interfaceName);
        }
    }

    /** Returns whether all of these interfaces flap; false for none. */
    boolean areAllFlapping(Set<String> interfaces) {
        return !interfaces.isEmpty() && flapping.keySet().containsAll(interfaces);
    }

    void close() {
        flapping.values().forEach(Scheduled::cancel);
        flapping.clear();
    }

    private void schedule(String interfaceName) {
        flapping.put(interfaceName, timers.schedule(PERIOD, () -> {
            synchronized (lock) {
                endOfPeriod(interfaceName);
            }
        }));
    }

    private void endOfPeriod(String interfaceName) {
        if (flapping.remove(interfaceName) == null) {
            return;
        }
        var recent = losses.getOrDefault(interfaceName, new ArrayDeque<>());
        int count = recent.size();
        recent.clear();
        if (count > 0) {
            lines.accept(interfaceName + ": " + count + (count == 1 ? " loss" : " losses") + " in " + PERIOD.toSeconds()
                    + " s");
            schedule(interfaceName);
        } else {
            losses.remove(interfaceName);
            lines.accept(interfaceName + ": no loss in " + PERIOD.toSeconds() + " s");
            steady.run();
        }
    }

    /** Before it flaps, only the losses of the last minute count. */
    private void forgetOld(Deque<Long> recent) {
        long oldest = nanoTime.getAsLong() - PERIOD.toNanos();
        while (recent.getFirst() - oldest < 0) { // the newest is never that old
            recent.removeFirst();
        }
    }
}
