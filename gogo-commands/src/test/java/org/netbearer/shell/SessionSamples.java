package org.netbearer.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.netbearer.api.FailureReason;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.SessionError;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.api.SessionState;
import org.netbearer.api.SessionStatistics;
import org.netbearer.api.UsagePolicy;

/** Sessions made by enqueue, with something for every column. */
final class SessionSamples {
    private static final Instant SINCE = Samples.NOON.minusSeconds(3723);

    private SessionSamples() {}

    static List<SessionSnapshot> all() {
        return List.of(shared(), gateway(), opening(), lost());
    }

    /** The shell's, on the wire that was up anyhow. */
    static SessionSnapshot shared() {
        return new SessionSnapshot(
                1,
                "org.netbearer.gogo.commands",
                "",
                "generic:eth0",
                "generic:eth0",
                "",
                "",
                SessionState.CONNECTED,
                true,
                SessionError.NO_ERROR,
                null,
                UsagePolicy.NO_POLICY,
                SINCE,
                null,
                false,
                SessionStatistics.NONE);
    }

    /** An application's, on a service network that moves. */
    static SessionSnapshot gateway() {
        return new SessionSnapshot(
                2,
                "org.example.gateway",
                "telemetry \033[2J",
                "nm:corporate",
                Samples.CAFE,
                "",
                "generic:eth0",
                SessionState.CONNECTED,
                true,
                SessionError.NO_ERROR,
                null,
                UsagePolicy.NO_BACKGROUND_TRAFFIC,
                SINCE.plusSeconds(60),
                Duration.ofMinutes(90),
                true,
                new SessionStatistics(
                        Duration.ofHours(1),
                        new LinkCounters(1_234_567, 89_012, 1500, 700),
                        new LinkCounters(9_876_543_210L, 1_000_000, 7_000_000, 9000)));
    }

    /** On its way, for a requirement. */
    static SessionSnapshot opening() {
        return new SessionSnapshot(
                3,
                "org.example.update",
                "",
                "WLAN, unmetered, connectivity full",
                "",
                "",
                "",
                SessionState.CONNECTING,
                false,
                SessionError.NO_ERROR,
                null,
                UsagePolicy.NO_POLICY,
                null,
                null,
                false,
                SessionStatistics.NONE);
    }

    /** The shell's, which lost the user's choice. */
    static SessionSnapshot lost() {
        return new SessionSnapshot(
                4,
                "org.netbearer.gogo.commands",
                "",
                NetworkSnapshot.USER_CHOICE,
                "",
                "",
                "",
                SessionState.DISCONNECTED,
                false,
                SessionError.SESSION_ABORTED,
                new NetworkFailure(
                        FailureReason.DISPLACED,
                        "NM_DEVICE_STATE_REASON_NEW_ACTIVATION (60)",
                        "another configuration took wlan0",
                        Samples.NOON),
                UsagePolicy.NO_POLICY,
                null,
                null,
                false,
                SessionStatistics.NONE);
    }
}
