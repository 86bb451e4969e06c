package org.netbearer.bearer.corewlan;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Carrier;
import org.netbearer.bearer.corewlan.port.DynamicStoreException;
import org.netbearer.bearer.corewlan.port.DynamicStorePort;
import org.netbearer.support.concurrent.CoalescingTask;

/**
 * Watches links through SystemConfiguration. While that does not answer there are no facts, and there is an error for the health.
 *
 * <p>Confined to the serial executor.
 */
final class LinkWatch {
    private final DynamicStorePort.Opener opener;
    private final Runnable changed;
    private final CoalescingTask notification;
    private @Nullable DynamicStorePort port;
    private String error = "";
    private LinkFacts facts = LinkFacts.NONE;
    private final Set<String> everUp = new HashSet<>();

    /**
     * Creates one that does nothing yet.
     *
     * @param executor where {@code changed} runs
     * @param opener opens sessions
     * @param changed is run after changes, a burst of them once
     */
    LinkWatch(Executor executor, DynamicStorePort.Opener opener, Runnable changed) {
        this.notification = new CoalescingTask(executor, this::notifyChanged);
        this.opener = opener;
        this.changed = changed;
    }

    /** Reads everything again; opens a session first if there is none. */
    LinkFacts read() {
        try {
            var open = port;
            if (open == null) {
                open = opener.open(notification::request);
                port = open;
            }
            facts = DynamicStoreLinks.of(open.read(), everUp);
            facts.links().forEach((name, link) -> {
                if (link.carrier() == Carrier.PRESENT) {
                    everUp.add(name);
                }
            });
            error = "";
        } catch (DynamicStoreException refused) {
            error = refused.text();
            stop();
        }
        return facts;
    }

    /** Returns why nothing is known of links; empty if something is. */
    String error() {
        return error;
    }

    private void notifyChanged() {
        if (port != null) {
            changed.run();
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
