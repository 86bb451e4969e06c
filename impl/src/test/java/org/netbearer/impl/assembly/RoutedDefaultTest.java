package org.netbearer.impl.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.impl.Configurations.ethernet;
import static org.netbearer.impl.assembly.Reports.NOW;
import static org.netbearer.impl.assembly.Reports.entry;
import static org.netbearer.impl.assembly.Reports.link;
import static org.netbearer.impl.assembly.Reports.report;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netbearer.api.Assessment;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.DefaultRoute.Family;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.LinkKind;
import org.netbearer.api.Metered;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.LinkReport;
import org.netbearer.spi.RouteChoice;

/** Which configuration is the default where the system's routing was asked. */
final class RoutedDefaultTest {
    /**
     * A link is {@code name [words]}: {@code tunnel}, {@code down}, {@code out4}, {@code out6} for the families by which it leads
     * out, {@code m=} for the metric, {@code 4=}, {@code 6=} for its rank among the links that are chosen.
     */
    private static LinkReport machine(String words, Set<Family> refused) throws UnknownHostException {
        String[] parts = words.strip().split(" +", -1);
        var leadsOut = EnumSet.noneOf(Family.class);
        var chosen = new ArrayList<RouteChoice>();
        var routes = new ArrayList<DefaultRoute>();
        long metric = 100;
        var report = link(parts[0])
                .carrier(Carrier.PRESENT)
                .addresses(List.of(new LinkAddress(InetAddress.getByName("10.0.0.2"), 24)));
        for (String word : List.of(parts).subList(1, parts.length)) {
            switch (word) {
                case "tunnel" -> report.kind(LinkKind.TUNNEL);
                case "down" -> report.carrier(Carrier.ABSENT);
                case "out4" -> leadsOut.add(Family.IPV4);
                case "out6" -> leadsOut.add(Family.IPV6);
                default -> {
                    int value = Integer.parseInt(word.substring(2));
                    if (word.startsWith("m=")) {
                        metric = value;
                    } else {
                        chosen.add(new RouteChoice(word.startsWith("4=") ? Family.IPV4 : Family.IPV6, value));
                    }
                }
            }
        }
        for (Family family : leadsOut) {
            routes.add(DefaultRoute.onLink(family, metric));
        }
        return report.leadsOut(leadsOut)
                .chosen(chosen)
                .defaultRoutes(routes)
                .refused(refused)
                .build();
    }

    private static BearerEntry bearer(String links, Set<Family> refused) throws UnknownHostException {
        var reports = new ArrayList<LinkReport>();
        var configurations = new ArrayList<BearerConfiguration>();
        for (String each : links.split(";", -1)) {
            LinkReport report = machine(each, refused);
            reports.add(report);
            boolean down = report.carrier() == Carrier.ABSENT;
            String name = report.key().name();
            configurations.add(
                    ethernet("fake:" + name, down ? ConfigurationState.DISCOVERED : ConfigurationState.ACTIVE, name));
        }
        return entry("fake", 0, report(BearerStatus.READY, configurations, reports));
    }

    private static NetworkSnapshot of(String links) throws UnknownHostException {
        return Reports.assemble(bearer(links, Set.of()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the choice before a lower metric       | a out4 m=1; b out4 m=9 4=0               | fake:b |
            IPv4 before IPv6                       | a out6 6=0; b out4 4=0                   | fake:b |
            IPv6 if IPv4 has no way                | a out6 6=0; b                            | fake:a |
            the greatest weight                    | a out4 4=1; b out4 4=0                   | fake:b |
            the second hop if the first is dead    | a down 4=0; b out4 4=1                   | fake:b |
            the underlay of a tunnel               | a out4 m=5; b out4 m=3; t tunnel out4 4=0 | fake:b | fake:t
            not a link that leads nowhere below it | a; b out4 m=3; t tunnel out4 4=0         | fake:b | fake:t
            the tunnel where nothing else leads out | a; t tunnel out4 4=0                    | fake:t |
            the metric if the chosen link is down  | a out4 m=9; b out4 m=3; c down 4=0       | fake:b |
            an isolated network                    | a; b                                     | fake:a |
            a machine that is not yet connected    | a down; b down                           | fake:a |
            """)
    void is(String what, String links, String identifier, String tunnel) throws UnknownHostException {
        NetworkSnapshot snapshot = of(links);
        assertThat(snapshot.defaultIdentifier()).as(what).isEqualTo(identifier);
        assertThat(snapshot.tunnelIdentifier()).isEqualTo(tunnel == null ? "" : tunnel);
    }

    @Test
    void staysWithTheNextHopThatItIs() throws UnknownHostException {
        var first = SnapshotAssembler.assemble(
                Assembly.empty(), List.of(bearer("a out4 4=0; b out4 4=1", Set.of())), AssemblyInputs.NONE, NOW);
        var second = SnapshotAssembler.assemble(
                first, List.of(bearer("a out4 4=1; b out4 4=0", Set.of())), AssemblyInputs.NONE, NOW);
        assertThat(second.snapshot().defaultIdentifier()).isEqualTo("fake:a");
    }

    @Test
    void isNoneIfTheSystemRefusesEveryFamilyThatHasAddresses() throws UnknownHostException {
        assertThat(Reports.assemble(bearer("a; b", Set.of(Family.IPV4))).defaultIdentifier())
                .isEmpty();
        assertThat(Reports.assemble(bearer("a; b", Set.of(Family.IPV6))).defaultIdentifier())
                .isEqualTo("fake:a");
    }

    @Test
    void costsWhatTheTunnelOverItCosts() throws UnknownHostException {
        var plain = bearer("a out4; t tunnel out4 4=0", Set.of());
        var configurations = plain.report().configurations().stream()
                .map(each -> each.identifier().equals("fake:t")
                        ? BearerConfiguration.builder("fake:t")
                                .state(ConfigurationState.ACTIVE)
                                .interfaceKey(each.interfaceKey().orElseThrow())
                                .metered(new Assessment<>(Metered.YES, "fake", NOW))
                                .build()
                        : each)
                .toList();
        var snapshot = Reports.assemble(entry(
                "fake",
                0,
                report(BearerStatus.READY, configurations, plain.report().links())));
        assertThat(snapshot.defaultIdentifier()).isEqualTo("fake:a");
        assertThat(snapshot.metered().value()).isEqualTo(Metered.YES);
    }

    @Test
    void isNeverActiveOverALinkThatCannotReachAnybody() throws UnknownHostException {
        var daemon = entry("daemon", 10, report(ethernet("daemon:x", ConfigurationState.ACTIVE, "a")));
        var kernel = bearer("a down", Set.of());
        NetworkSnapshot snapshot = Reports.assemble(daemon, kernel);
        assertThat(snapshot.configuration("daemon:x").orElseThrow().state()).isEqualTo(ConfigurationState.DISCOVERED);
        assertThat(snapshot.online()).isFalse();
        assertThat(snapshot.bearers().get(0).fault())
                .isEqualTo("\"daemon:x\" is ACTIVE over a link that cannot reach another device");
    }

    @Test
    void isBelievedWhereNobodyKnowsTheLink() {
        var daemon = entry("daemon", 10, report(ethernet("daemon:x", ConfigurationState.ACTIVE, "a")));
        assertThat(Reports.assemble(daemon).online()).isTrue();
    }
}
