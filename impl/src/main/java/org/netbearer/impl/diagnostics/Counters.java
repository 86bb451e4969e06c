package org.netbearer.impl.diagnostics;

import java.util.concurrent.atomic.LongAdder;
import org.osgi.service.component.annotations.Component;

/** What the core has done since it started. Thread-safe; each count only grows. */
@Component(service = Counters.class)
public final class Counters {
    /** Reports that bearers handed over. */
    public final LongAdder reports = new LongAdder();

    /** Snapshots that were published. */
    public final LongAdder snapshots = new LongAdder();

    /** Calls that asked for an update or a check of connectivity. */
    public final LongAdder updates = new LongAdder();

    /** Updates that bearers were asked for; calls in flight share them. */
    public final LongAdder scans = new LongAdder();

    /** Changes that were delivered to listeners. */
    public final LongAdder deliveries = new LongAdder();

    /** Snapshots that listeners skipped because the next was there before they took them. */
    public final LongAdder conflated = new LongAdder();

    /** Exceptions that listeners threw. */
    public final LongAdder listenerFailures = new LongAdder();

    /** Times that a bearer broke its contract. */
    public final LongAdder faults = new LongAdder();
}
