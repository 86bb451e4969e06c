package org.netbearer.bearer.corewlan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Event;

/**
 * Holds events between the system's threads and the serial executor, each only once, so a burst of them takes no more room
 * than one of each. Thread-safe.
 */
final class EventBox {
    private static final int MOST = 512;

    private final Set<Event> events = new LinkedHashSet<>();

    /** Adds an event without waiting; returns whether the box was empty, so that a reader has to be woken. */
    synchronized boolean offer(Event event) {
        boolean wake = events.isEmpty();
        if (events.size() < MOST) {
            events.add(event);
        }
        return wake;
    }

    /** Returns whether nothing waits. */
    synchronized boolean isEmpty() {
        return events.isEmpty();
    }

    /** Removes and returns all events, in their order. */
    synchronized List<Event> take() {
        var taken = List.copyOf(events);
        events.clear();
        return taken;
    }
}
