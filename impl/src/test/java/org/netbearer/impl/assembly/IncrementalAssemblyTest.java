package org.netbearer.impl.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.Assessment;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.BearerType;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.Connectivity;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.LinkKind;
import org.netbearer.api.MacAddress;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanDetails;
import org.netbearer.api.WlanSecurity;
import org.netbearer.internal.NetworkChanges;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkReport;

/** What is assembled from what has changed is what is assembled from nothing, and costs what has changed. */
final class IncrementalAssemblyTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anyHistoryLeadsWhereItsLastReportsDo(long seed) {
        var random = new Random(seed);
        var world = new RandomWorld(random);
        Assembly incremental = Assembly.empty();
        for (int step = 0; step < 400; step++) {
            world.step();
            incremental = SnapshotAssembler.assemble(incremental, world.entries(), world.inputs, NOW);
            var fromNothing = SnapshotAssembler.assemble(Assembly.empty(), world.plainEntries(), world.inputs, NOW);
            assertThat(told(incremental.snapshot()))
                    .as("seed %d, step %d: %s", seed, step, world.last)
                    .isEqualTo(told(fromNothing.snapshot()));
        }
    }

    /** All but the revision, and the date since when there is no connectivity. */
    private static List<Object> told(NetworkSnapshot snapshot) {
        return List.of(
                snapshot.configurations(),
                snapshot.defaultIdentifier(),
                snapshot.tunnelIdentifier(),
                snapshot.online(),
                snapshot.connectivity().value(),
                snapshot.connectivity().judge(),
                snapshot.metered(),
                snapshot.capabilities(),
                snapshot.bearers());
    }

    @Test
    void whatIsEqualKeepsItsIdentityThoughItIsReportedAnew() {
        var first = entry("fake", report(BearerHealth.READY, List.of(network("fake", 1, 50)), List.of()));
        var before = SnapshotAssembler.assemble(Assembly.empty(), List.of(first), AssemblyInputs.NONE, NOW);
        var check = ReportCheck.of(
                first, report(BearerHealth.READY, List.of(network("fake", 0, 50), network("fake", 1, 50)), List.of()));
        assertThat(check.report().configurations().get(1))
                .isSameAs(first.report().configurations().get(0));
        var after = SnapshotAssembler.assemble(
                before, List.of(first.withReport(check.report(), 2)), AssemblyInputs.NONE, NOW);
        assertThat(after.snapshot().configuration("fake:1").orElseThrow())
                .isSameAs(before.snapshot().configuration("fake:1").orElseThrow());
    }

    @Test
    void aReportThatOnlyRepeatsChangesNothing() {
        var first = entry("fake", report(BearerHealth.READY, List.of(network("fake", 1, 50)), List.of()));
        var before = SnapshotAssembler.assemble(Assembly.empty(), List.of(first), AssemblyInputs.NONE, NOW);
        var check = ReportCheck.of(first, report(BearerHealth.READY, List.of(network("fake", 1, 50)), List.of()));
        var after = SnapshotAssembler.assemble(
                before, List.of(first.withReport(check.report(), 2)), AssemblyInputs.NONE, NOW);
        assertThat(after.snapshot()).isSameAs(before.snapshot());
    }

    @Test
    void oneChangeAmongTenThousandCostsLittleMemory() {
        var networks = new ArrayList<BearerConfiguration>();
        for (int i = 0; i < 10_000; i++) {
            networks.add(network("fake", i, i % 100));
        }
        var entry = entry("fake", report(BearerHealth.READY, networks, List.of()));
        var assembly = SnapshotAssembler.assemble(Assembly.empty(), List.of(entry), AssemblyInputs.NONE, NOW);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 100; round++) {
            networks.set(round * 97, network("fake", round * 97, 1000 + round));
            var report = report(BearerHealth.READY, networks, List.of());
            long before = threads.getCurrentThreadAllocatedBytes();
            entry = entry.withReport(ReportCheck.of(entry, report).report(), round);
            var next = SnapshotAssembler.assemble(assembly, List.of(entry), AssemblyInputs.NONE, NOW);
            var change = NetworkChanges.between(assembly.snapshot(), next.snapshot());
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            assertThat(next.snapshot()).isNotSameAs(assembly.snapshot());
            assertThat(change.before()).isSameAs(assembly.snapshot());
            assembly = next;
        }
        assertThat(least).isLessThanOrEqualTo(100_000);
    }

    private static BearerEntry entry(String name, BearerReport report) {
        return BearerEntry.starting(name, 0).withReport(report, 1);
    }

    private static BearerReport report(
            BearerHealth health, List<BearerConfiguration> configurations, List<LinkReport> links) {
        return new BearerReport(health, configurations, links, List.of(), Set.of());
    }

    private static BearerConfiguration network(String bearer, int number, int signal) {
        var point = AccessPoint.builder()
                .bssid(new MacAddress(number))
                .security(Set.of(WlanSecurity.WPA2_PSK))
                .frequencyMhz(2412)
                .channel(1)
                .channelWidthMhz(20)
                .signalPercent(signal % 100)
                .signalDbm(-50)
                .maxBitrateKbps(54_000 + signal)
                .build();
        return BearerConfiguration.builder(bearer + ":" + number)
                .name("network " + number)
                .bearerType(BearerType.WLAN)
                .state(signal % 2 == 0 ? ConfigurationState.DISCOVERED : ConfigurationState.DEFINED)
                .interfaceKey(InterfaceKey.named("wlan0"))
                .wlan(WlanDetails.builder(Ssid.of("network " + number))
                        .security(Set.of(WlanSecurity.WPA2_PSK))
                        .accessPoints(List.of(point))
                        .build())
                .build();
    }

    /** Three bearers, two of them of one name at times, whose reports change a little at each step. */
    private static final class RandomWorld {
        private static final String[] LINKS = {"eth0", "wlan0", "wwan0", "tun0"};
        private final Random random;
        private final List<String> names = List.of("kernel", "daemon", "daemon");
        private final List<BearerEntry> entries = new ArrayList<>();
        private final List<BearerReport> reports = new ArrayList<>();
        private AssemblyInputs inputs = AssemblyInputs.NONE;
        private String last = "";
        private long sequence = 1;

        RandomWorld(Random random) {
            this.random = random;
            for (int i = 0; i < names.size(); i++) {
                entries.add(BearerEntry.starting(names.get(i), -i));
                reports.add(entries.get(i).report());
            }
        }

        List<BearerEntry> entries() {
            return List.copyOf(entries);
        }

        /** The same without what is kept of predecessors: each value a new instance. */
        List<BearerEntry> plainEntries() {
            var plain = new ArrayList<BearerEntry>();
            for (int i = 0; i < entries.size(); i++) {
                var entry = entries.get(i);
                var report = ReportCheck.of(entry.name(), copy(reports.get(i))).report();
                plain.add(new BearerEntry(
                        entry.name(),
                        entry.ranking(),
                        report,
                        entry.fault(),
                        entry.unanswered(),
                        entry.lastReportSequence()));
            }
            return plain;
        }

        private static BearerReport copy(BearerReport report) {
            return new BearerReport(
                    report.health(),
                    report.configurations().stream()
                            .map(each -> each.toBuilder().build())
                            .toList(),
                    report.links(),
                    report.claims(),
                    report.capabilities());
        }

        void step() {
            int which = random.nextInt(entries.size());
            int kind = random.nextInt(20);
            if (kind == 0) {
                inputs = new AssemblyInputs(
                        random.nextBoolean()
                                ? List.of()
                                : List.of(new ServiceNetwork(
                                        "group", List.of(member -> member.name().endsWith("1")))),
                        random.nextBoolean(),
                        random.nextBoolean());
                last = "inputs";
                return;
            }
            BearerEntry entry = entries.get(which);
            if (kind == 1) {
                entries.set(which, entry.withRanking(random.nextInt(5) - 2));
                last = "ranking";
                return;
            }
            if (kind == 2) {
                entries.set(which, entry.withUnanswered(random.nextBoolean() ? "update()" : ""));
                last = "unanswered";
                return;
            }
            BearerReport next = changed(reports.get(which), names.get(which), kind);
            reports.set(which, next);
            var check = ReportCheck.of(entry, next);
            entries.set(which, entry.withReport(check.report(), ++sequence).withFault(check.fault()));
        }

        private BearerReport changed(BearerReport report, String bearer, int kind) {
            var configurations = new ArrayList<>(report.configurations());
            var links = new ArrayList<>(report.links());
            var health = report.health();
            List<InterfaceKey> claims = report.claims();
            Set<NetworkCapability> capabilities = report.capabilities();
            last = bearer + " " + kind;
            switch (kind) {
                case 3 -> health = new BearerHealth(pick(BearerStatus.values()), "", "");
                case 4 -> claims = random.nextBoolean() ? List.of() : List.of(InterfaceKey.named(pick(LINKS)));
                case 5 -> capabilities = random.nextBoolean() ? Set.of() : Set.of(pick(NetworkCapability.values()));
                case 6 -> links.removeIf(link -> random.nextInt(3) == 0);
                case 7, 8 -> links(links);
                case 9 -> Collections.shuffle(configurations, random);
                case 10 -> configurations.removeIf(each -> random.nextInt(4) == 0);
                default -> configure(configurations, bearer);
            }
            return new BearerReport(health, configurations, links, claims, capabilities);
        }

        private void links(List<LinkReport> links) {
            String name = pick(LINKS);
            links.removeIf(link -> link.key().name().equals(name));
            links.add(LinkReport.builder(InterfaceKey.named(name))
                    .kind(name.equals("tun0") ? LinkKind.TUNNEL : LinkKind.ETHERNET)
                    .carrier(pick(Carrier.values()))
                    .addresses(List.of(new LinkAddress(address(random.nextInt(200)), 24)))
                    .defaultRoutes(
                            random.nextBoolean()
                                    ? List.of()
                                    : List.of(DefaultRoute.onLink(DefaultRoute.Family.IPV4, random.nextInt(3) * 100L)))
                    .build());
        }

        private static InetAddress address(int host) {
            try {
                return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) host});
            } catch (UnknownHostException impossible) {
                throw new AssertionError(impossible);
            }
        }

        private void configure(List<BearerConfiguration> configurations, String bearer) {
            int number = random.nextInt(12);
            String identifier = (random.nextInt(30) == 0 ? "foreign" : bearer) + ":" + number;
            var builder = BearerConfiguration.builder(identifier)
                    .name("network " + number)
                    .bearerType(pick(BearerType.values()))
                    .state(pick(new ConfigurationState[] {
                        ConfigurationState.DEFINED, ConfigurationState.DISCOVERED, ConfigurationState.ACTIVE
                    }))
                    .roamingAvailable(random.nextInt(5) == 0)
                    .connectivity(new Assessment<>(pick(Connectivity.values()), bearer, NOW));
            if (random.nextInt(4) > 0) {
                builder.interfaceKey(InterfaceKey.named(pick(LINKS)));
            }
            int at = -1;
            for (int i = 0; i < configurations.size(); i++) {
                at = configurations.get(i).identifier().equals(identifier) ? i : at;
            }
            if (at < 0) {
                configurations.add(random.nextInt(configurations.size() + 1), builder.build());
            } else {
                configurations.set(at, builder.build());
            }
        }

        private <T> T pick(T[] values) {
            return values[random.nextInt(values.length)];
        }
    }
}
