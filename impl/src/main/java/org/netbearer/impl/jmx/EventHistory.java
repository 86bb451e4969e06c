package org.netbearer.impl.jmx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.netbearer.jmx.EventView;

/** The last events, the latest first; thread-safe. */
final class EventHistory {
    static final int MOST = 100;

    private final Deque<EventView> events = new ArrayDeque<>(MOST + 1);

    synchronized void add(EventView event) {
        events.addFirst(event);
        if (events.size() > MOST) {
            events.removeLast();
        }
    }

    synchronized List<EventView> latestFirst() {
        return List.copyOf(events);
    }
}
