package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.LinkKind;
import org.netbearer.api.MacAddress;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.Purpose;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanDetails;
import org.netbearer.api.WlanLink;
import org.netbearer.bearer.generic.port.LinkReader;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkReport;

class ReportTranslatorTest {
    private static final String ETH0 =
            "name=eth0 index=2 flags=UP mac=02:00:00:00:00:02 mtu=1500 addresses=10.0.0.2/24";
    private static final String ETH1 = "name=eth1 index=3 flags= mac=02:00:00:00:00:03 mtu=1500 addresses=";
    private static final String LO = "name=lo index=1 flags=UP,LOOPBACK mtu=65536 addresses=127.0.0.1/8";

    private static MachineState machine(String... links) {
        return SettableMachine.jdkOnly(List.of(links));
    }

    private static MachineState counting(long bytes, String... links) {
        var counters = new HashMap<String, LinkCounters>();
        counters.put("eth0", new LinkCounters(bytes, bytes, 1, 1));
        return new MachineState(
                MachineState.Platform.LINUX,
                JdkRecords.parse(List.of(links)),
                null,
                new ProcNet(counters, List.of(), List.of()),
                Map.of(),
                List.of(),
                List.of());
    }

    private static BearerReport translate(BearerReport previous, MachineState state) {
        return ReportTranslator.translate(previous, state);
    }

    @Test
    void makesOneConfigurationPerInterfaceButLoopback() {
        var report = translate(null, machine(LO, ETH0, ETH1));
        assertThat(report.configurations())
                .extracting(BearerConfiguration::identifier)
                .containsExactly("generic:eth0", "generic:eth1");
        assertThat(report.links()).hasSize(3);
        assertThat(report.health()).isEqualTo(BearerHealth.READY);
    }

    @Test
    void namesInterfaceTypePurposeAndState() {
        var configuration = translate(null, machine(ETH0)).configurations().get(0);
        assertThat(configuration.name()).isEqualTo("eth0");
        assertThat(configuration.type()).isEqualTo(ConfigurationType.INTERNET_ACCESS_POINT);
        assertThat(configuration.purpose()).isEqualTo(Purpose.UNKNOWN);
        assertThat(configuration.state()).isEqualTo(ConfigurationState.ACTIVE);
        assertThat(configuration.interfaceKey()).contains(new InterfaceKey("eth0", 2, ""));
    }

    @Test
    void claimsNothing() {
        assertThat(translate(null, machine(ETH0)).claims()).isEmpty();
    }

    @Test
    void makesAnIdentifierThatCanBePrintedOfAnyName() {
        var report = translate(null, machine("name=a\u001b[31mb index=2 flags=UP addresses="));
        assertThat(report.configurations())
                .extracting(BearerConfiguration::identifier)
                .containsExactly("generic:a\\u{1b}[31mb");
        assertThat(report.links()).extracting(link -> link.key().name()).containsExactly("a\u001b[31mb");
    }

    @Test
    void keepsTheLowerIndexOfTwoInterfacesThatLookTheSame() {
        var report = translate(
                null, machine("name=x\ufffd index=9 flags= addresses=", "name=x\ufffd index=3 flags= addresses="));
        assertThat(report.links()).extracting(LinkReport::key).containsExactly(new InterfaceKey("x\ufffd", 3, ""));
    }

    @Nested
    class Capabilities {
        @Test
        void sayThatTheSystemMayMoveTrafficAndNothingMore() {
            assertThat(translate(null, machine(ETH0)).capabilities()).containsExactly(NetworkCapability.FORCED_ROAMING);
        }

        @Test
        void includeStatisticsWhereThereAreCounters() {
            assertThat(translate(null, counting(1, ETH0)).capabilities())
                    .containsExactlyInAnyOrder(NetworkCapability.FORCED_ROAMING, NetworkCapability.DATA_STATISTICS);
        }
    }

    @Nested
    class OfAnAssociation {
        private static final MacAddress ONE = MacAddress.parse("02:00:00:00:05:00");
        private static final MacAddress OTHER = MacAddress.parse("02:00:00:00:06:00");

        @Test
        void namesTheNetworkOfTheInterface() {
            var report = translate(null, associated(ONE, -47));
            assertThat(report.configurations().get(0).wlan().orElseThrow().activeAccessPoint())
                    .contains(ONE);
        }

        @Test
        void countsARoamAsAChangeAndAnotherSignalAsNone() {
            var before = translate(null, associated(ONE, -47));
            assertThat(ReportTranslator.differ(before, translate(before, associated(ONE, -60))))
                    .isFalse();
            assertThat(ReportTranslator.differ(before, translate(before, associated(OTHER, -47))))
                    .isTrue();
        }

        private static MachineState associated(MacAddress bssid, int dbm) {
            var link = LinkReport.builder(new InterfaceKey("wlan0", 3, ""))
                    .kind(LinkKind.WLAN)
                    .carrier(Carrier.PRESENT)
                    .build();
            var wlan = WlanDetails.builder(Ssid.of("Home"))
                    .activeAccessPoint(bssid)
                    .link(WlanLink.builder().signalDbm(dbm).build())
                    .build();
            return MachineState.told(new LinkReader.Reading(List.of(link), Set.of(), true, Map.of(3, wlan)), List.of());
        }
    }

    @Nested
    class WithAPreviousReport {
        private final BearerReport before = translate(null, counting(1, ETH0, ETH1));

        @Test
        void givesItBackIfNothingChanged() {
            assertThat(translate(before, counting(1, ETH1, ETH0))).isSameAs(before);
        }

        @Test
        void reusesWhatDidNotChange() {
            var after = translate(before, counting(1, ETH0.replace("10.0.0.2/24", "10.0.0.3/24"), ETH1));
            assertThat(after).isNotEqualTo(before);
            assertThat(after.configurations().get(0))
                    .isSameAs(before.configurations().get(0));
            assertThat(after.links().get(0)).isNotEqualTo(before.links().get(0));
            assertThat(after.links().get(1)).isSameAs(before.links().get(1));
        }

        @Test
        void reportsTrafficAsWell() {
            var after = translate(before, counting(2, ETH0, ETH1));
            assertThat(after).isNotEqualTo(before);
            assertThat(after.configurations()).isEqualTo(before.configurations());
        }

        @Test
        void notesEachChangeOfState() {
            var down = translate(before, counting(1, ETH0.replace("flags=UP", "flags="), ETH1));
            assertThat(down.configurations().get(0).state()).isEqualTo(ConfigurationState.DEFINED);
            assertThat(translate(down, counting(1, ETH0, ETH1))).isEqualTo(before);
        }

        @Test
        void keepsItIfNothingAtAllCanBeRead() {
            var blind = new MachineState(
                    MachineState.Platform.OTHER,
                    null,
                    null,
                    ProcNet.NOTHING,
                    Map.of(),
                    List.of(),
                    List.of(MachineState.Gap.INTERFACES));
            var after = translate(before, blind);
            assertThat(after.health().status()).isEqualTo(BearerStatus.FAILED);
            assertThat(after.health().code()).isEqualTo("interfaces-unreadable");
            assertThat(after.configurations()).isEqualTo(before.configurations());
            assertThat(after.capabilities()).isEmpty();
            assertThat(translate(after, blind)).isSameAs(after);
        }
    }

    @Nested
    class ManyInterfaces {
        @Test
        void areComparedWithoutLookingEachUpInAList() {
            var many = new ArrayList<String>();
            Map<Boolean, String> flags = Map.of(true, "UP", false, "");
            for (int i = 0; i < 5_000; i++) {
                many.add("name=veth" + i + " index=" + (i + 2) + " flags=" + flags.get(i % 2 == 0) + " addresses=");
            }
            var before = translate(null, SettableMachine.jdkOnly(many));
            assertThat(before.configurations()).hasSize(5_000);
            assertThat(translate(before, SettableMachine.jdkOnly(many))).isSameAs(before);
        }
    }
}
