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

    private static final int PROFILES = 8;
    private static final String SCAN = NmObject.WIRELESS + ".RequestScan";

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
    void readsAProfileAgainOnlyWhenItChanges() throws IOException {
        try (var rig = withProfiles();
                var watched = new Watched(rig.settings())) {
            watched.awaitStatus(BearerStatus.READY);
            try (var monitor = new BusMonitor(rig.settings().bus())) {
                rig.nmcli("connection", "modify", "wired5", "connection.id", "renamed");
                watched.await(report -> report.configurations().stream()
                        .anyMatch(each -> each.name().equals("renamed")));
                watched.run(bearer -> bearer.checkConnectivity(Watched.REQUEST)); // by which we are known
                assertThat(monitor.callsOfWhoCalled("CheckConnectivity"))
                        .containsExactly("GetSettings", "CheckConnectivity");
            }
        }
    }

    @Test
    void exchangesNoMoreMessagesThanLibnm() throws IOException {
        try (var rig = withProfiles()) {
            int libnm;
            try (var monitor = new BusMonitor(rig.settings().bus())) {
                rig.nmcli("general");
                libnm = monitor.messagesOfWhoCalled("GetManagedObjects");
            }
            try (var monitor = new BusMonitor(rig.settings().bus());
                    var watched = new Watched(rig.settings())) {
                watched.awaitStatus(BearerStatus.READY);
                assertThat(monitor.messagesOfWhoCalled("GetManagedObjects"))
                        .as("at least a call and an answer for each profile")
                        .isGreaterThan(2 * PROFILES)
                        .isLessThanOrEqualTo(libnm);
            }
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void sendsNothingWhileNothingHappens() throws Exception {
        Duration idle = Duration.ofSeconds(Integer.getInteger("netbearer.idle.seconds", 30));
        try (var rig = withProfiles();
                var fake = new FakeNm("--wifi", "2", "--aps", "500", "--connect");
                var watched = new Watched(rig.settings());
                var watchedRadios = new Watched(fake.settings())) {
            watched.awaitStatus(BearerStatus.READY);
            watchedRadios.awaitStatus(BearerStatus.READY);
            long scans = fake.calls(SCAN);
            try (var monitor = new BusMonitor(rig.settings().bus());
                    var monitorOfRadios = new BusMonitor(fake.settings().bus())) {
                assertThat(new CountDownLatch(1).await(idle.toMillis(), TimeUnit.MILLISECONDS))
                        .isFalse();
                assertThat(monitor.calls()).isEmpty();
                assertThat(monitorOfRadios.calls()).isEmpty();
                assertThat(fake.calls(SCAN)).isEqualTo(scans);
            }
        }
    }

    /** The real daemon, with a wire and some profiles. */
    private static NmRig withProfiles() {
        Needs.realDaemon();
        var rig = new NmRig();
        for (int i = 0; i < PROFILES; i++) {
            rig.addProfile("type", "ethernet", "ifname", "lan" + i, "con-name", "wired" + i, "autoconnect", "no");
        }
        return rig;
    }
}
