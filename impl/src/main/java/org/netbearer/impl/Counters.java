package org.netbearer.impl;

import java.util.concurrent.atomic.LongAdder;
import org.osgi.service.component.annotations.Component;

/**
 * What the core counts of its own work since it started, for management tools. Thread-safe; each counter only grows.
 */
@Component(service = Counters.class)
public final class Counters {
    /** Reports that bearers handed over. */
    public final LongAdder reports = new LongAdder();

    /** Snapshots that were published. */
    public final LongAdder snapshots = new LongAdder();

    /** Updates that somebody asked for. */
    public final LongAdder updates = new LongAdder();

    /** Scans that bearers were asked for; updates in flight share them. */
    public final LongAdder scans = new LongAdder();

    /** Changes that were handed to a listener. */
    public final LongAdder deliveries = new LongAdder();

    /** Snapshots that a listener never saw because newer ones came before it was ready. */
    public final LongAdder conflated = new LongAdder();

    /** Calls of listeners that threw. */
    public final LongAdder listenerFailures = new LongAdder();

    /** Things that bearers did against their contract. */
    public final LongAdder faults = new LongAdder();
}
