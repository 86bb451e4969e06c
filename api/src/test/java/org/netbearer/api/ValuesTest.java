package org.netbearer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.netbearer.api.Samples.THEN;
import static org.netbearer.api.Samples.accessPoint;
import static org.netbearer.api.Samples.address;
import static org.netbearer.api.Samples.configuration;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the small records promise beyond holding their parts. */
final class ValuesTest {
    private static final String ESCAPE = "\u001b[31m";

    @Nested
    final class Texts {
        @Test
        void areSafeWhereverTheyComeFromOutside() {
            assertThat(new NetworkFailure(FailureReason.OTHER, ESCAPE, ESCAPE, THEN).text())
                    .isEqualTo("\\u{1b}[31m");
            assertThat(new NetworkFailure(FailureReason.OTHER, ESCAPE, "", THEN).platformReason())
                    .isEqualTo("\\u{1b}[31m");
            assertThat(new BearerHealth(BearerStatus.FAILED, "", ESCAPE).text()).isEqualTo("\\u{1b}[31m");
            assertThat(new BearerUpdate("test", UpdateOutcome.FAILED, ESCAPE).text())
                    .isEqualTo("\\u{1b}[31m");
            assertThat(new NetworkException(FailureReason.OTHER, ESCAPE, ESCAPE))
                    .hasMessage("\\u{1b}[31m")
                    .returns("\\u{1b}[31m", NetworkException::platformReason);
            assertThat(configuration(ESCAPE, ConfigurationState.ACTIVE).name()).isEqualTo("\\u{1b}[31m");
        }
    }

    @Nested
    final class Assessments {
        @Test
        void differInValueAndJudgeOnly() {
            var full = new Assessment<>(Connectivity.FULL, "nm", THEN);
            assertThat(full.differsFrom(new Assessment<>(Connectivity.FULL, "nm", THEN.plusSeconds(9))))
                    .isFalse();
            assertThat(full.differsFrom(new Assessment<>(Connectivity.FULL, "x", THEN)))
                    .isTrue();
            assertThat(full.differsFrom(new Assessment<>(Connectivity.NONE, "nm", THEN)))
                    .isTrue();
        }
    }

    @Nested
    final class AccessPoints {
        @Test
        void refuseASignalOutOfRange() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> accessPoint("02:00:00:00:00:01", 101, null))
                    .withMessage("signal of 101 percent");
            assertThatIllegalArgumentException().isThrownBy(() -> accessPoint("02:00:00:00:00:01", -2, null));
            assertThat(accessPoint("02:00:00:00:00:01", -1, null).signalPercent())
                    .isEqualTo(-1);
        }

        @Test
        void refuseANegativeFrequency() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AccessPoint.builder().frequencyMhz(-1).build());
        }
    }

    @Nested
    final class WlanNetworks {
        private final AccessPoint near = accessPoint("02:00:00:00:00:01", 80, null);
        private final AccessPoint far = accessPoint("02:00:00:00:00:02", 20, null);

        @Test
        void showTheSignalOfTheActiveAccessPointElseTheStrongest() {
            assertThat(wlan(Optional.empty(), far, near).signalPercent()).isEqualTo(80);
            assertThat(wlan(far.bssid(), near, far).signalPercent()).isEqualTo(20);
            assertThat(wlan(Optional.empty()).signalPercent()).isEqualTo(-1);
        }

        @Test
        void differInTheActiveAccessPoint() {
            assertThat(wlan(near.bssid(), near).differsFrom(wlan(Optional.empty(), near)))
                    .isTrue();
            assertThat(wlan(near.bssid(), near).differsFrom(wlan(near.bssid(), near)))
                    .isFalse();
        }

        @Test
        void measuresItsLinkWithoutDifferingForIt() {
            var before = wlan(Optional.empty());
            var measured = new WlanDetails(
                    before.ssid(),
                    before.security(),
                    before.accessPoints(),
                    before.activeAccessPoint(),
                    Optional.of(WlanLink.builder()
                            .signalDbm(-51)
                            .transmitRateKbps(144_400)
                            .phyMode(WlanPhyMode.AX)
                            .build()));
            assertThat(measured).isNotEqualTo(before);
            assertThat(measured.differsFrom(before)).isFalse();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> WlanLink.builder().receiveRateKbps(-1).build());
        }

        private WlanDetails wlan(Optional<MacAddress> active, AccessPoint... points) {
            return new WlanDetails(Ssid.of("home"), Set.of(), List.of(points), active);
        }
    }

    @Nested
    final class Links {
        @Test
        void findTheBestDefaultRouteOfAFamily() {
            var first = DefaultRoute.via(DefaultRoute.Family.IPV4, address("192.0.2.1"), 100);
            var second = DefaultRoute.onLink(DefaultRoute.Family.IPV4, 600);
            var link = link(List.of(first, second));
            assertThat(link.defaultRoute(DefaultRoute.Family.IPV4)).contains(first);
            assertThat(link.defaultRoute(DefaultRoute.Family.IPV6)).isEmpty();
        }

        @Test
        void keepTheirOwnCopyOfTheSources() {
            var sources = new HashMap<>(Map.of(LinkField.MTU, "generic"));
            var link = NetworkLink.builder("eth0").sources(sources).build();
            sources.clear();
            assertThat(link.sources()).containsOnlyKeys(LinkField.MTU);
        }

        @Test
        void refuseARouteOfNegativeMetric() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DefaultRoute.onLink(DefaultRoute.Family.IPV4, -1))
                    .withMessage("metric -1");
        }

        private NetworkLink link(List<DefaultRoute> routes) {
            return NetworkLink.builder("eth0").defaultRoutes(routes).build();
        }
    }

    @Nested
    final class Updates {
        @Test
        void areFreshIfEveryBearerDidItsPart() {
            assertThat(report().isFresh()).isTrue();
            assertThat(report(UpdateOutcome.COMPLETED, UpdateOutcome.RECENT).isFresh())
                    .isTrue();
            for (var bad : EnumSet.complementOf(EnumSet.of(UpdateOutcome.COMPLETED, UpdateOutcome.RECENT))) {
                assertThat(report(UpdateOutcome.COMPLETED, bad).isFresh()).isFalse();
            }
        }

        private UpdateReport report(UpdateOutcome... outcomes) {
            return new UpdateReport(
                    1,
                    THEN,
                    THEN,
                    1,
                    Arrays.stream(outcomes)
                            .map(outcome -> new BearerUpdate("test", outcome, ""))
                            .toList());
        }
    }

    @Nested
    final class Scales {
        @Test
        void doNotTakeUnknownForUnmetered() {
            assertThat(Metered.UNKNOWN.isUnmetered()).isFalse();
            assertThat(Metered.UNKNOWN.isMetered()).isFalse();
            assertThat(Metered.GUESS_YES.isMetered()).isTrue();
            assertThat(Metered.GUESS_NO.isUnmetered()).isTrue();
        }

        @Test
        void relyOnABearerThatIsReadyOrStaleOnly() {
            assertThat(BearerStatus.values())
                    .filteredOn(BearerStatus::isHealthy)
                    .containsExactly(BearerStatus.READY, BearerStatus.STALE);
        }

        @Test
        void takeNoTunnelForHardware() {
            assertThat(LinkKind.values())
                    .filteredOn(LinkKind::isTunnel)
                    .containsExactly(LinkKind.TUN, LinkKind.TUNNEL)
                    .noneMatch(LinkKind::isPhysical);
        }

        @Test
        void sortWlanSecurityByWhatAUserNeeds() {
            assertThat(WlanSecurity.OWE.family()).isEqualTo(WlanSecurity.Family.OPEN);
            assertThat(WlanSecurity.WPA3_SAE.family()).isEqualTo(WlanSecurity.Family.PSK);
            assertThat(WlanSecurity.WPA3_ENTERPRISE_192.family()).isEqualTo(WlanSecurity.Family.ENTERPRISE);
        }
    }

    @Nested
    final class Nulls {
        @Test
        void areRefusedWhereTheContractDoesNotAllowThem() {
            assertThatNullPointerException().isThrownBy(() -> new BearerHealth(null, "", ""));
            assertThatNullPointerException().isThrownBy(() -> new Assessment<Metered>(null, "", THEN));
            assertThatNullPointerException().isThrownBy(() -> new NetworkFailure(null, "", "", THEN));
            assertThatNullPointerException().isThrownBy(() -> new BearerUpdate("test", null, ""));
            assertThatNullPointerException().isThrownBy(() -> new LinkAddress(null, 0));
        }
    }
}
