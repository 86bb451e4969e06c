package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.DefaultRoute.Family;
import org.netbearer.api.LinkKind;
import org.netbearer.bearer.generic.darwin.FakeRouting;
import org.netbearer.bearer.generic.darwin.FakeRouting.Route;
import org.netbearer.bearer.generic.port.Destinations;
import org.netbearer.bearer.generic.port.InterfaceTable;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.LinkReport;
import org.netbearer.spi.RouteChoice;

/** What the routing of macOS says of its links, through the messages of a routing socket; no macOS was at hand. */
class MacosRoutingTest {
    private static final String WIFI =
            "name=en0 index=4 flags=UP mac=02:00:00:00:00:04 mtu=1500 addresses=192.0.2.7/24,fe80::4/64,2001:db8::7/64";
    private static final String WIRED =
            "name=en5 index=9 flags=UP mac=02:00:00:00:00:09 mtu=1500 addresses=10.1.2.3/24";
    private static final String VPN = "name=utun3 index=15 flags=UP,POINT_TO_POINT mac= mtu=1380 addresses=10.8.0.2/32";
    private static final String SIDECAR =
            "name=awdl0 index=6 flags=UP mac=02:00:00:00:00:06 mtu=1500 addresses=fe80::6/64";
    private static final Route BY_WIFI = new Route(4, false, "192.0.2.1", "192.0.2.7", 0x2);
    private static final Route BY_WIFI_ALONE = new Route(4, true, "192.0.2.1", "192.0.2.7", 0x2);
    private static final Route BY_WIRE_ALONE = new Route(9, true, "10.1.2.1", "10.1.2.3", 0x2);
    private static final Route BY_VPN = new Route(15, false, "", "10.8.0.2", 0);

    private final FakeRouting system = new FakeRouting();
    private List<InetAddress> outward = List.of();

    private BearerReport report(String... records) {
        var links = JdkRecords.parse(List.of(records));
        var jdk = new JdkSource() {
            @Override
            public List<JdkLink> links(Depth depth) {
                return links;
            }

            @Override
            public List<InetAddress> outwardAddresses(Collection<JdkLink> known) {
                return outward;
            }
        };
        var lookup = system.lookup(index -> links.stream()
                .filter(link -> link.index() == index)
                .flatMap(link -> link.addresses().stream())
                .map(address -> address.address())
                .toList());
        return ReportTranslator.translate(
                null,
                new JdkOnlyPort(
                                MachineState.Platform.MACOS,
                                jdk,
                                InterfaceTable.NONE,
                                lookup,
                                () -> Destinations.DEFAULT)
                        .read());
    }

    private static LinkReport link(BearerReport report, String name) {
        return report.links().stream()
                .filter(link -> link.key().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> active(BearerReport report) {
        return report.configurations().stream()
                .filter(each -> each.state() == ConfigurationState.ACTIVE)
                .map(BearerConfiguration::name)
                .toList();
    }

    @Test
    void leadsOutByTheLinkThatIsChosenAndByOneWithARouteOfItsOwn() {
        system.ipv4.addAll(List.of(BY_WIFI, BY_WIRE_ALONE));
        var report = report(WIFI, WIRED, SIDECAR);
        assertThat(link(report, "en0").chosen()).contains(List.of(new RouteChoice(Family.IPV4, 0)));
        assertThat(link(report, "en0").leadsOut()).contains(Set.of(Family.IPV4));
        assertThat(link(report, "en5").chosen()).contains(List.of());
        assertThat(link(report, "en5").leadsOut()).contains(Set.of(Family.IPV4));
        assertThat(link(report, "en5").defaultRoutes())
                .contains(List.of(DefaultRoute.via(Family.IPV4, JdkRecords.ip("10.1.2.1"), 0)));
        assertThat(link(report, "awdl0").leadsOut()).contains(Set.of());
        assertThat(active(report)).containsExactly("en0", "en5");
    }

    @Test
    void leadsOutByIpv6WhoseRouteNamesALinkLocalAddress() {
        system.ipv6.add(new Route(4, false, "fe80::1", "fe80::4", 0x2));
        var wifi = link(report(WIFI), "en0");
        assertThat(wifi.leadsOut()).contains(Set.of(Family.IPV6));
        assertThat(wifi.chosen()).contains(List.of(new RouteChoice(Family.IPV6, 0)));
    }

    @Test
    void tellsATunnelThatTakesTheTrafficFromTheLinkBelow() {
        system.ipv4.addAll(List.of(BY_VPN, BY_WIFI_ALONE));
        var report = report(WIFI, VPN);
        assertThat(link(report, "utun3").kind()).isEqualTo(LinkKind.TUN);
        assertThat(link(report, "utun3").chosen()).contains(List.of(new RouteChoice(Family.IPV4, 0)));
        assertThat(link(report, "en0").chosen()).contains(List.of());
        assertThat(link(report, "en0").leadsOut()).contains(Set.of(Family.IPV4));
        assertThat(active(report)).containsExactly("en0", "utun3");
    }

    @Test
    void asksTheSocketsOfTheJdkWhereRoutingIsRefused() {
        system.refusal = 1;
        outward = List.of(JdkRecords.ip("192.0.2.7"));
        var report = report(WIFI, WIRED);
        assertThat(link(report, "en0").chosen()).contains(List.of(new RouteChoice(Family.IPV4, 0)));
        assertThat(link(report, "en5").leadsOut()).isEmpty();
    }
}
