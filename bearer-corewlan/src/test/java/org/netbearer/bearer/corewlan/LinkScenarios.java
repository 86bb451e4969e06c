package org.netbearer.bearer.corewlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.BearerType;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.FailureReason;
import org.netbearer.api.LinkKind;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.LinkReport;

/** What SystemConfiguration tells: addresses, default routes, wired adapters, and when they change. */
@SuppressWarnings("ClassCanBeStatic") // JUnit's nested tests
abstract class LinkScenarios extends WatchingScenarios {
    private static final String WIRED = "corewlan:en5";

    /** Lets the time pass in which events are collected, and carries out what was told meanwhile. */
    private BearerReport after(String... commands) {
        context.advance(CoreWlanWatch.DAMPING);
        fake.tellStore(commands);
        fake.tellStore("settle");
        context.advance(CoreWlanWatch.DAMPING);
        return context.latest();
    }

    private static LinkReport link(BearerReport report, String name) {
        return report.links().stream()
                .filter(link -> link.key().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class WiredAdapters {
        @Test
        void areListedUnderTheNameThatTheUserKnows() {
            fake.tellStore("if add en5 display=\"USB LAN\"", "if add en6", "if add en7 type=Bluetooth", "if add \"\"");
            var report = started();
            assertThat(report.configurations())
                    .filteredOn(configuration -> configuration.bearerType() != BearerType.WLAN)
                    .extracting(each -> each.identifier(), each -> each.name(), each -> each.state())
                    .containsExactly(
                            tuple(WIRED, "USB LAN", ConfigurationState.DEFINED),
                            tuple("corewlan:en6", "en6", ConfigurationState.DEFINED));
            assertThat(link(report, "en5").kind()).isEqualTo(LinkKind.ETHERNET);
            assertThat(link(report, "en7").kind()).isEqualTo(LinkKind.BLUETOOTH);
            assertThat(report.claims())
                    .extracting(claim -> claim.name())
                    .containsExactlyInAnyOrder("en0", "en5", "en6");
        }

        @Test
        void areNotListedIfTheyNeverHadCarrierOrAService() {
            fake.tellStore("if add en3 display=\"Ethernet Adapter (en3)\" service=0", "if add en5 display=\"USB LAN\"");
            var report = started();
            assertThat(identifiers(report)).contains(WIRED).doesNotContain("corewlan:en3");
            assertThat(report.claims()).extracting(claim -> claim.name()).contains("en3"); // so that nobody lists it
            assertThat(identifiers(after("link en3 up"))).contains("corewlan:en3");
            assertThat(identifiers(after("link en3 down"))).contains("corewlan:en3");
        }

        @Test
        void stayOnAMacWithoutWifi() {
            fake.tell("if remove en0");
            fake.tellStore("if add en5 link=1", "ip en5 192.168.7.9");
            var report = started();
            assertThat(report.health().status()).isEqualTo(BearerStatus.READY);
            assertThat(report.health().code()).isEqualTo("no-adapter");
            assertThat(state(WIRED)).isEqualTo(ConfigurationState.ACTIVE);
            context.advance(CHECK);
            assertThat(state(WIRED)).isEqualTo(ConfigurationState.ACTIVE);
        }

        @Test
        void areActiveWhenTheyHaveCarrierAndAnAddress() {
            fake.tellStore("if add en5");
            started();
            var plugged = after("link en5 up");
            assertThat(link(plugged, "en5").carrier()).isEqualTo(Carrier.PRESENT);
            assertThat(state(WIRED)).isEqualTo(ConfigurationState.DEFINED);
            after("ip en5 169.254.3.4 mask=255.255.0.0");
            assertThat(state(WIRED)).isEqualTo(ConfigurationState.DEFINED);
            var addressed = after("ip en5 192.168.7.9 mask=255.255.254.0");
            assertThat(state(WIRED)).isEqualTo(ConfigurationState.ACTIVE);
            assertThat(link(addressed, "en5").addresses().orElseThrow()).hasToString("[192.168.7.9/23]");
            after("link en5 down");
            assertThat(state(WIRED)).isEqualTo(ConfigurationState.DEFINED);
        }

        @Test
        void areActiveByIpv6Alone() {
            fake.tellStore("if add en5 link=1");
            started();
            after("ip6 en5 2001:db8:7::9 flags=2");
            assertThat(state(WIRED)).isEqualTo(ConfigurationState.DEFINED);
            after("ip6 en5 2001:db8:7::9 prefix=48");
            assertThat(state(WIRED)).isEqualTo(ConfigurationState.ACTIVE);
            assertThat(link(context.latest(), "en5").addresses().orElseThrow())
                    .hasToString("[2001:db8:7:0:0:0:0:9/48]");
        }

        @Test
        void comeAndGoAtOnce() {
            started();
            assertThat(identifiers(after("if add en5"))).contains(WIRED);
            var gone = after("if remove en5");
            assertThat(identifiers(gone)).doesNotContain(WIRED);
            assertThat(gone.claims()).hasSize(1);
        }

        @Test
        void cannotBeBroughtUp() {
            fake.tellStore("if add en5");
            started();
            assertThat(failureOf(begin(() -> bearer.activate(WIRED))).reason()).isEqualTo(FailureReason.NOT_SUPPORTED);
            assertThat(failureOf(begin(() -> bearer.deactivate(WIRED))).reason())
                    .isEqualTo(FailureReason.NOT_SUPPORTED);
        }
    }

    @Nested
    class Routes {
        @Test
        void areThoseOfThePrimaryInterface() throws Exception {
            fake.tellStore(
                    "if add en5 link=1",
                    "ip en5 10.1.2.3",
                    "primary en5 router=10.1.2.1",
                    "primary6 en5 router=fe80::1%en5",
                    "dns 10.1.2.53,2001:db8::53");
            var report = started();
            assertThat(link(report, "en5").defaultRoutes().orElseThrow())
                    .containsExactly(
                            DefaultRoute.via(DefaultRoute.Family.IPV4, InetAddress.getByName("10.1.2.1"), 0),
                            DefaultRoute.via(DefaultRoute.Family.IPV6, InetAddress.getByName("fe80::1"), 0));
            assertThat(link(report, "en5").nameServers().orElseThrow())
                    .containsExactly(InetAddress.getByName("10.1.2.53"), InetAddress.getByName("2001:db8::53"));
            assertThat(link(report, "en0").defaultRoutes().orElseThrow()).isEmpty();
            assertThat(link(report, "en0").nameServers()).isEmpty();
        }

        @Test
        void moveWithThePrimaryInterface() {
            fake.tellStore("if add en5 link=1", "ip en5 10.1.2.3", "primary en5 router=10.1.2.1");
            started();
            context.await(begin(() -> bearer.activate(LOBBY)));
            var moved = after("primary en0 router=10.0.0.1");
            assertThat(link(moved, "en5").defaultRoutes().orElseThrow()).isEmpty();
            assertThat(link(moved, "en0").defaultRoutes().orElseThrow()).hasSize(1);
        }

        @Test
        void throughATunnelHaveNoGateway() {
            fake.tellStore("ip utun3 10.8.0.2 mask=255.255.255.255", "primary utun3");
            var tunnel = link(started(), "utun3");
            assertThat(tunnel.kind()).isEqualTo(LinkKind.UNKNOWN);
            assertThat(tunnel.carrier()).isEqualTo(Carrier.UNKNOWN);
            assertThat(tunnel.defaultRoutes().orElseThrow())
                    .containsExactly(DefaultRoute.onLink(DefaultRoute.Family.IPV4, 0));
        }
    }

    @Nested
    class WirelessLinks {
        @Test
        void areActiveOnceTheyHaveAnAddress() {
            fake.tellStore("leases off");
            started();
            var stage = begin(() -> bearer.activate(LOBBY));
            context.awaitReport(report -> link(report, "en0").carrier() == Carrier.PRESENT);
            assertThat(state(LOBBY)).isEqualTo(ConfigurationState.DISCOVERED);
            assertThat(stage.toCompletableFuture()).isNotDone();
            after("ip en0 10.0.0.7");
            context.await(stage);
            assertThat(state(LOBBY)).isEqualTo(ConfigurationState.ACTIVE);
            assertThat(link(context.latest(), "en0").addresses().orElseThrow()).hasToString("[10.0.0.7/24]");
        }

        @Test
        void areKeptIfTheyGetNone() {
            fake.tellStore("leases off");
            started();
            var stage = begin(() -> bearer.activate(LOBBY));
            context.awaitReport(report -> link(report, "en0").carrier() == Carrier.PRESENT);
            context.advance(CoreWlanSettings.DEFAULT.connectTimeout());
            assertThat(failureOf(stage).reason()).isEqualTo(FailureReason.NO_ADDRESS);
            assertThat(fake.count("disassociations")).isZero();
        }

        @Test
        void areThereThoughTheRadioSaysNothingOfThem() {
            fake.tell("location deny");
            fake.tell("link join en0 to=02:0a:00:00:00:07", "link mute en0", "settle");
            started();
            assertThat(state(REDACTED)).isEqualTo(ConfigurationState.ACTIVE);
            assertThat(link(context.latest(), "en0").carrier()).isEqualTo(Carrier.PRESENT);
            after("link en0 down");
            assertThat(state(REDACTED)).isEqualTo(ConfigurationState.UNDEFINED);
        }
    }

    @Nested
    class Silence {
        @Test
        void leavesTheRadiosAloneAndIsSaid() {
            fake.tellStore("fail create");
            var report = started();
            assertThat(report.health().status()).isEqualTo(BearerStatus.READY);
            assertThat(report.health().code()).isEqualTo("links-unknown");
            assertThat(report.health().text())
                    .isEqualTo(CoreWlanHealth.LINKS_UNKNOWN + " (SCDynamicStoreCreate: error 1002).");
            context.await(begin(() -> bearer.activate(LOBBY)));
            assertThat(state(LOBBY)).isEqualTo(ConfigurationState.ACTIVE);
            assertThat(link(context.latest(), "en0").addresses()).isEmpty();
        }

        @Test
        void endsByItself() {
            fake.tellStore("if add en5", "fail read");
            assertThat(identifiers(started())).doesNotContain(WIRED);
            fake.tellStore("fail read never");
            context.advance(CHECK);
            assertThat(identifiers(context.latest())).contains(WIRED);
            assertThat(context.latest().health().code()).isEmpty();
        }

        @Test
        void ofEachFunctionIsSaidAndLeavesNothingBehind() {
            for (String[] each : List.of(
                    new String[] {"keys", "SCDynamicStoreSetNotificationKeys"},
                    new String[] {"source", "SCDynamicStoreCreateRunLoopSource"},
                    new String[] {"read", "SCDynamicStoreCopyMultiple"})) {
                fake.tellStore("fail " + each[0]);
                context.run(() -> bearer.start(context));
                assertThat(context.latest().health().text()).contains("(" + each[1] + ": error 1002)");
                context.run(bearer::stop);
                assertThat(fake.complaints()).isEmpty();
                fake.tellStore("fail " + each[0] + " never");
            }
        }
    }

    @Nested
    class Storms {
        @Test
        void ofChangesAreAFewReports() {
            fake.tellStore("if add en5 link=1");
            started();
            int before = context.reports().size();
            for (int i = 0; i < 1000; i++) {
                fake.tellStore("ip en5 10.1.2." + (1 + i % 200), "settle");
            }
            context.advance(CoreWlanWatch.DAMPING);
            assertThat(context.reports().size() - before).isBetween(1, 3);
            assertThat(link(context.latest(), "en5").addresses().orElseThrow()).hasToString("[10.1.2.200/24]");
            assertThat(fake.count("callbacks")).isGreaterThanOrEqualTo(1000);
        }

        @Test
        void leaveNothingBehindHoweverOftenTheyAreRead() {
            fake.tellStore("if add en5 link=1");
            started();
            long owned = fake.count("owned");
            for (int i = 0; i < manyScans(); i++) {
                fake.tellStore("ip en5 10.1.2." + (1 + i % 200), "if remove en6", "settle");
                context.advance(CoreWlanWatch.DAMPING);
            }
            assertThat(fake.count("reads")).isGreaterThan(manyScans());
            assertThat(fake.count("owned")).isEqualTo(owned);
            assertThat(fake.count("no_pool")).isZero();
        }

        @Test
        void ofOddEntriesAreReadAsNothing() {
            fake.tellStore("if add en5 link=1", "ip en5 10.1.2.3");
            started();
            for (String kind : List.of("text", "data", "dictionary")) {
                for (String key : List.of(
                        "State:/Network/Interface",
                        "State:/Network/Interface/en5/Link",
                        "State:/Network/Interface/en5/IPv4",
                        "State:/Network/Interface/en5/IPv6",
                        "State:/Network/Global/IPv4",
                        "State:/Network/Global/IPv6",
                        "State:/Network/Global/DNS")) {
                    fake.tellStore("odd " + key + " " + kind);
                }
                var report = after("settle");
                assertThat(state(WIRED)).isEqualTo(ConfigurationState.DEFINED);
                assertThat(link(report, "en5").carrier()).isEqualTo(Carrier.UNKNOWN);
                assertThat(link(report, "en5").addresses().orElseThrow()).isEmpty();
            }
        }
    }
}
