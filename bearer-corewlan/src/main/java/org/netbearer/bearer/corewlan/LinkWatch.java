package org.netbearer.bearer.corewlan;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * SystemConfiguration while it answers: what it says of links, and when that changes. Without it there are no facts, and a
 * sentence for the health. Confined to the lane.
 */
final class LinkWatch {
    private final Executor lane;
    private final DynamicStorePort.Opener opener;
    private final Runnable changed;
    private final AtomicBoolean told = new AtomicBoolean();
    private @Nullable DynamicStorePort port;
    private String silence = "";
    private LinkFacts facts = LinkFacts.NONE;

    /**
     * Creates one that does nothing yet.
     *
     * @param lane where {@code changed} runs
     * @param opener opens sessions
     * @param changed is run after changes, a burst of them once
     */
    LinkWatch(Executor lane, DynamicStorePort.Opener opener, Runnable changed) {
        this.lane = lane;
        this.opener = opener;
        this.changed = changed;
    }

    /** Reads all anew; opens a session first if there is none. */
    LinkFacts read() {
        try {
            var open = port;
            if (open == null) {
                open = opener.open(this::happened);
                port = open;
            }
            facts = DynamicStoreLinks.of(open.read());
            silence = "";
        } catch (DynamicStoreException refused) {
            silence = refused.text();
            stop();
        }
        return facts;
    }

    /** Says why nothing is known; empty if something is. */
    String silence() {
        return silence;
    }

    /** On the session's thread. */
    private void happened() {
        if (told.compareAndSet(false, true)) {
            lane.execute(() -> {
                told.set(false);
                if (port != null) {
                    changed.run();
                }
            });
        }
    }

    void stop() {
        facts = LinkFacts.NONE;
        if (port != null) {
            port.close();
            port = null;
        }
    }
}
