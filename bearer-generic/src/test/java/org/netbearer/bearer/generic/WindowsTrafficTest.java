package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.NetworkCapability;
import org.netbearer.bearer.generic.FakeIpHelper.Mode;
import org.netbearer.bearer.generic.port.ChangeEvents;
import org.netbearer.bearer.generic.port.Destinations;
import org.netbearer.bearer.generic.port.InterfaceTable;
import org.netbearer.bearer.generic.port.RouteLookup;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.LinkReport;
import org.netbearer.testkit.ManualContext;

/** Traffic through the real JNA mapping, as a fake library counts it. */
@Timeout(60)
class WindowsTrafficTest {
    private static final List<String> LINES = List.of(
            "name=loopback_0 display=Software_Loopback_Interface_1 index=1 flags=UP,LOOPBACK addresses=127.0.0.1/8",
            "name=ethernet_32769 display=Intel(R)_Ethernet_Connection index=5 flags=UP mac=02:00:00:00:00:05 mtu=1500"
                    + " addresses=10.1.2.3/24",
            "name=ethernet_10 display=Intel(R)_Ethernet_Connection-WFP_Native_MAC_Layer_LightWeight_Filter-0000"
                    + " index=30 flags=UP mac=02:00:00:00:00:05 addresses=",
            "name=wireless_32768 display=Intel(R)_Wi-Fi_6_AX201 index=9 flags= mac=02:00:00:00:00:09 mtu=1500"
                    + " addresses=",
            "name=net0 display=WAN_Miniport index=0 flags= addresses=");

    private static JdkOnlyPort windows(InterfaceTable traffic) {
        return windows(new Recorded(), traffic);
    }

    private static JdkOnlyPort windows(Recorded machine, InterfaceTable traffic) {
        return new JdkOnlyPort(
                MachineState.Platform.WINDOWS, machine, traffic, RouteLookup.NONE, () -> Destinations.DEFAULT);
    }

    private static BearerReport report(InterfaceTable traffic) {
        return ReportTranslator.translate(null, windows(traffic).read());
    }

    private static LinkReport link(BearerReport report, int index) {
        return report.links().stream()
                .filter(link -> link.key().index() == index)
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class Counted {
        private final FakeIpHelper system = FakeIpHelper.world(Mode.WELL);

        @Test
        void standsWithTheInterfaceOfThatIndex() {
            system.count(5, 5_000_000_000L, 700_000_000_000L, 4_100, 3_050);
            system.count(9, 90, 91, 92, 93);
            var report = report(system.traffic());
            assertThat(link(report, 5).counters())
                    .contains(new LinkCounters(5_000_000_000L, 700_000_000_000L, 4_100, 3_050));
            assertThat(link(report, 9).counters()).contains(new LinkCounters(90, 91, 92, 93));
            assertThat(report.capabilities()).contains(NetworkCapability.DATA_STATISTICS);
        }

        @Test
        void isUnknownOfAnInterfaceThatIsGoneMeanwhile() {
            system.count(5, 50, 51, 52, 53);
            assertThat(link(report(system.traffic()), 9).counters()).isEmpty();
        }

        @Test
        void isAskedOnceForEachInterfaceThatIsReported() {
            system.count(5, 50, 51, 52, 53);
            report(system.traffic());
            assertThat(system.asked())
                    .as("loopback, Ethernet and Wi-Fi; neither a filter layer nor what has no index")
                    .isEqualTo(3);
        }
    }

    @Nested
    class NotCounted {
        private final FakeIpHelper system = FakeIpHelper.world(Mode.NO_TRAFFIC);

        private void assertNothingIsClaimed(BearerReport report) {
            assertThat(report.links())
                    .isNotEmpty()
                    .allSatisfy(link -> assertThat(link.counters()).isEmpty());
            assertThat(report.capabilities()).doesNotContain(NetworkCapability.DATA_STATISTICS);
            assertThat(report.health().status().isHealthy()).isTrue();
        }

        @Test
        void claimsNoStatisticsIfTheSystemRefuses() {
            assertNothingIsClaimed(report(system.traffic()));
        }

        @Test
        void claimsNoStatisticsWithoutTheLibrary() {
            assertNothingIsClaimed(report(Machines.table("no-such-library", MachineState.Platform.WINDOWS)));
        }

        @Test
        void claimsNoStatisticsIfTheLibraryLacksTheFunction() {
            assertNothingIsClaimed(report(Machines.table("c", MachineState.Platform.WINDOWS)));
        }

        @Test
        void claimsNoStatisticsOnASystemWithoutThatLibrary() {
            assertNothingIsClaimed(report(Machines.table(null, MachineState.Platform.MACOS)));
        }

        @Test
        void loadsTheLibraryOnceAndNotBeforeItIsAsked() {
            int[] loads = {0};
            var traffic = new LoadedTable(() -> {
                loads[0]++;
                throw new IOException("not here");
            });
            assertThat(loads[0]).isZero();
            report(traffic);
            report(traffic);
            assertThat(loads[0]).isEqualTo(1);
        }
    }

    @Nested
    class InTheBearer {
        private final FakeIpHelper system = FakeIpHelper.world(Mode.WELL);
        private final Recorded machine = new Recorded();
        private final ManualContext context = ManualContext.stepped();
        private GenericBearer bearer;

        private void started(Map<String, Object> properties) {
            system.count(5, 50, 51, 52, 53);
            bearer = new GenericBearer(windows(machine, system.traffic()), ChangeEvents.Source.NONE, properties);
            context.run(() -> bearer.start(context));
        }

        @AfterEach
        void stop() {
            context.run(bearer::stop);
        }

        @Test
        void isReadWithEachLookAndReportedIfItGrew() {
            started(Map.of());
            int reports = context.reports().size();
            context.advance(Duration.ofSeconds(5));
            assertThat(context.reports()).as("nothing new").hasSize(reports);
            system.count(5, 60, 61, 62, 63);
            context.advance(Duration.ofSeconds(5));
            assertThat(link(context.latest(), 5).counters()).contains(new LinkCounters(60, 61, 62, 63));
        }

        @Test
        void isReadAnewWhenAsked() {
            started(Map.of(GenericSettings.POLL_INTERVAL, 0));
            int lists = machine.lists;
            system.count(5, 60, 61, 62, 63);
            context.await(context.call(bearer::readCounters));
            assertThat(link(context.latest(), 5).counters()).contains(new LinkCounters(60, 61, 62, 63));
            assertThat(machine.lists).as("nothing else is looked at").isEqualTo(lists);
        }

        @Test
        void isReadByNoTimerOfItsOwn() {
            started(Map.of(GenericSettings.POLL_INTERVAL, 0));
            int asked = system.asked();
            context.advance(Duration.ofHours(1));
            assertThat(system.asked()).isEqualTo(asked);
            assertThat(context.time().timers()).isZero();
        }
    }

    /** What the JDK would list. */
    private static final class Recorded implements JdkSource {
        private int lists;

        @Override
        public List<JdkLink> links(Depth depth) {
            lists++;
            return JdkRecords.parse(LINES);
        }

        @Override
        public List<InetAddress> outwardAddresses(Collection<JdkLink> links) {
            return List.of();
        }
    }
}
