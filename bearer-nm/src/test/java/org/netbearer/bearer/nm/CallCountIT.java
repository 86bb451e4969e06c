package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netbearer.api.BearerStatus;
import org.netbearer.bearer.nm.dbus.BusMonitor;

/** How many messages the bearer sends, counted on the bus. */
final class CallCountIT {
    /** Hello, one for each match rule, the listing, the permissions. */
    private static final int CALLS = 1 + NmCalls.MATCH_RULES.size() + 1 + 1;

    @BeforeEach
    void look() {
        Needs.fakeDaemon();
    }

    @ParameterizedTest(name = "{0} access points, {1} devices, {2} profiles")
    @CsvSource({"10, 1, 5", "500, 1, 5", "10, 100, 5", "500, 100, 300"})
    void listsEverythingWithTheSameNumberOfCalls(int points, int devices, int profiles) throws IOException {
        try (var fake = new FakeNm(
                        "--aps", "" + points, "--ethernet", "" + devices, "--profiles", "" + profiles, "--connect");
                var monitor = new BusMonitor(fake.settings().bus());
                var watched = new Watched(fake.settings())) {
            var report = watched.awaitStatus(BearerStatus.READY);
            watched.run(bearer -> bearer.checkConnectivity(Watched.REQUEST)); // so that all before it has arrived
            List<String> calls = monitor.callsOfWhoCalled("GetManagedObjects").stream()
                    .filter(call -> !call.equals("CheckConnectivity"))
                    .toList();
            assertThat(calls.stream().filter("GetSettings"::equals))
                    .as("each profile once, and that of the loopback")
                    .hasSize(profiles + 1);
            assertThat(calls.stream().filter(call -> !call.equals("GetSettings")))
                    .hasSize(CALLS)
                    .hasSizeLessThanOrEqualTo(10);
            assertThat(report.configurations()).hasSizeGreaterThanOrEqualTo(profiles);
        }
    }

    @Test
    void sendsNoMoreThanLibnm() throws IOException {
        Needs.realDaemon();
        try (var rig = new NmRig()) {
            rig.addProfile("type", "ethernet", "ifname", "lan0", "con-name", "wired");
            try (var monitor = new BusMonitor(rig.settings().bus())) {
                rig.nmcli("general");
                long libnm = monitor.callsOfWhoCalled("GetManagedObjects").size();
                try (var monitorOfOurs = new BusMonitor(rig.settings().bus());
                        var watched = new Watched(rig.settings())) {
                    watched.awaitStatus(BearerStatus.READY);
                    long ours =
                            monitorOfOurs.callsOfWhoCalled("GetManagedObjects").size();
                    assertThat(ours).isPositive().isLessThanOrEqualTo(libnm);
                }
            }
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void sendsNothingWhileNothingHappens() throws Exception {
        Duration idle = Duration.ofSeconds(Integer.getInteger("netbearer.idle.seconds", 30));
        Needs.realDaemon();
        try (var rig = new NmRig();
                var watched = new Watched(rig.settings())) {
            watched.awaitStatus(BearerStatus.READY);
            try (var monitor = new BusMonitor(rig.settings().bus())) {
                assertThat(new CountDownLatch(1).await(idle.toMillis(), TimeUnit.MILLISECONDS))
                        .isFalse();
                assertThat(monitor.calls()).isEmpty();
            }
        }
    }
}
