package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DISCOVERED;
import static org.netbearer.api.ConfigurationState.UNDEFINED;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.BearerType;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkException;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.UpdateRequest;

/** Wi-Fi and load, which take radios with the real daemon, with a script that plays NetworkManager. */
final class ScriptedDaemonIT {
    private static final String RADIO = "wlan0";
    private static final UpdateRequest SOON = new UpdateRequest(Duration.ofSeconds(1));

    private FakeNm fake;
    private Watched watched;

    @BeforeEach
    void listen() throws IOException {
        Needs.fakeDaemon();
        fake = new FakeNm("--aps", "20", "--profiles", "6");
        watched = new Watched(fake.settings());
        watched.awaitStatus(BearerStatus.READY);
    }

    @AfterEach
    void end() throws IOException {
        if (watched != null) {
            watched.close();
        }
        if (fake != null) {
            fake.close();
        }
    }

    private String radio() {
        return fake.device(RADIO);
    }

    private BearerConfiguration inRange() {
        return watched.latest().configurations().stream()
                .filter(each -> each.bearerType() == BearerType.WLAN
                        && each.state() == DISCOVERED
                        && !each.wlan().orElseThrow().accessPoints().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class WhenScanning {
        @Test
        void completesWhenTheDaemonHasNotedTheScan() {
            var result = watched.run(bearer -> bearer.update(Watched.REQUEST));
            assertThat(result.outcome()).isEqualTo(UpdateOutcome.COMPLETED);
            assertThat(fake.calls(NmObject.WIRELESS + ".RequestScan")).isEqualTo(1);
        }

        @Test
        void joinsTheScanThatIsUnderWay() {
            var first = watched.begin(bearer -> bearer.update(Watched.REQUEST));
            var second = watched.begin(bearer -> bearer.update(Watched.REQUEST));
            assertThat(watched.context().await(first).outcome()).isEqualTo(UpdateOutcome.COMPLETED);
            assertThat(watched.context().await(second).outcome()).isEqualTo(UpdateOutcome.COMPLETED);
            assertThat(fake.calls(NmObject.WIRELESS + ".RequestScan")).isEqualTo(1);
        }

        @Test
        void saysThatItMayNot() {
            fake.permission("wifi.scan", "no");
            assertThat(watched.run(bearer -> bearer.update(Watched.REQUEST)).outcome())
                    .isEqualTo(UpdateOutcome.DENIED);
        }

        @Test
        void saysThatItTookTooLong() {
            fake.delays(20, 60_000);
            assertThat(watched.run(bearer -> bearer.update(new UpdateRequest(Duration.ofMillis(300))))
                            .outcome())
                    .isEqualTo(UpdateOutcome.TIMED_OUT);
        }

        @Test
        void saysThatTheRadioIsOff() {
            fake.set(NmCalls.MANAGER_PATH, NmObject.NM, "WirelessEnabled", new Variant<>(false));
            fake.set(radio(), NmObject.DEVICE, "State", new Variant<>(new UInt32(20)));
            watched.await(report -> report.configurations().stream()
                    .noneMatch(each -> each.state() == DISCOVERED && each.bearerType() == BearerType.WLAN));
            var result = watched.run(bearer -> bearer.update(Watched.REQUEST));
            assertThat(result.outcome()).isEqualTo(UpdateOutcome.UNAVAILABLE);
            assertThat(result.text()).contains("switched off");
        }

        @Test
        void saysThatTheRadioWasSwitchedOffMeanwhile() {
            fake.delays(20, 60_000);
            var result = watched.begin(bearer -> bearer.update(Watched.REQUEST));
            watched.run(bearer -> bearer.checkConnectivity(Watched.REQUEST)); // so that the scan has begun
            fake.set(NmCalls.MANAGER_PATH, NmObject.NM, "WirelessEnabled", new Variant<>(false));
            fake.set(radio(), NmObject.DEVICE, "State", new Variant<>(new UInt32(20)));
            var update = watched.context().await(result);
            assertThat(update.outcome()).isEqualTo(UpdateOutcome.UNAVAILABLE);
            assertThat(update.text()).contains("switched off");
        }

        @Test
        void saysThatTheDaemonLimitsTheRate() {
            fake.refuseScan("Scanning not allowed immediately following previous scan");
            var result = watched.run(bearer -> bearer.update(Watched.REQUEST));
            assertThat(result.outcome()).isEqualTo(UpdateOutcome.UNAVAILABLE);
            assertThat(result.text()).startsWith("rate limited by NetworkManager: Scanning not allowed immediately");
        }

        @Test
        void doesNotCallEveryRefusalALimitOfTheRate() {
            fake.refuseScan("Scanning not allowed at this time");
            var result = watched.run(bearer -> bearer.update(Watched.REQUEST));
            assertThat(result.outcome()).isEqualTo(UpdateOutcome.UNAVAILABLE);
            assertThat(result.text()).startsWith("Scanning not allowed at this time");
        }

        @Test
        void waitsForAScanThatIsUnderWayInstead() {
            fake.refuseScan("Scanning not allowed while already scanning");
            fake.delays(20, 60_000);
            var result = watched.begin(bearer -> bearer.update(Watched.REQUEST));
            watched.run(bearer -> bearer.checkConnectivity(Watched.REQUEST));
            assertThat(result.toCompletableFuture()).isNotDone();
            noteScan(1);
            assertThat(watched.context().await(result).outcome()).isEqualTo(UpdateOutcome.COMPLETED);
        }

        @Test
        void doesNotWaitForPolkit() {
            fake.hold("GetPermissions");
            assertThat(watched.run(bearer -> bearer.update(SOON)).outcome()).isEqualTo(UpdateOutcome.COMPLETED);
        }

        @Test
        void doesNotTakeAnEarlierScanForItsOwn() {
            fake.delays(20, 60_000);
            var result = watched.begin(bearer -> {
                noteScan(1); // the bearer has not heard of it when it asks
                return bearer.update(SOON);
            });
            assertThat(watched.context().await(result).outcome()).isEqualTo(UpdateOutcome.TIMED_OUT);
        }

        private void noteScan(long when) {
            fake.set(radio(), NmObject.WIRELESS, "LastScan", new Variant<>(when, "x"));
        }
    }

    @Nested
    class WhenNetworksAreInRange {
        @Test
        void reportsOneWithoutAProfileAsUndefined() {
            fake.addAccessPoint(radio(), "Nobody's".getBytes(StandardCharsets.UTF_8));
            var report = watched.await(each -> byName("Nobody's", each) != null);
            var network = byName("Nobody's", report);
            assertThat(network.state()).isEqualTo(UNDEFINED);
            assertThat(network.identifier()).isEqualTo("nm:wlan0/4e6f626f64792773/open");
            assertThat(network.wlan().orElseThrow().accessPoints()).hasSize(1);
        }

        @Test
        void keepsTheBytesOfANameAndShowsThemSafely() {
            byte[] evil = "\u001b[2J\u202Eevil\n".getBytes(StandardCharsets.UTF_8);
            byte[] latin = {(byte) 0xe9, (byte) 0xff, 0x41};
            fake.addAccessPoint(radio(), evil);
            fake.addAccessPoint(radio(), latin);
            var report = watched.await(each -> withName(latin, each) != null && withName(evil, each) != null);
            assertThat(withName(evil, report).name()).doesNotContain("\u001b", "\n", "\u202E");
            assertThat(withName(latin, report).wlan().orElseThrow().ssid().bytes())
                    .isEqualTo(latin);
        }

        @Test
        void tellsHiddenOnesApartByTheirAddress() {
            fake.addAccessPoint(radio(), new byte[0]);
            fake.addAccessPoint(radio(), new byte[0]);
            var report = watched.await(each -> hidden(each).size() >= 2);
            assertThat(hidden(report)).allMatch(each -> each.identifier().matches("nm:wlan0/..:..:..:..:..:../.*"));
        }

        private List<BearerConfiguration> hidden(BearerReport report) {
            return report.configurations().stream()
                    .filter(each -> each.state() == UNDEFINED
                            && each.wlan().orElseThrow().ssid().isHidden())
                    .toList();
        }

        private BearerConfiguration byName(String name, BearerReport report) {
            return withName(name.getBytes(StandardCharsets.UTF_8), report);
        }

        private BearerConfiguration withName(byte[] name, BearerReport report) {
            return report.configurations().stream()
                    .filter(each -> each.state() == UNDEFINED
                            && Arrays.equals(each.wlan().orElseThrow().ssid().bytes(), name))
                    .findFirst()
                    .orElse(null);
        }
    }

    @Nested
    class WhenConnecting {
        @Test
        void reportsTheAccessPointInUse() {
            var network = inRange();
            watched.run(bearer -> bearer.activate(network.identifier()));
            var active = watched.latest().configurations().stream()
                    .filter(each -> each.identifier().equals(network.identifier()))
                    .findFirst()
                    .orElseThrow();
            assertThat(active.state()).isEqualTo(ACTIVE);
            assertThat(active.wlan().orElseThrow().activeAccessPoint()).isPresent();
        }

        @Test
        void keepsTheFirstReasonOfAFailure() {
            for (var expected : Map.of(
                            "wrong-key", FailureReason.NO_SECRETS,
                            "no-ssid", FailureReason.NOT_IN_RANGE,
                            "no-lease", FailureReason.NO_ADDRESS)
                    .entrySet()) {
                fake.failNext(expected.getKey());
                assertThat(watched.fail(bearer -> bearer.activate(inRange().identifier())))
                        .isInstanceOfSatisfying(NetworkException.class, failure -> {
                            assertThat(failure.reason()).isEqualTo(expected.getValue());
                            assertThat(failure.platformReason()).startsWith("NM_DEVICE_STATE_REASON_");
                        });
            }
        }

        @Test
        void saysThatItMayNotAndThatItMay() {
            fake.permission("network-control", "auth");
            watched.await(report -> !report.capabilities().contains(NetworkCapability.CAN_START_AND_STOP_INTERFACES));
            assertThat(watched.fail(bearer -> bearer.activate(inRange().identifier())))
                    .isInstanceOfSatisfying(NetworkException.class, failure -> {
                        assertThat(failure.reason()).isEqualTo(FailureReason.DENIED);
                        assertThat(failure.platformReason()).endsWith("PermissionDenied");
                    });
            fake.permission("network-control", "yes");
            watched.await(report -> report.capabilities().contains(NetworkCapability.CAN_START_AND_STOP_INTERFACES));
        }
    }

    @Nested
    class WhenTheDaemonComesBack {
        @Test
        void findsTheSameThingsUnderOtherPaths() {
            var before = states(watched.latest());
            fake.restart(200);
            watched.awaitStatus(BearerStatus.STALE);
            assertThat(states(watched.awaitStatus(BearerStatus.READY))).isEqualTo(before);
        }

        @Test
        void findsTheSameThingsInAnotherVersion() throws IOException {
            var before = states(watched.latest());
            int reports = watched.reports().size();
            fake.upgrade("1.54.0");
            watched.awaitStatus(BearerStatus.STALE);
            watched.awaitStatus(BearerStatus.READY);
            assertThat(fake.state()
                            .object(NmCalls.MANAGER_PATH)
                            .properties(NmObject.NM)
                            .text("Version"))
                    .isEqualTo("1.54.0");
            assertThat(watched.reports().subList(reports, watched.reports().size()))
                    .allSatisfy(report -> assertThat(states(report)).isEqualTo(before));
            watched.run(bearer -> bearer.activate(inRange().identifier()));
        }
    }

    @Nested
    class WhenAStrangerSpeaksInItsName {
        /** Match rules do not stop a signal that is sent to one connection, and the policy of the stock bus lets anybody send one. */
        @Test
        void isNotTakenIn() throws Exception {
            assertThat(has(RADIO, watched.latest())).isTrue();
            int before = watched.reports().size();
            for (String name : fake.uniqueNames()) {
                forge(
                        name,
                        "/org/freedesktop/DBus",
                        "org.freedesktop.DBus.NameOwnerChanged",
                        "string:" + NmObject.NM,
                        "string:" + name,
                        "string:");
                forge(
                        name,
                        "/org/freedesktop",
                        NmCalls.OBJECT_MANAGER + ".InterfacesRemoved",
                        "objpath:" + radio(),
                        "array:string:" + NmObject.DEVICE);
            }
            fake.addEthernet("plug0", true);
            watched.await(report -> has("plug0", report));
            assertThat(watched.reports().subList(before, watched.reports().size()))
                    .isNotEmpty()
                    .allSatisfy(report -> {
                        assertThat(report.health().status()).isEqualTo(BearerStatus.READY);
                        assertThat(has(RADIO, report)).isTrue();
                    });
        }

        private boolean has(String device, BearerReport report) {
            return report.links().stream().anyMatch(link -> link.key().name().equals(device));
        }

        private void forge(String to, String path, String signal, String... arguments) throws Exception {
            var command = new ArrayList<>(List.of(
                    "dbus-send", "--bus=" + fake.bus().address(), "--type=signal", "--dest=" + to, path, signal));
            command.addAll(List.of(arguments));
            assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                    .isZero();
        }
    }

    private static Map<String, Object> states(BearerReport report) {
        return report.configurations().stream()
                .collect(Collectors.toMap(BearerConfiguration::identifier, BearerConfiguration::state));
    }
}
