package org.netbearer.bearer.wlanapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.netbearer.bearer.wlanapi.port.WlanPort.Event;

/**
 * Holds events between the system's threads and the serial executor: of one kind, about one thing, only the last; so a storm of them
 * takes no more room than a breeze. Thread-safe.
 */
final class EventConflator {
    private static final int MOST = 512;

    private final Map<Kind, Event> events = new LinkedHashMap<>();

    /** Adds an event without blocking. Returns whether there was none before, so that the consumer has to be scheduled. */
    synchronized boolean offer(Event event) {
        boolean wake = events.isEmpty();
        var kind = new Kind(event.source(), event.code(), event.adapter(), event.profile());
        events.remove(kind); // to the end: the order is that of the last ones
        if (events.size() < MOST) {
            events.put(kind, event);
        }
        return wake;
    }

    /** Removes all events and returns them. */
    synchronized List<Event> take() {
        var taken = List.copyOf(events.values());
        events.clear();
        return taken;
    }

    private record Kind(int source, int code, UUID adapter, String profile) {}
}
