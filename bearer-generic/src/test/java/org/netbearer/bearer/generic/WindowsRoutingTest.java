package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.DefaultRoute.Family;
import org.netbearer.api.LinkKind;
import org.netbearer.bearer.generic.FakeIpHelper.Mode;
import org.netbearer.bearer.generic.FakeIpHelper.Nature;
import org.netbearer.bearer.generic.port.Destinations;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.LinkReport;
import org.netbearer.spi.RouteChoice;

/** What hardware and routing of Windows say, through the real JNA mapping; names decide nothing where these answer. */
@Timeout(60)
class WindowsRoutingTest {
    private static final String LAN = "name=ethernet_32769 display=Realtek_PCIe_GbE index=5 flags=UP"
            + " mac=02:00:00:00:00:05 mtu=1500 addresses=10.1.2.3/24,fe80::5/64,2001:db8:5::3/64";
    private static final String WLAN = "name=wireless_32768 display=Intel(R)_Wi-Fi_6_AX201 index=9 flags=UP"
            + " mac=02:00:00:00:00:09 mtu=1500 addresses=10.9.2.3/24";

    private FakeIpHelper system = FakeIpHelper.world(Mode.WELL);
    private List<InetAddress> outward = List.of();

    private BearerReport report(String... links) {
        var jdk = new JdkSource() {
            @Override
            public List<JdkLink> links(Depth depth) {
                return JdkRecords.parse(List.of(links));
            }

            @Override
            public List<InetAddress> outwardAddresses(Collection<JdkLink> known) {
                return outward;
            }
        };
        var port = new JdkOnlyPort(
                MachineState.Platform.WINDOWS, jdk, system.traffic(), system.routes(), () -> Destinations.DEFAULT);
        return ReportTranslator.translate(null, port.read());
    }

    private static String adapter(int index, String name, String display) {
        return "name=" + name + " display=" + display.replace(' ', '_') + " index=" + index
                + " flags=UP mac=02:00:00:00:00:" + (index + 10) + " mtu=1500 addresses=10." + index + ".2.3/24";
    }

    private static List<String> active(BearerReport report) {
        return report.configurations().stream()
                .filter(each -> each.state() == ConfigurationState.ACTIVE)
                .map(BearerConfiguration::name)
                .toList();
    }

    private static LinkReport link(BearerReport report, int index) {
        return report.links().stream()
                .filter(link -> link.key().index() == index)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "ethernet_7, ZeroTier Virtual Port, VIRTUAL_ETHERNET",
        "ethernet_7, LogMeIn Hamachi Virtual Ethernet Adapter, VIRTUAL_ETHERNET",
        "ethernet_7, Famatech Radmin VPN Ethernet Adapter, VIRTUAL_ETHERNET",
        "ethernet_7, Cisco AnyConnect Virtual Miniport Adapter for Windows x64, VIRTUAL_ETHERNET",
        "ethernet_7, Fortinet TAP Adapter, VIRTUAL_ETHERNET",
        "ethernet_7, Realtek PCIe GbE Family Controller, VIRTUAL_ETHERNET",
        "wireless_7, Virtueller Microsoft-Adapter f\u00fcr direktes WiFi, WIFI_DIRECT"
    })
    void isNoWireWhateverItIsCalledAndInWhateverLanguage(String name, String display, Nature nature) {
        system.nature(7, nature);
        var report = report(adapter(7, name, display));
        assertThat(link(report, 7).kind().isPhysical()).isFalse();
        assertThat(active(report)).as("no way leads out of it").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "WIRE, ETHERNET",
        "WIFI, WLAN",
        "MODEM, CELLULAR",
        "PHONE, BLUETOOTH",
        "WINTUN, TUN",
        "TEREDO, TUNNEL",
        "DIAL_UP, PPP",
        "VIRTUAL_ETHERNET, TAP"
    })
    void isWhatItsMediumAndTypeSay(Nature nature, LinkKind kind) {
        system.nature(7, nature);
        assertThat(link(report(adapter(7, "net_7", "etwas ganz Neues")), 7).kind())
                .isEqualTo(kind);
    }

    @Test
    void hardwareIsActiveWithAnAddressWhateverItIsCalled() {
        system.nature(7, Nature.WIRE);
        assertThat(active(report(adapter(7, "ethernet_7", "Loopback TAP-Windows WireGuard Tunnel"))))
                .containsExactly("ethernet_7");
    }

    @Test
    void aCableThatIsPulledOutIsToldByTheMedium() {
        system.nature(5, Nature.UNPLUGGED);
        var report = report(LAN);
        assertThat(link(report, 5).carrier()).isEqualTo(Carrier.ABSENT);
        assertThat(active(report)).isEmpty();
    }

    @Test
    void aLayerOverAnAdapterIsLeftOut() {
        system.nature(5, Nature.WIRE);
        system.nature(30, Nature.FILTER);
        assertThat(report(LAN, adapter(30, "ethernet_10", "Irgendein Filter")).links())
                .extracting(each -> each.key().index())
                .containsExactly(5);
    }

    @ParameterizedTest
    @CsvSource({"Hyper-V Virtual Ethernet Adapter, VETH", "Microsoft Network Adapter Multiplexor Driver, BOND"})
    void aVirtualSwitchOrATeamIsActiveAndTheDefaultIfItLeadsOut(String display, LinkKind kind) {
        system.nature(7, Nature.VIRTUAL_ETHERNET);
        system.route(7, "0.0.0.0/0", "10.7.2.1", 25, "10.7.2.3");
        var report = report(adapter(7, "ethernet_7", display));
        assertThat(active(report)).containsExactly("ethernet_7");
        assertThat(link(report, 7).kind()).isEqualTo(kind);
        assertThat(link(report, 7).chosen().orElseThrow()).containsExactly(new RouteChoice(Family.IPV4, 0));
        assertThat(link(report, 7).defaultRoutes().orElseThrow())
                .containsExactly(DefaultRoute.via(Family.IPV4, JdkRecords.ip("10.7.2.1"), 25));
    }

    @Test
    void eachLinkIsAskedForItselfAndTheSystemForItsChoice() {
        system.nature(5, Nature.WIRE);
        system.nature(9, Nature.WIFI);
        system.route(5, "0.0.0.0/0", "10.1.2.1", 25, "10.1.2.3");
        system.route(5, "::/0", "fe80::1", 25, "2001:db8:5::3");
        system.route(9, "0.0.0.0/0", "10.9.2.1", 50, "10.9.2.3");
        var report = report(LAN, WLAN);
        assertThat(link(report, 5).leadsOut()).contains(Set.of(Family.IPV4, Family.IPV6));
        assertThat(link(report, 9).leadsOut()).contains(Set.of(Family.IPV4));
        assertThat(link(report, 5).chosen().orElseThrow())
                .containsExactly(new RouteChoice(Family.IPV4, 0), new RouteChoice(Family.IPV6, 0));
        assertThat(link(report, 9).chosen()).contains(List.of());
    }

    @Test
    void aTunnelThatTakesTheTrafficByHalvesIsTheChoiceAndTheUnderlayStillLeadsOut() {
        system.nature(5, Nature.WIRE);
        system.nature(12, Nature.WINTUN);
        system.route(5, "0.0.0.0/0", "10.1.2.1", 25, "10.1.2.3");
        system.route(12, "0.0.0.0/1", "0.0.0.0", 5, "10.12.2.3");
        system.route(12, "128.0.0.0/1", "0.0.0.0", 5, "10.12.2.3");
        var report = report(LAN, adapter(12, "iftype53_3", "WireGuard Tunnel"));
        assertThat(link(report, 12).chosen().orElseThrow()).containsExactly(new RouteChoice(Family.IPV4, 0));
        assertThat(link(report, 5).leadsOut()).contains(Set.of(Family.IPV4));
        assertThat(active(report)).containsExactlyInAnyOrder("ethernet_32769", "iftype53_3");
    }

    @Test
    void twoHalvesByTwoLinksAreSaid() {
        system.nature(5, Nature.WIRE);
        system.nature(9, Nature.WIFI);
        system.route(5, "0.0.0.0/1", "10.1.2.1", 25, "10.1.2.3");
        system.route(9, "128.0.0.0/1", "10.9.2.1", 25, "10.9.2.3");
        var report = report(LAN, WLAN);
        assertThat(report.health().code()).isEqualTo("routes-split");
        assertThat(active(report)).containsExactlyInAnyOrder("ethernet_32769", "wireless_32768");
    }

    @Test
    void aWayWithoutAUsableSourceLeadsNowhere() {
        system.nature(5, Nature.WIRE);
        system.route(5, "::/0", "fe80::1", 25, "fe80::5");
        assertThat(link(report(LAN), 5).leadsOut()).contains(Set.of());
        assertThat(link(report(LAN), 5).chosen()).contains(List.of());
    }

    @Test
    void theJdkIsAskedWhereTheSystemDoesNotAnswer() {
        system = FakeIpHelper.world(Mode.NO_ROUTES);
        system.nature(5, Nature.WIRE);
        outward = List.of(JdkRecords.ip("10.1.2.3"));
        assertThat(link(report(LAN), 5).chosen().orElseThrow()).containsExactly(new RouteChoice(Family.IPV4, 0));
    }
}
