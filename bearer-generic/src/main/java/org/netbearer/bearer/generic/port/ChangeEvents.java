package org.netbearer.bearer.generic.port;

import java.io.IOException;
import java.time.Duration;

/** A subscription to what the system tells by itself when its network changes. Confined to the bearer's thread. */
public interface ChangeEvents extends AutoCloseable {
    /**
     * Returns whether the system has called back as it promises to do right after subscribing.
     *
     * @return whether changes can be relied upon to be reported
     */
    boolean confirmed();

    /**
     * Returns whether every change is reported, so that nobody needs to poll.
     *
     * @return false unless the system promises it
     */
    default boolean isComplete() {
        return false;
    }

    /**
     * Returns how long a burst of changes takes as a rule, before whose end there is no use in looking.
     *
     * @return the time from the first change to the look
     */
    default Duration settling() {
        return Duration.ofMillis(100);
    }

    /** Ends the subscription; once it has returned, nothing is reported any more. Never called from inside an event. */
    @Override
    void close();

    /** Where a subscription comes from. */
    @FunctionalInterface
    interface Source {
        /** Reports no changes; the machine is polled. */
        Source NONE = changed -> new ChangeEvents() {
            @Override
            public boolean confirmed() {
                return true;
            }

            @Override
            public void close() {}
        };

        /**
         * Subscribes.
         *
         * @param changed called for each change, on any thread; has to return at once
         * @return the subscription
         * @throws IOException if the system refuses
         * @throws LinkageError if what is needed for it is not installed
         */
        ChangeEvents open(Runnable changed) throws IOException;
    }
}
