package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.api.ConfigurationState.DISCOVERED;
import static org.netbearer.api.ConfigurationState.UNDEFINED;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.Carrier;
import org.netbearer.api.FailureReason;
import org.netbearer.api.MacAddress;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkException;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.bearer.nm.dbus.BusAddress;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.UpdateRequest;

/**
 * Real Wi-Fi: simulated radios, hostapd, wpa_supplicant and NetworkManager in a virtual machine. It takes minutes, so it runs
 * only where {@code src/test/rig/run-wifi-vm} gives it a machine.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class RealWifiIT {
    private static final String HOME = "nm:wlan0/486f6d65/psk";
    private static final String RULE = "/etc/polkit-1/rules.d/50-netbearer.rules";
    private static final String ONE_LOSS_AT_MOST = "([A-Z]+:ACTIVE )*([A-Z]+:(DISCOVERED|DEFINED) )*READY:ACTIVE";
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final UpdateRequest SCAN = new UpdateRequest(Duration.ofSeconds(30));

    private Path state;
    private Watched watched;

    @BeforeEach
    void listen() {
        String folder = System.getProperty("netbearer.wifi.vm");
        assumeTrue(
                folder != null, "skipped: takes minutes and a virtual machine; run bearer-nm/src/test/rig/run-wifi-vm");
        state = Path.of(folder);
        ctl("sh", "-c", "nmcli -g UUID connection show | while read -r u; do nmcli connection delete $u; done; true");
        ctl("sh", "-c", "rig ap list | grep -q home || rig preset basic");
        watched = watch("bus");
        watched.await(report -> report.health().status() == BearerStatus.READY, LONG);
        scanUntil(report -> find(
                                report,
                                each -> each.wlan().orElseThrow().ssid().text().equals("Roam")
                                        && each.wlan()
                                                        .orElseThrow()
                                                        .accessPoints()
                                                        .size()
                                                == 2)
                        != null
                && find(report, each -> each.identifier().equals(HOME)) != null);
    }

    @AfterEach
    void end() {
        if (watched != null) {
            watched.close();
        }
    }

    private Watched watch(String socket) {
        return new Watched(new NmSettings(
                BusAddress.parse("unix:path=" + state.resolve(socket)), Duration.ofSeconds(10), List.of()));
    }

    @Test
    void aScanShowsTheNetworks() {
        var report = watched.latest();
        assertThat(find(report, each -> each.identifier().equals("nm:wlan0/43616665/open"))
                        .state())
                .isEqualTo(UNDEFINED);
        assertThat(find(report, each -> each.identifier().equals(HOME))
                        .wlan()
                        .orElseThrow()
                        .signalPercent())
                .isPositive();
        assertThat(report.configurations()).allMatch(each -> each.state() == UNDEFINED);
        scanUntil(each -> find(
                        each,
                        one -> one.wlan().orElseThrow().ssid().isHidden()
                                && one.identifier().matches("nm:wlan0/..:..:..:..:..:../psk"))
                != null);
    }

    @Test
    void aSavedNetworkIsDiscoveredAndThenActive() {
        String uuid = home("correct-horse");
        watched.awaitState(uuid, DISCOVERED);
        assertThat(find(
                        watched.latest(),
                        each -> each.identifier().equals(HOME)
                                && each.interfaceKey().orElseThrow().name().equals("wlan0")))
                .as("the network without a profile")
                .isNull();
        watched.run(bearer -> bearer.activate("nm:" + uuid), LONG);
        var active = Watched.configuration(uuid, watched.latest());
        assertThat(active.state()).isEqualTo(ACTIVE);
        assertThat(active.wlan().orElseThrow().activeAccessPoint()).isPresent();
        watched.run(bearer -> bearer.deactivate("nm:" + uuid), LONG);
        assertThat(Watched.configuration(uuid, watched.latest()).state()).isEqualTo(DISCOVERED);
    }

    @Test
    void aWrongPassphraseIsToldAsSuch() {
        String uuid = home("wrong-horse");
        watched.awaitState(uuid, DISCOVERED);
        assertThat(watched.fail(bearer -> bearer.activate("nm:" + uuid), LONG))
                .isInstanceOfSatisfying(
                        NetworkException.class,
                        failure -> assertThat(failure.reason())
                                .isIn(FailureReason.NO_SECRETS, FailureReason.AUTHENTICATION_FAILED));
    }

    @Test
    void anAccessPointThatDiesTakesTheConnectionWithIt() {
        String uuid = home("correct-horse");
        watched.awaitState(uuid, DISCOVERED);
        watched.run(bearer -> bearer.activate("nm:" + uuid), LONG);
        ctl("rig", "ap", "crash", "home");
        watched.await(report -> Watched.configuration(uuid, report).state() != ACTIVE, LONG);
        ctl("rig", "ap", "start", "home");
    }

    @Test
    void theOtherAccessPointOfOneNameTakesOver() {
        String uuid = profile("roam", "Roam", "roam-secret");
        watched.awaitState(uuid, DISCOVERED);
        watched.run(bearer -> bearer.activate("nm:" + uuid), LONG);
        MacAddress before = Watched.configuration(uuid, watched.latest())
                .wlan()
                .orElseThrow()
                .activeAccessPoint()
                .orElseThrow();
        String inUse = ctl("rig", "ap", "list")
                .lines()
                .filter(line -> line.contains(String.valueOf(before)))
                .findFirst()
                .orElseThrow()
                .split(" ", 2)[0];
        ctl("rig", "ap", "crash", inUse);
        watched.await(
                report -> {
                    var configuration = Watched.configuration(uuid, report);
                    var now = configuration.wlan().orElseThrow().activeAccessPoint();
                    return configuration.state() == ACTIVE
                            && now.isPresent()
                            && !now.get().equals(before);
                },
                LONG);
        ctl("rig", "ap", "start", inUse);
    }

    @Test
    void aRadioThatIsOffIsTheReasonWhyNothingIsScanned() {
        String uuid = home("correct-horse");
        watched.awaitState(uuid, DISCOVERED);
        ctl("nmcli", "radio", "wifi", "off");
        watched.await(report -> Watched.configuration(uuid, report).state() == DEFINED, LONG);
        var result = watched.run(bearer -> bearer.update(SCAN));
        assertThat(result.outcome()).isEqualTo(UpdateOutcome.UNAVAILABLE);
        assertThat(result.text()).contains("switched off");
        ctl("nmcli", "radio", "wifi", "on");
        watched.await(report -> Watched.configuration(uuid, report).state() != DEFINED, LONG);
    }

    @Test
    void aRoamIsInterruptedOnlyWhileThereIsNoCarrier() {
        String uuid = profile("roam", "Roam", "roam-secret");
        watched.awaitState(uuid, DISCOVERED);
        watched.run(bearer -> bearer.activate("nm:" + uuid), LONG);
        var before = Watched.configuration(uuid, watched.latest()).wlan().orElseThrow();
        var other = before.accessPoints().stream()
                .filter(each -> !each.bssid().equals(before.activeAccessPoint()))
                .findFirst()
                .flatMap(AccessPoint::bssid)
                .orElseThrow();
        int reports = watched.reports().size();
        assertThat(ctl("wpa_cli", "-i", "wlan0", "roam", other.toString())).isEqualTo("OK");
        watched.await(
                report -> Watched.configuration(uuid, report).state() == ACTIVE
                        && Watched.configuration(uuid, report)
                                .wlan()
                                .orElseThrow()
                                .activeAccessPoint()
                                .filter(other::equals)
                                .isPresent(),
                LONG);
        assertThat(statesSince(reports, uuid))
                .as("the kernel takes the carrier away while it associates anew")
                .matches("READY:ACTIVE( READY:DISCOVERED READY:ACTIVE)?");
        assertThat(watched.reports().subList(reports, watched.reports().size()))
                .allMatch(report -> Watched.configuration(uuid, report).state() == ACTIVE
                        || Watched.link("wlan0", report).carrier() == Carrier.ABSENT);
    }

    @Test
    void aDaemonThatIsKilledLosesTheLinkOnceAtMost() {
        String uuid = autoconnecting();
        int reports = watched.reports().size();
        ctl("rig", "svc", "kill", "nm");
        awaitBack(uuid, () -> ctl("rig", "svc", "start", "nm"));
        assertThat(statesSince(reports, uuid)).matches(ONE_LOSS_AT_MOST).contains("STALE:ACTIVE");
    }

    /** On its way out it takes the radio down, and says so if that takes it long enough. */
    @Test
    void aDaemonThatIsRestartedLosesTheLinkOnceAtMost() {
        String uuid = autoconnecting();
        int reports = watched.reports().size();
        ctl("rig", "svc", "restart", "nm");
        awaitBack(uuid, () -> {});
        assertThat(statesSince(reports, uuid)).matches(ONE_LOSS_AT_MOST).contains("STALE:");
    }

    private void awaitBack(String uuid, Runnable gone) {
        watched.await(report -> report.health().status() == BearerStatus.STALE, LONG);
        gone.run();
        watched.await(
                report -> report.health().status() == BearerStatus.READY
                        && Watched.configuration(uuid, report).state() == ACTIVE,
                LONG);
    }

    /** A profile in use that the daemon brings up again by itself, seen with a grace that is longer than its start takes here. */
    private String autoconnecting() {
        watched.close();
        watched = new Watched(new NmSettings(
                BusAddress.parse("unix:path=" + state.resolve("bus")), Duration.ofMinutes(2), List.of()));
        String uuid = home("correct-horse");
        ctl("nmcli", "connection", "modify", "home", "connection.autoconnect", "yes");
        watched.awaitState(uuid, DISCOVERED);
        watched.run(bearer -> bearer.activate("nm:" + uuid), LONG);
        return uuid;
    }

    /** How the bearer was and what it said of a profile, each time that one of them changed. */
    private String statesSince(int first, String uuid) {
        var states = new ArrayList<String>();
        for (BearerReport report :
                watched.reports().subList(first, watched.reports().size())) {
            String now = report.health().status() + ":"
                    + (Watched.has(uuid, report)
                            ? Watched.configuration(uuid, report).state()
                            : "ABSENT");
            if (states.isEmpty() || !states.get(states.size() - 1).equals(now)) {
                states.add(now);
            }
        }
        return String.join(" ", states);
    }

    @Test
    void aUserWithTheRuleOfTheManualMayDoWhatItGrants() throws IOException {
        String uuid = home("correct-horse");
        String manual = Files.readString(Path.of("../docs/reference/networkmanager.md"));
        String rule =
                manual.substring(manual.indexOf("polkit.addRule"), manual.indexOf("```", manual.indexOf("```js") + 5));
        ctl("sh", "-c", "printf %s \"$1\" >" + RULE, "sh", rule.replace("\"netbearer\"", "\"tester\""));
        ctl(
                "--user",
                "1000",
                "sh",
                "-c",
                "until nmcli general permissions | grep -q 'network-control .*yes'; do :; done");
        try (var user = watch("bus-user")) {
            user.awaitState(uuid, DISCOVERED);
            user.until(report -> report.capabilities().contains(NetworkCapability.CAN_START_AND_STOP_INTERFACES), LONG);
            user.run(bearer -> bearer.activate("nm:" + uuid), LONG);
            assertThat(Watched.configuration(uuid, user.latest()).state()).isEqualTo(ACTIVE);
            assertThat(user.run(bearer -> bearer.update(SCAN), LONG).outcome())
                    .isIn(UpdateOutcome.COMPLETED, UpdateOutcome.UNAVAILABLE);
            assertThat(user.awaitCheckpoints(true)).isNotNull();
            user.run(bearer -> bearer.deactivate("nm:" + uuid), LONG);
            ctl("--user", "1000", "sh", "-c", "! nmcli connection modify home connection.id mine");
            ctl("--user", "1000", "sh", "-c", "! nmcli radio wifi off");
        } finally {
            ctl("rm", "-f", RULE);
        }
    }

    @Test
    void aUserWithoutRightsIsToldSo() {
        String uuid = home("correct-horse");
        try (var user = watch("bus-user")) {
            user.awaitState(uuid, DISCOVERED);
            assertThat(user.latest().capabilities()).doesNotContain(NetworkCapability.CAN_START_AND_STOP_INTERFACES);
            assertThat(user.fail(bearer -> bearer.activate("nm:" + uuid), LONG))
                    .isInstanceOfSatisfying(
                            NetworkException.class,
                            failure -> assertThat(failure.reason()).isEqualTo(FailureReason.DENIED));
            assertThat(user.run(bearer -> bearer.update(SCAN)).outcome()).isEqualTo(UpdateOutcome.DENIED);
        }
    }

    private String home(String passphrase) {
        return profile("home", "Home", passphrase);
    }

    private String profile(String name, String ssid, String passphrase) {
        String answer = ctl(
                "nmcli",
                "connection",
                "add",
                "type",
                "wifi",
                "ifname",
                "wlan0",
                "con-name",
                name,
                "ssid",
                ssid,
                "autoconnect",
                "no",
                "wifi-sec.key-mgmt",
                "wpa-psk",
                "wifi-sec.psk",
                passphrase);
        return answer.substring(answer.lastIndexOf('(') + 1, answer.lastIndexOf(')'));
    }

    /** One scan may miss an access point, as on real air; and the daemon limits their rate. */
    private void scanUntil(Predicate<BearerReport> wanted) {
        for (int i = 0; i < 20 && !wanted.test(watched.latest()); i++) {
            watched.run(bearer -> bearer.update(SCAN), LONG);
            ctl("sleep", "1");
        }
        assertThat(watched.latest()).matches(wanted);
    }

    private static BearerConfiguration find(BearerReport report, Predicate<BearerConfiguration> wanted) {
        return report.configurations().stream()
                .filter(each -> each.wlan().isPresent() && wanted.test(each))
                .findFirst()
                .orElse(null);
    }

    private String ctl(String... arguments) {
        var command =
                new ArrayList<>(List.of(FakeNm.RIG.resolve("wifi-vm/ctl").toString(), "--state", state.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s: %s", command, out).isZero();
            return out.strip();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
