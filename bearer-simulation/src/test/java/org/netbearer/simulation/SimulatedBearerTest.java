package org.netbearer.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.api.ConfigurationState.DISCOVERED;
import static org.netbearer.api.ConfigurationState.UNDEFINED;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.BearerType;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.Connectivity;
import org.netbearer.api.FailureReason;
import org.netbearer.api.LinkKind;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Metered;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.Ssid;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.spi.BearerReport;
import org.netbearer.testkit.ManualContext;
import org.netbearer.testkit.ManualTime;

final class SimulatedBearerTest {
    private static final String WIRED = "link eth0 ethernet address=192.0.2.7/24 gateway=192.0.2.1\n";
    private static final String WIRELESS = """
            link wlan0 wlan address=198.51.100.7/24 gateway=198.51.100.1
            network home on wlan0 signal=70
            network away on wlan0
            """;

    @Nested
    final class ALink {
        @Test
        void isActiveWithAnAddressAndCarrier() {
            var played = new Played(WIRED);
            assertThat(played.state("eth0")).isEqualTo(ACTIVE);
            assertThat(played.configuration("eth0").bearerType()).isEqualTo(BearerType.ETHERNET);
        }

        @Test
        void isDefinedWithoutCarrierAndLosesItsRoutes() {
            var played = new Played(WIRED + "at 5s\nlink eth0 down\n");
            played.advance("5s");
            assertThat(played.state("eth0")).isEqualTo(DEFINED);
            assertThat(played.link("eth0").carrier()).isEqualTo(Carrier.ABSENT);
            assertThat(played.link("eth0").defaultRoutes().orElseThrow()).isEmpty();
            assertThat(played.link("eth0").addresses().orElseThrow()).hasSize(1);
        }

        @Test
        void isActiveAgainWhenItIsUp() {
            var played = new Played(WIRED + "at 5s\nlink eth0 down\n+5s\nlink eth0 up\n");
            played.advance("10s");
            assertThat(played.state("eth0")).isEqualTo(ACTIVE);
            assertThat(played.link("eth0").defaultRoutes().orElseThrow()).hasSize(1);
        }

        @Test
        void isDiscoveredWithoutAddressIfItCanBeStarted() {
            var played = new Played(WIRED + "at 5s\nlink eth0 address=none gateway=none\n");
            played.advance("5s");
            assertThat(played.state("eth0")).isEqualTo(DISCOVERED);
            played.perform("capabilities none");
            assertThat(played.state("eth0")).isEqualTo(DEFINED);
        }

        @Test
        void isNotActiveWithALinkLocalAddressOnly() {
            assertThat(new Played("link eth0 ethernet address=169.254.7.7/16").state("eth0"))
                    .isEqualTo(DISCOVERED);
        }

        @Test
        void isUndefinedWithoutAProfileUnlessItIsActive() {
            var played = new Played("link eth0 ethernet profile=no\n");
            assertThat(played.state("eth0")).isEqualTo(UNDEFINED);
            played.perform("link eth0 address=192.0.2.7/24");
            assertThat(played.state("eth0")).isEqualTo(ACTIVE);
        }

        @Test
        void goesWithItsConfiguration() {
            var played = new Played(WIRED);
            played.perform("link eth0 gone");
            assertThat(played.report().configurations()).isEmpty();
            assertThat(played.report().links()).isEmpty();
        }

        @Test
        void followsTheRuleForTunnelsAndBridges() {
            var played = new Played("""
                    link eth0 ethernet address=192.0.2.7/24 gateway=192.0.2.1
                    link tun0 tun address=10.8.0.2/24 gateway=direct
                    link docker0 bridge address=172.17.0.1/16
                    link br0 bridge address=198.51.100.1/24
                    link eth1 ethernet master=br0 listed=no
                    link lo loopback address=127.0.0.1/8
                    """);
            assertThat(played.states())
                    .isEqualTo(Map.of("eth0", ACTIVE, "tun0", ACTIVE, "docker0", DISCOVERED, "br0", ACTIVE));
            played.perform("link eth0 gone");
            played.perform("link eth1 gone");
            assertThat(played.states()).isEqualTo(Map.of("tun0", DEFINED, "docker0", DISCOVERED, "br0", DISCOVERED));
        }

        @Test
        void reportsWhatIsKnownOfIt() {
            var played = new Played("""
                    link wwan0 cellular type=cellular-3g name="Mobile Data" mac=02:00:5e:00:00:01 mtu=1400 index=7 \\
                      dns=192.0.2.53,2001:db8::53 traffic=120000/3400 purpose=public metered=guess-yes claimed=yes \\
                      address=192.0.2.9/32 gateway=direct metric=700
                    """);
            var link = played.link("wwan0");
            assertThat(link.kind()).isEqualTo(LinkKind.CELLULAR);
            assertThat(link.mtu()).hasValue(1400);
            assertThat(link.key().index()).isEqualTo(7);
            assertThat(link.hardwareAddress()).contains(MacAddress.parse("02:00:5e:00:00:01"));
            assertThat(link.nameServers().orElseThrow()).hasSize(2);
            assertThat(link.counters().orElseThrow().receivedBytes()).isEqualTo(120000);
            assertThat(link.defaultRoutes().orElseThrow().get(0).metric()).isEqualTo(700);
            assertThat(link.defaultRoutes().orElseThrow().get(0).gateway()).isEmpty();
            var configuration = played.configuration("wwan0");
            assertThat(configuration.name()).isEqualTo("Mobile Data");
            assertThat(configuration.bearerType()).isEqualTo(BearerType.CELLULAR_3G);
            assertThat(configuration.metered().value()).isEqualTo(Metered.GUESS_YES);
            assertThat(played.report().claims()).containsExactly(link.key());
        }
    }

    @Nested
    final class ANetwork {
        @Test
        void isDiscoveredInRangeAndDefinedOutOfRange() {
            assertThat(new Played(WIRELESS).states()).isEqualTo(Map.of("home", DISCOVERED, "away", DEFINED));
        }

        @Test
        void isActiveWhenItsAdapterHasJoined() {
            var played = new Played(WIRELESS);
            played.perform("link wlan0 joins home");
            assertThat(played.state("home")).isEqualTo(ACTIVE);
            assertThat(played.configuration("home").wlan().orElseThrow().activeAccessPoint())
                    .isPresent();
            assertThat(played.link("wlan0").carrier()).isEqualTo(Carrier.PRESENT);
            played.perform("link wlan0 leaves");
            assertThat(played.state("home")).isEqualTo(DISCOVERED);
            assertThat(played.link("wlan0").addresses().orElseThrow()).isEmpty();
        }

        @Test
        void losesTheAssociationWithItsLastAccessPoint() {
            var played = new Played(WIRELESS + "link wlan0 joins home\n");
            played.perform("network home vanishes");
            assertThat(played.state("home")).isEqualTo(DEFINED);
            assertThat(played.link("wlan0").carrier()).isEqualTo(Carrier.ABSENT);
        }

        @Test
        void withoutProfileComesAndGoesWithItsAccessPoints() {
            var played = new Played(WIRELESS + "network cafe on wlan0 profile=no\n");
            assertThat(played.states()).doesNotContainKey("cafe");
            played.perform("ap 02:00:00:00:00:01 of cafe signal=30 channel=36");
            assertThat(played.state("cafe")).isEqualTo(UNDEFINED);
            played.perform("ap 02:00:00:00:00:01 gone");
            assertThat(played.states()).doesNotContainKey("cafe");
        }

        @Test
        void fadesSecondBySecond() {
            var played =
                    new Played(WIRELESS + "at 1s\nap 02:00:00:00:00:01 of away signal=80..20 over=3s channel=36\n");
            played.advance("1s");
            assertThat(signal(played)).isEqualTo(80);
            played.advance("1s");
            assertThat(signal(played)).isEqualTo(60);
            played.advance("2s");
            assertThat(signal(played)).isEqualTo(20);
            assertThat(played.configuration("away")
                            .wlan()
                            .orElseThrow()
                            .accessPoints()
                            .get(0)
                            .frequencyMhz())
                    .isEqualTo(5180);
        }

        @Test
        void keepsHostileHiddenAndRedactedNamesAsTheyAre() {
            var played = new Played(WIRELESS
                    + "network a on wlan0 ssid=hex:1b5b324a00 signal=1\n"
                    + "network b on wlan0 ssid=hidden signal=1\n"
                    + "network c on wlan0 ssid=redacted signal=1\n"
                    + "network d on wlan0 ssid=\"Caf\u00e9 \\\"Z\\\"\" signal=1\n");
            assertThat(played.configuration("a").wlan().orElseThrow().ssid().hex())
                    .isEqualTo("1b5b324a00");
            assertThat(played.configuration("b").wlan().orElseThrow().ssid()).isEqualTo(Ssid.HIDDEN);
            assertThat(played.configuration("b").name()).isEqualTo("b");
            assertThat(played.configuration("c").wlan().orElseThrow().ssid()).isEqualTo(Ssid.REDACTED);
            assertThat(played.configuration("d").name()).isEqualTo("Caf\u00e9 \"Z\"");
        }

        @Test
        void isOutOfRangeWhileTheRadioIsOff() {
            var played = new Played(WIRELESS + "link wlan0 joins home\nradio off\n");
            assertThat(played.state("home")).isEqualTo(DEFINED);
            assertThat(played.report().health().code()).isEqualTo("radio-off");
            assertThat(played.update().outcome()).isEqualTo(UpdateOutcome.UNAVAILABLE);
            assertThat(played.refusal(bearer -> bearer.activate("simulation:home")))
                    .isEqualTo(FailureReason.RADIO_OFF);
            played.perform("radio on");
            assertThat(played.state("home")).isEqualTo(ACTIVE);
        }

        private int signal(Played played) {
            return played.configuration("away").wlan().orElseThrow().signalPercent();
        }
    }

    @Nested
    final class AServiceNetwork {
        private final Played played =
                new Played(WIRED + WIRELESS + "service work members=home,eth0,nothing roaming=yes\n");

        @Test
        void hasTheStateOfItsBestMemberAndItsMembersInOrder() {
            var work = played.configuration("work");
            assertThat(work.type()).isEqualTo(ConfigurationType.SERVICE_NETWORK);
            assertThat(work.state()).isEqualTo(ACTIVE);
            assertThat(work.roamingAvailable()).isTrue();
            assertThat(work.children()).containsExactly("simulation:home", "simulation:eth0");
            played.perform("link eth0 down");
            assertThat(played.state("work")).isEqualTo(DISCOVERED);
        }

        @Test
        void isBroughtUpThroughItsBestMemberThatIsAvailable() {
            played.perform("link eth0 down");
            played.activate("work");
            assertThat(played.states()).containsEntry("home", ACTIVE).containsEntry("work", ACTIVE);
        }

        @Test
        void isTakenDownWithAllItsMembers() {
            played.activate("home");
            played.context.await(played.context.call(() -> played.bearer.deactivate("simulation:work")));
            assertThat(played.states())
                    .containsEntry("home", DISCOVERED)
                    .containsEntry("eth0", DISCOVERED)
                    .containsEntry("work", DISCOVERED);
        }
    }

    @Nested
    final class TheDaemon {
        @Test
        void isStaleForAGraceAndThenAwayUntilItReturns() {
            var played = new Played(WIRED + "at 5s\ndaemon dies\nat 20s\ndaemon returns\n");
            var before = played.configuration("eth0");
            played.advance("5s");
            assertThat(played.report().health().status()).isEqualTo(BearerStatus.STALE);
            assertThat(played.configuration("eth0")).isSameAs(before);
            assertThat(played.report().capabilities()).isEmpty();
            played.advance("10s");
            assertThat(played.report().health().status()).isEqualTo(BearerStatus.WAITING);
            assertThat(played.report().configurations()).isEmpty();
            played.advance("5s");
            assertThat(played.report().health().status()).isEqualTo(BearerStatus.READY);
            assertThat(played.configuration("eth0")).isSameAs(before);
        }

        @Test
        void staysIfItReturnsWithinTheGrace() {
            var played = new Played(WIRED + "at 1s\ndaemon dies\nat 3s\ndaemon returns\n");
            played.advance("30s");
            assertThat(played.context.reports())
                    .allMatch(report -> report.health().status() != BearerStatus.WAITING);
        }

        @Test
        void hasItsWholeGraceAlsoWhenItDiesAgain() {
            var played =
                    new Played(WIRED + "daemon dies grace=10s\nat 3s\ndaemon returns\nat 5s\ndaemon dies grace=10s\n");
            played.advance("14s");
            assertThat(played.report().health().status()).isEqualTo(BearerStatus.STALE);
            played.advance("1s");
            assertThat(played.report().health().status()).isEqualTo(BearerStatus.WAITING);
        }

        @Test
        void mayDenyAnythingWithACode() {
            var played = new Played(WIRED + "health denied location-denied \"Allow it in the settings.\"\n");
            assertThat(played.report().health().code()).isEqualTo("location-denied");
            assertThat(played.update().outcome()).isEqualTo(UpdateOutcome.DENIED);
        }
    }

    @Nested
    final class Judgements {
        @Test
        void ofConnectivityCountWhileActiveAndKeepTheirDate() {
            var played = new Played(WIRED + "link eth0 connectivity=full\nat 5s\nlink eth0 connectivity=portal\n");
            assertThat(played.configuration("eth0").connectivity().since()).isEqualTo(ManualTime.START);
            played.advance("5s");
            var portal = played.configuration("eth0").connectivity();
            assertThat(portal.value()).isEqualTo(Connectivity.PORTAL);
            assertThat(portal.judge()).isEqualTo("simulation");
            assertThat(portal.since()).isEqualTo(ManualTime.START.plusSeconds(5));
            played.advance("5s");
            played.perform("link eth0 name=x");
            assertThat(played.configuration("eth0").connectivity()).isEqualTo(portal);
            played.perform("link eth0 down");
            assertThat(played.configuration("eth0").connectivity().value()).isEqualTo(Connectivity.UNKNOWN);
        }

        @Test
        void ofCapabilitiesMayBeAllSeven() {
            var played = new Played("capabilities all");
            assertThat(played.report().capabilities()).containsExactly(NetworkCapability.values());
            played.perform("capabilities data-statistics,forced-roaming");
            assertThat(played.report().capabilities())
                    .isEqualTo(Set.of(NetworkCapability.DATA_STATISTICS, NetworkCapability.FORCED_ROAMING));
        }
    }

    @Nested
    final class Time {
        @Test
        void makesOneReportOfWhatHappensTogether() {
            var played = new Played(WIRED + "at 5s\nlink eth0 down\nlink eth1 ethernet\nlink eth2 ethernet\n");
            int before = played.reports();
            played.advance("5s");
            assertThat(played.reports()).isEqualTo(before + 1);
        }

        @Test
        void makesNoTimerWhenNothingIsToCome() {
            assertThat(new Played(WIRED).context.time().timers()).isZero();
        }

        @Test
        void standsStillWhileTheBearerIsStopped() {
            var played = new Played(WIRED + "at 5s\nlink eth0 down\n");
            played.advance("3s");
            played.context.run(played.bearer::stop);
            assertThat(played.context.time().timers()).isZero();
            var again = ManualContext.stepped();
            again.run(() -> played.bearer.start(again));
            again.advance(Duration.ofSeconds(1));
            assertThat(again.latest().configurations().get(0).state()).isEqualTo(ACTIVE);
            again.advance(Duration.ofSeconds(1));
            assertThat(again.latest().configurations().get(0).state()).isEqualTo(DEFINED);
        }

        @Test
        void beginsAgainWhereTheScenarioSaysSo() {
            var played = new Played(WIRED + "link eth0 up\nat 5s\nlink eth0 down\nat 10s\nrepeat\n");
            played.advance("5s");
            assertThat(played.state("eth0")).isEqualTo(DEFINED);
            played.advance("5s");
            assertThat(played.state("eth0")).isEqualTo(ACTIVE);
            played.advance("5s");
            assertThat(played.state("eth0")).isEqualTo(DEFINED);
        }

        @Test
        void endsWhenItIsHalted() {
            var played = new Played(WIRED + "at 5s\nlink eth0 down\n");
            played.bearer.halt();
            played.advance("1h");
            assertThat(played.state("eth0")).isEqualTo(ACTIVE);
        }

        @Test
        void isTheSameOnEveryRun() {
            var first = run();
            assertThat(run()).isEqualTo(first);
            assertThat(first).hasSizeGreaterThan(20);
        }

        private List<BearerReport> run() {
            var context = ManualContext.stepped();
            var bearer = new SimulatedBearer();
            bearer.play(Scenario.builtIn("demo").orElseThrow());
            context.run(() -> bearer.start(context));
            context.advance(Duration.ofMinutes(2));
            return context.reports();
        }
    }
}
