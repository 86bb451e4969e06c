package org.netbearer.api;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long a session was in use and what passed meanwhile.
 *
 * <p>Immutable. The session's own counts are those of the interfaces that it used, while it used them: everything that
 * passes over an interface counts, not only this application's part. A counter that the system set back is counted on
 * from there.
 *
 * @param activeTime how long it has been open and connected since it was last opened, by a clock that nobody sets; zero
 *     before (S-52)
 * @param session bytes and packets since it was last opened, over all interfaces that it used; null if nothing counts
 *     them
 * @param link the totals of the interface that it uses now, since that came up (S-51); null if it is not connected or
 *     nothing counts them
 */
public record SessionStatistics(
        Duration activeTime,
        @Nullable LinkCounters session,
        @Nullable LinkCounters link) {
    /** Of a session that never was open. */
    public static final SessionStatistics NONE = new SessionStatistics(Duration.ZERO, null, null);

    /** Checks the time. */
    public SessionStatistics {
        Objects.requireNonNull(activeTime, "activeTime");
    }
}
