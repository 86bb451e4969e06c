package org.netbearer.impl.services;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.netbearer.impl.runtime.Timers;
import org.netbearer.spi.BearerContext.Scheduled;
import org.osgi.service.condition.Condition;

/**
 * Shows conditions while they are true, and for the damping time after.
 *
 * <p>Each condition is hidden, shown, or shown and leaving. It appears at once: to wait would only make every start slower.
 * It leaves when it was untrue for the whole damping time: a blip restarts nobody, and who learns late that the network
 * is gone loses nothing. So a condition never comes more often than once in that time, however the network flaps.
 *
 * <p>Thread-safe; the lock is never held while a service is registered.
 */
final class ConditionPublisher {
    private final Supplier<ServicePublication<Condition>> newPublication;
    private final Timers timers;
    // guarded by this
    private final Map<String, ServicePublication<Condition>> publications = new HashMap<>();
    private final Set<String> shown = new TreeSet<>();
    private final Map<String, Departure> leaving = new TreeMap<>();
    private Duration damping;
    private boolean closed;

    ConditionPublisher(Supplier<ServicePublication<Condition>> newPublication, Timers timers, Duration damping) {
        this.newPublication = newPublication;
        this.timers = timers;
        this.damping = damping;
    }

    /** Changes the damping time for conditions that end to be true from now on. */
    synchronized void damping(Duration duration) {
        damping = duration;
    }

    /** Shows what is true now. */
    synchronized void follow(Set<String> conditions) {
        if (closed) {
            return;
        }
        for (String condition : conditions) {
            stay(condition);
            if (shown.add(condition)) {
                publication(condition).show(Condition.INSTANCE, Map.of(Condition.CONDITION_ID, condition));
            }
        }
        for (String condition : Set.copyOf(shown)) {
            if (!conditions.contains(condition) && !leaving.containsKey(condition)) {
                leave(condition);
            }
        }
    }

    /** Ends all conditions at once, on this thread but for those that are being worked on. */
    void close() {
        List<ServicePublication<Condition>> ending;
        synchronized (this) {
            closed = true;
            leaving.values().forEach(Departure::cancel);
            leaving.clear();
            shown.clear();
            ending = List.copyOf(publications.values());
        }
        ending.forEach(ServicePublication::close);
    }

    private void stay(String condition) {
        var departure = leaving.remove(condition);
        if (departure != null) {
            departure.cancel();
        }
    }

    private void leave(String condition) {
        if (damping.isZero()) {
            hide(condition);
        } else {
            var departure = new Departure();
            leaving.put(condition, departure);
            departure.timer = timers.schedule(damping, () -> leaveNow(condition, departure));
        }
    }

    private synchronized void leaveNow(String condition, Departure departure) {
        // a timer that fired while it was called off finds another departure, or none
        if (leaving.remove(condition, departure)) {
            hide(condition);
        }
    }

    private void hide(String condition) {
        shown.remove(condition);
        publication(condition).hide();
    }

    private ServicePublication<Condition> publication(String condition) {
        return publications.computeIfAbsent(condition, key -> newPublication.get());
    }

    /** One stretch of being untrue; equal only to itself. */
    private static final class Departure {
        private Scheduled timer = () -> {};

        void cancel() {
            timer.cancel();
        }
    }
}
