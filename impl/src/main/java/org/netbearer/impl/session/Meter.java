package org.netbearer.impl.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.SessionStatistics;

/**
 * What a session has used since it was opened.
 *
 * <p>Immutable. The link's counters are added up in steps, so that one that the system set back, or another link's, is
 * counted on from there.
 *
 * @param past the time before the present stretch, in nanoseconds
 * @param runningSince the clock when the present stretch began; only differences count
 * @param running whether the time runs
 * @param total what was counted; null if nothing was
 * @param last the counters of the present link as they were read last; null if there are none
 */
record Meter(
        long past,
        long runningSince,
        boolean running,
        @Nullable LinkCounters total,
        @Nullable LinkCounters last) {
    /** Before the first opening. */
    static final Meter NONE = new Meter(0, 0, false, null, null);

    /** Begins anew, on a link. */
    static Meter opened(long now, @Nullable LinkCounters link) {
        return new Meter(0, now, true, link == null ? null : new LinkCounters(0, 0, 0, 0), link);
    }

    /** Goes on, on another link. */
    Meter moved(long now, @Nullable LinkCounters link) {
        var kept = total == null && link != null ? new LinkCounters(0, 0, 0, 0) : total;
        return running ? new Meter(past, runningSince, true, kept, link) : new Meter(past, now, true, kept, link);
    }

    /** Takes what the link's counters are now. */
    Meter observed(@Nullable LinkCounters link) {
        if (!running || link == null || link.equals(last)) {
            return this;
        }
        var before = last;
        var sum = total == null ? new LinkCounters(0, 0, 0, 0) : total;
        if (before == null) {
            return new Meter(past, runningSince, true, sum, link);
        }
        var grown = new LinkCounters(
                sum.receivedBytes() + step(before.receivedBytes(), link.receivedBytes()),
                sum.sentBytes() + step(before.sentBytes(), link.sentBytes()),
                sum.receivedPackets() + step(before.receivedPackets(), link.receivedPackets()),
                sum.sentPackets() + step(before.sentPackets(), link.sentPackets()));
        return new Meter(past, runningSince, true, grown, link);
    }

    /** Stands still: between links, or after the end. */
    Meter paused(long now) {
        return running ? new Meter(past + (now - runningSince), now, false, total, null) : this;
    }

    /** Shows it. */
    SessionStatistics read(long now) {
        return new SessionStatistics(Duration.ofNanos(running ? past + (now - runningSince) : past), total, last);
    }

    private static long step(long before, long now) {
        return now >= before ? now - before : now;
    }
}
