package org.netbearer.impl.session;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.LinkField;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.SessionStatistics;

/**
 * What a session has used since it was opened.
 *
 * <p>Immutable. The link's counters are added up in steps, so that one that the system set back, or another link's, is
 * counted on from there. Another bearer's older reading of the same link is no step.
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
        @Nullable Reading last) {
    /** Before the first opening. */
    static final Meter NONE = new Meter(0, 0, false, null, null);

    private static final LinkCounters ZERO = new LinkCounters(0, 0, 0, 0);

    /** Returns a meter that begins, on a link. */
    static Meter opened(long now, @Nullable NetworkLink link) {
        var reading = Reading.of(link);
        return new Meter(0, now, true, reading == null ? null : ZERO, reading);
    }

    /** Returns it as it goes on, on another link. */
    Meter moved(long now, @Nullable NetworkLink link) {
        var reading = Reading.of(link);
        return new Meter(
                past, running ? runningSince : now, true, total == null && reading != null ? ZERO : total, reading);
    }

    /** Returns it with what the link's counters are now. */
    Meter observed(@Nullable NetworkLink link) {
        var now = Reading.of(link);
        var before = last;
        if (!running || now == null || now.equals(before)) {
            return this;
        }
        var sum = total == null ? ZERO : total;
        if (before == null) {
            return new Meter(past, runningSince, true, sum, now);
        }
        if (!now.source.equals(before.source) && now.isBehind(before)) {
            return this;
        }
        return new Meter(past, runningSince, true, plus(sum, before.counters, now.counters), now);
    }

    /** Returns it standing still: between links, or after the end. */
    Meter paused(long now) {
        return running ? new Meter(past + (now - runningSince), now, false, total, null) : this;
    }

    /** Shows it. */
    SessionStatistics read(long now) {
        return new SessionStatistics(
                Duration.ofNanos(running ? past + (now - runningSince) : past),
                Optional.ofNullable(total),
                Optional.ofNullable(last).map(Reading::counters));
    }

    private static LinkCounters plus(LinkCounters sum, LinkCounters before, LinkCounters now) {
        return new LinkCounters(
                sum.receivedBytes() + step(before.receivedBytes(), now.receivedBytes()),
                sum.sentBytes() + step(before.sentBytes(), now.sentBytes()),
                sum.receivedPackets() + step(before.receivedPackets(), now.receivedPackets()),
                sum.sentPackets() + step(before.sentPackets(), now.sentPackets()));
    }

    private static long step(long before, long now) {
        return now >= before ? now - before : now;
    }

    /** What one bearer read of a link. */
    record Reading(LinkCounters counters, String source) {
        static @Nullable Reading of(@Nullable NetworkLink link) {
            return link == null
                    ? null
                    : link.counters()
                            .map(counters ->
                                    new Reading(counters, link.sources().getOrDefault(LinkField.COUNTERS, "")))
                            .orElse(null);
        }

        boolean isBehind(Reading other) {
            return counters.receivedBytes() < other.counters.receivedBytes()
                    || counters.sentBytes() < other.counters.sentBytes();
        }
    }
}
