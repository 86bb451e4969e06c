package org.netbearer.impl.session;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The answer to a question, given once: by the application, or by the core when the question ends. Thread-safe. */
final class Answer {
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Consumer<Boolean> reaction;

    /** Creates one that nobody has given; the reaction is called on the thread of whoever gives it. */
    Answer(Consumer<Boolean> reaction) {
        this.reaction = reaction;
    }

    /** Answers; returns false if it was answered, or the question ended, before. */
    boolean give(boolean yes) {
        boolean first = end();
        if (first) {
            reaction.accept(yes);
        }
        return first;
    }

    /** Ends the question; false if it was answered or has ended before. */
    boolean end() {
        return open.compareAndSet(true, false);
    }

    boolean isOpen() {
        return open.get();
    }
}
