package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.api.ConfigurationState.DISCOVERED;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.BearerType;
import org.netbearer.api.Carrier;
import org.netbearer.api.Connectivity;
import org.netbearer.api.FailureReason;
import org.netbearer.api.Metered;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkException;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.testkit.ManualContext;

/** The bearer against the real NetworkManager. The JVM stays outside of its namespace, on its bus. */
final class RealDaemonIT {
    private NmRig rig;
    private Watched watched;

    @BeforeEach
    void makeRig() {
        Needs.realDaemon();
        rig = new NmRig();
        watched = new Watched(rig.settings());
        watched.awaitStatus(BearerStatus.READY);
    }

    @AfterEach
    void endRig() {
        if (watched != null) {
            watched.close();
        }
        if (rig != null) {
            rig.close();
        }
    }

    private String wired(String... more) {
        var arguments = new ArrayList<>(
                List.of("type", "ethernet", "ifname", "lan0", "con-name", "wired", "autoconnect", "no"));
        arguments.addAll(List.of(more));
        return rig.addProfile(arguments.toArray(String[]::new));
    }

    private String activeWired() {
        String uuid = wired();
        rig.nmcli("connection", "up", "wired");
        watched.awaitState(uuid, ACTIVE);
        return uuid;
    }

    /** Waits until the daemon itself lists a device in a state. */
    private void awaitDevice(String row) {
        long end = System.nanoTime() + ManualContext.BOUND.toNanos();
        while (rig.nmcli("-g", "DEVICE,STATE", "device").lines().noneMatch(row::equals)) { // asking takes long enough
            assertThat(System.nanoTime()).as("no %s", row).isLessThan(end);
        }
    }

    @Nested
    class WhenNothingIsConnected {
        @Test
        void reportsNothingActiveThoughLoopbackIsUp() {
            assertThat(watched.latest().configurations()).noneMatch(each -> each.state() == ACTIVE);
            assertThat(watched.latest().links())
                    .noneMatch(link -> link.key().name().equals("lo"));
        }

        @Test
        void reportsAProfileWithAFittingCableAsDiscovered() {
            String uuid = wired();
            var configuration = watched.awaitState(uuid, DISCOVERED);
            assertThat(configuration.name()).isEqualTo("wired");
            assertThat(configuration.bearerType()).isEqualTo(BearerType.ETHERNET);
            assertThat(configuration.interfaceKey().orElseThrow().name()).isEqualTo("lan0");
        }

        @Test
        void reportsAProfileWithoutADeviceAsDefined() {
            String uuid = rig.addProfile("type", "wifi", "con-name", "café", "ssid", "café");
            assertThat(watched.awaitState(uuid, DEFINED)
                            .wlan()
                            .orElseThrow()
                            .ssid()
                            .text())
                    .isEqualTo("café");
        }
    }

    @Nested
    class WhenAProfileChanges {
        @Test
        void reportsItsNewNameUnderItsOldIdentifier() {
            String uuid = wired();
            watched.awaitConfiguration(uuid, each -> each.name().equals("wired"));
            rig.nmcli("connection", "modify", "wired", "connection.id", "renamed");
            watched.awaitConfiguration(uuid, each -> each.name().equals("renamed"));
        }

        @Test
        void reportsThatItIsGone() {
            String uuid = activeWired();
            rig.nmcli("connection", "delete", "wired");
            watched.await(report -> !Watched.has(uuid, report));
        }

        @Test
        void reportsWhatTheUserSaysOfItsCosts() {
            String uuid = wired();
            rig.nmcli("connection", "modify", "wired", "connection.metered", "yes");
            watched.awaitConfiguration(uuid, each -> each.metered().value() == Metered.YES);
            rig.nmcli("connection", "up", "wired");
            var active = watched.awaitState(uuid, ACTIVE);
            assertThat(active.metered().value()).isEqualTo(Metered.YES);
            rig.nmcli("device", "modify", "lan0", "connection.metered", "no");
            watched.awaitConfiguration(uuid, each -> each.metered().value() == Metered.NO);
        }
    }

    @Nested
    class WhenConnected {
        @Test
        void reportsAddressesAndRoutes() {
            String uuid = activeWired();
            var link = Watched.link("lan0", watched.latest());
            assertThat(link.carrier()).isEqualTo(Carrier.PRESENT);
            assertThat(link.addresses().orElseThrow())
                    .anyMatch(each -> each.toString().startsWith("10.77.1."));
            assertThat(link.nameServers().orElseThrow()).hasSize(1);
            assertThat(watched.latest().health().code())
                    .as("a daemon of another namespace is noticed")
                    .isEqualTo("foreign-daemon");
            assertThat(watched.latest().claims()).isEmpty();
            assertThat(link.counters()).isEmpty();
            assertThat(link.defaultRoutes()).isEmpty();
            assertThat(Watched.configuration(uuid, watched.latest()).metered().value())
                    .isEqualTo(Metered.GUESS_NO);
        }

        @Test
        void followsTheCable() {
            String uuid = activeWired();
            rig.rig("carrier", "lan0", "down");
            assertThat(watched.awaitState(uuid, DEFINED).state()).isEqualTo(DEFINED);
            rig.rig("carrier", "lan0", "up");
            watched.awaitState(uuid, ACTIVE);
        }

        @Test
        void followsWhatTheDaemonFindsOfTheInternet() {
            String uuid = activeWired();
            for (var expected :
                    List.of(Connectivity.FULL, Connectivity.PORTAL, Connectivity.LIMITED, Connectivity.FULL)) {
                rig.rig("connectivity", expected.name().toLowerCase(Locale.ROOT));
                assertThat(watched.run(bearer -> bearer.checkConnectivity(Watched.REQUEST))
                                .outcome())
                        .isEqualTo(UpdateOutcome.COMPLETED);
                assertThat(Watched.configuration(uuid, watched.latest())
                                .connectivity()
                                .value())
                        .isEqualTo(expected);
            }
            rig.nmcli("connection", "down", "wired");
            assertThat(watched.awaitState(uuid, DISCOVERED).connectivity().value())
                    .isEqualTo(Connectivity.UNKNOWN);
        }

        @Test
        void followsWhatTheDaemonFindsByItself() {
            String uuid = activeWired();
            awaitConnectivity(uuid, Connectivity.FULL);
            rig.rig("connectivity", "portal");
            awaitConnectivity(uuid, Connectivity.PORTAL);
            assertThat(Watched.configuration(uuid, watched.latest()).state()).isEqualTo(ACTIVE);
        }

        /** The daemon looks every five seconds. */
        private void awaitConnectivity(String uuid, Connectivity expected) {
            watched.until(
                    report -> Watched.configuration(uuid, report).connectivity().value() == expected,
                    Duration.ofSeconds(30));
        }

        @Test
        void callsABridgeWithoutAPortNotActive() {
            String uuid = rig.addProfile(
                    "type",
                    "bridge",
                    "ifname",
                    "br0",
                    "con-name",
                    "br0",
                    "ipv4.method",
                    "manual",
                    "ipv4.addresses",
                    "172.17.0.1/16",
                    "ipv6.method",
                    "disabled",
                    "bridge.stp",
                    "no");
            watched.await(report -> report.links().stream()
                    .anyMatch(link -> link.key().name().equals("br0")
                            && link.addresses()
                                    .filter(addresses -> !addresses.isEmpty())
                                    .isPresent()));
            awaitDevice("br0:connected");
            watched.run(bearer -> bearer.checkConnectivity(Watched.REQUEST)); // so that all before it has arrived
            assertThat(Watched.configuration(uuid, watched.latest()).state()).isEqualTo(DISCOVERED);
            assertThat(watched.reports())
                    .allMatch(report -> !Watched.has(uuid, report)
                            || Watched.configuration(uuid, report).state() != ACTIVE);
        }
    }

    @Nested
    class WhenALinkIsPlugged {
        @Test
        void reportsItAndThatItWentAgain() {
            String uuid = rig.addProfile("type", "ethernet", "ifname", "usb0", "con-name", "usb");
            assertThat(watched.awaitState(uuid, DEFINED).state()).isEqualTo(DEFINED);
            rig.rig("add-port", "usb0");
            watched.awaitState(uuid, ACTIVE);
            rig.rig("del-port", "usb0");
            watched.awaitState(uuid, DEFINED);
            watched.until(report ->
                    report.links().stream().noneMatch(link -> link.key().name().equals("usb0")));
        }
    }

    @Nested
    class WhenAskedToConnect {
        @Test
        void bringsAProfileUpAndDown() {
            String uuid = wired();
            watched.awaitState(uuid, DISCOVERED);
            assertThat(watched.latest().capabilities()).contains(NetworkCapability.CAN_START_AND_STOP_INTERFACES);
            watched.run(bearer -> bearer.activate("nm:" + uuid));
            assertThat(Watched.configuration(uuid, watched.latest()).state()).isEqualTo(ACTIVE);
            watched.run(bearer -> bearer.deactivate("nm:" + uuid));
            assertThat(Watched.configuration(uuid, watched.latest()).state()).isEqualTo(DISCOVERED);
        }

        @Test
        void tellsTheDaemonsReasonWhenItFails() {
            rig.rig("dhcp", "lan0", "off");
            String uuid = wired("ipv4.dhcp-timeout", "3", "ipv4.may-fail", "no", "ipv6.method", "disabled");
            watched.awaitState(uuid, DISCOVERED);
            assertThat(watched.fail(bearer -> bearer.activate("nm:" + uuid)))
                    .isInstanceOfSatisfying(NetworkException.class, failure -> {
                        assertThat(failure.reason()).isEqualTo(FailureReason.NO_ADDRESS);
                        assertThat(failure.platformReason())
                                .isEqualTo("NM_DEVICE_STATE_REASON_IP_CONFIG_UNAVAILABLE (5)");
                    });
            var failed =
                    watched.awaitConfiguration(uuid, each -> each.lastFailure().isPresent());
            assertThat(failed.lastFailure().orElseThrow().reason()).isEqualTo(FailureReason.NO_ADDRESS);
            rig.rig("dhcp", "lan0", "on");
            rig.nmcli("connection", "modify", "wired", "ipv4.dhcp-timeout", "60"); // the server has just begun
            watched.run(bearer -> bearer.activate("nm:" + uuid));
            assertThat(Watched.configuration(uuid, watched.latest()).lastFailure())
                    .isEmpty();
        }

        @Test
        void tellsThatThereIsNoCable() {
            String uuid = wired();
            watched.awaitState(uuid, DISCOVERED);
            rig.rig("carrier", "lan0", "down");
            watched.awaitState(uuid, DEFINED);
            assertThat(watched.fail(bearer -> bearer.activate("nm:" + uuid)))
                    .isInstanceOfSatisfying(
                            NetworkException.class,
                            failure -> assertThat(failure.reason())
                                    .isIn(FailureReason.NOT_AVAILABLE, FailureReason.NO_CARRIER));
        }
    }
}
