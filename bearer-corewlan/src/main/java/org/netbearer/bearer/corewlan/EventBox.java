package org.netbearer.bearer.corewlan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.netbearer.bearer.corewlan.CoreWlanPort.Event;

/**
 * Holds events between the system's threads and the lane, each but once: so a storm of them takes no more room than a
 * breeze. Thread-safe.
 */
final class EventBox {
    private static final int MOST = 512;

    private final Set<Event> events = new LinkedHashSet<>();

    /** Takes an event; never waits for anybody. Tells whether the box was empty, so that somebody has to be woken. */
    synchronized boolean offer(Event event) {
        boolean wake = events.isEmpty();
        if (events.size() < MOST) {
            events.add(event);
        }
        return wake;
    }

    /** Empties the box. */
    synchronized List<Event> take() {
        var taken = List.copyOf(events);
        events.clear();
        return taken;
    }
}
