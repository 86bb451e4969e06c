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
        return SessionSnapshot.builder(1)
                .owner("shell:root@pts/0")
                .target("generic:eth0")
                .activeIdentifier("generic:eth0")
                .state(SessionState.CONNECTED)
                .open(true)
                .openedAt(SINCE)
                .build();
    }

    /** An application's, on a service network that moves. */
    static SessionSnapshot gateway() {
        return SessionSnapshot.builder(2)
                .owner("org.example.gateway")
                .label("telemetry \033[2J")
                .target("nm:corporate")
                .activeIdentifier(Samples.CAFE)
                .offeredIdentifier("generic:eth0")
                .state(SessionState.CONNECTED)
                .open(true)
                .usagePolicy(UsagePolicy.NO_BACKGROUND_TRAFFIC)
                .openedAt(SINCE.plusSeconds(60))
                .autoCloseTimeout(Duration.ofMinutes(90))
                .startedHere(true)
                .statistics(SessionStatistics.builder()
                        .activeTime(Duration.ofHours(1))
                        .session(new LinkCounters(1_234_567, 89_012, 1500, 700))
                        .link(new LinkCounters(9_876_543_210L, 1_000_000, 7_000_000, 9000))
                        .build())
                .build();
    }

    /** On its way, for a requirement. */
    static SessionSnapshot opening() {
        return SessionSnapshot.builder(3)
                .owner("org.example.update")
                .target("WLAN, unmetered, connectivity full")
                .state(SessionState.CONNECTING)
                .build();
    }

    /** The shell's, which lost the user's choice. */
    static SessionSnapshot lost() {
        return SessionSnapshot.builder(4)
                .owner("shell:root@pts/0")
                .target(NetworkSnapshot.USER_CHOICE)
                .state(SessionState.DISCONNECTED)
                .error(SessionError.SESSION_ABORTED)
                .failure(new NetworkFailure(
                        FailureReason.DISPLACED,
                        "NM_DEVICE_STATE_REASON_NEW_ACTIVATION (60)",
                        "another configuration took wlan0",
                        Samples.NOON))
                .build();
    }
}
