package org.netbearer.support.concurrent;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A queue of bounded size that drops its oldest elements to make room, for a consumer that may stop consuming.
 *
 * <p>Thread-safe; nothing in it waits.
 *
 * @param <E> the elements
 */
public final class EvictingQueue<E> {
    private final int capacity;
    // guarded by itself
    private final ArrayDeque<E> elements = new ArrayDeque<>();
    // guarded by elements
    private boolean evicted;

    /**
     * Creates an empty queue.
     *
     * @param capacity how many elements are kept, at least 1
     */
    public EvictingQueue(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity " + capacity + " is less than 1");
        }
        this.capacity = capacity;
    }

    /**
     * Adds an element at the end; drops the oldest one if there is no room.
     *
     * @param element the element
     * @return whether this is the first time an element was dropped since the queue was last empty: worth one line of a log
     */
    public boolean add(E element) {
        synchronized (elements) {
            boolean full = elements.size() == capacity;
            boolean first = full && !evicted;
            if (full) {
                elements.removeFirst();
                evicted = true;
            }
            elements.addLast(element);
            return first;
        }
    }

    /** Removes and returns the oldest element; null if there is none. */
    public @Nullable E poll() {
        synchronized (elements) {
            E element = elements.pollFirst();
            evicted &= !elements.isEmpty();
            return element;
        }
    }

    /** Removes and returns all elements, the oldest first. */
    public List<E> drain() {
        synchronized (elements) {
            var drained = List.copyOf(elements);
            clear();
            return drained;
        }
    }

    /** Removes all elements. */
    public void clear() {
        synchronized (elements) {
            elements.clear();
            evicted = false;
        }
    }
}
