package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netbearer.api.BearerType;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.LinkKind;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;

/**
 * What is said of machines of which only the JDK's list is known. The records are made by hand after documented names; no
 * Windows or macOS was at hand.
 */
class JdkOnlyTest {
    private static BearerReport report(MachineState.Platform platform, List<InetAddress> outward, String... links) {
        return ReportTranslator.translate(
                null,
                new MachineState(
                        platform,
                        JdkRecords.parse(List.of(links)),
                        null,
                        ProcNet.NOTHING,
                        Map.of(),
                        outward,
                        List.of()));
    }

    private static List<String> active(BearerReport report) {
        return report.configurations().stream()
                .filter(each -> each.state() == ConfigurationState.ACTIVE)
                .map(BearerConfiguration::name)
                .toList();
    }

    private static List<InetAddress> from(String... addresses) {
        return Stream.of(addresses).map(JdkRecords::ip).toList();
    }

    @Nested
    class OnWindows {
        private static final String LAN = "name=ethernet_32769 display=Intel(R)_Ethernet_Connection index=5 flags=UP"
                + " mac=02:00:00:00:00:05 mtu=1500 addresses=10.1.2.3/24,fe80::5/64";
        private static final String WLAN = "name=wireless_32768 display=Intel(R)_Wi-Fi_6_AX201 index=9 flags="
                + " mac=02:00:00:00:00:09 mtu=1500 addresses=";
        private static final String SWITCH =
                "name=ethernet_32770 display=Hyper-V_Virtual_Ethernet_Adapter index=20 flags=UP"
                        + " mac=02:00:00:00:00:20 mtu=1500 addresses=172.20.0.1/20,fe80::20/64";
        private static final String FILTER =
                "name=ethernet_10 display=Intel(R)_Ethernet_Connection-WFP_Native_MAC_Layer_LightWeight_Filter-0000"
                        + " index=30 flags=UP mac=02:00:00:00:00:05 addresses=";

        private BearerReport windows(List<InetAddress> outward, String... links) {
            return report(MachineState.Platform.WINDOWS, outward, links);
        }

        @Test
        void takesAPhysicalAdapterWithAnAddressForActive() {
            var report = windows(List.of(), LAN, WLAN);
            assertThat(active(report)).containsExactly("ethernet_32769");
            assertThat(report.configurations())
                    .extracting(BearerConfiguration::bearerType)
                    .containsExactly(BearerType.ETHERNET, BearerType.WLAN);
        }

        @Test
        void doesNotTakeAVirtualSwitchForActiveUnlessTrafficLeavesByIt() {
            assertThat(active(windows(List.of(), SWITCH))).isEmpty();
            assertThat(active(windows(from("172.20.0.1"), SWITCH))).containsExactly("ethernet_32770");
        }

        @Test
        void leavesOutTheLayersThatWindowsListsForEachAdapter() {
            assertThat(windows(List.of(), LAN, FILTER).links()).hasSize(1);
        }

        @Test
        void tellsTheRouteThatTheSystemChose() {
            var links = windows(from("10.1.2.3"), LAN, SWITCH).links();
            assertThat(links.get(0).defaultRoutes().orElseThrow())
                    .containsExactly(DefaultRoute.onLink(DefaultRoute.Family.IPV4, 0));
            assertThat(links.get(1).defaultRoutes())
                    .as("it may have one of higher cost")
                    .isEmpty();
        }

        @ParameterizedTest(name = "{0} ({1}) is {2}")
        @CsvSource({
            "eth0, Realtek PCIe GbE Family Controller, ETHERNET",
            "wlan0, Intel(R) Wi-Fi 6 AX201, WLAN",
            "wireless_32768, Qualcomm Atheros, WLAN",
            "wireless_32770, Microsoft Wi-Fi Direct Virtual Adapter, TAP",
            "ethernet_5, VirtualBox Host-Only Ethernet Adapter, TAP",
            "ethernet_6, VMware Virtual Ethernet Adapter for VMnet8, TAP",
            "ethernet_7, TAP-Windows Adapter V9, TAP",
            "iftype53_3, WireGuard Tunnel, TUNNEL",
            "tunnel_1, Teredo Tunneling Pseudo-Interface, TUNNEL",
            "ethernet_8, Bluetooth Device (Personal Area Network), BLUETOOTH",
            "iftype243_1, Sierra Wireless Mobile Broadband, CELLULAR",
            "ppp_3, WAN Miniport (PPPOE), UNKNOWN",
            "ppp0, Work VPN, PPP",
            "ethernet_9, Npcap Loopback Adapter, DUMMY",
            "iftype23_9, Something new, UNKNOWN",
        })
        void guessesFromTheDisplayName(String name, String display, LinkKind kind) {
            assertThat(kind(MachineState.Platform.WINDOWS, name, display, "UP")).isEqualTo(kind);
        }
    }

    @Nested
    class OnMacOs {
        private static final String EN0 =
                "name=en0 index=6 flags=UP mac=02:00:00:00:00:06 mtu=1500 addresses=192.168.1.7/24,fe80::6/64";
        private static final String UTUN =
                "name=utun3 index=15 flags=UP,POINT_TO_POINT mtu=1380 addresses=10.8.0.2/32,fe80::15/64";

        private BearerReport macos(List<InetAddress> outward, String... links) {
            return report(MachineState.Platform.MACOS, outward, links);
        }

        @Test
        void doesNotCallWhatMayBeWifiEthernet() {
            var report = macos(List.of(), EN0);
            assertThat(active(report)).containsExactly("en0");
            assertThat(report.configurations().get(0).bearerType()).isEqualTo(BearerType.UNKNOWN);
            assertThat(report.links().get(0).kind()).isEqualTo(LinkKind.PHYSICAL);
        }

        @Test
        void takesATunnelForActiveOnlyOverSomethingThatIs() {
            assertThat(active(macos(from("10.8.0.2"), EN0, UTUN))).containsExactly("en0", "utun3");
            assertThat(active(macos(from("10.8.0.2"), EN0.replace("flags=UP", "flags="), UTUN)))
                    .isEmpty();
        }

        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource({
            "en5, PHYSICAL",
            "bridge0, BRIDGE",
            "bridge100, BRIDGE",
            "awdl0, UNKNOWN",
            "llw0, UNKNOWN",
            "gif0, TUNNEL",
            "vlan0, VLAN",
            "bond0, BOND",
            "feth0, VETH",
            "pdp_ip0, CELLULAR",
            "ipsec0, TUNNEL",
        })
        void guessesFromTheName(String name, LinkKind kind) {
            assertThat(kind(MachineState.Platform.MACOS, name, name, "UP")).isEqualTo(kind);
        }
    }

    @Nested
    class Elsewhere {
        @Test
        void takesAnythingWithAHardwareAddressForPhysical() {
            assertThat(active(report(
                            MachineState.Platform.OTHER,
                            List.of(),
                            "name=em0 index=1 flags=UP mac=02:00:00:00:00:01 mtu=1500 addresses=10.0.0.2/24",
                            "name=epair0a index=2 flags=UP mac=02:00:00:00:00:02 mtu=1500 addresses=10.0.1.2/24",
                            "name=enc0 index=3 flags=UP mtu=1500 addresses=10.0.2.2/24")))
                    .containsExactly("em0");
        }

        @Test
        void ignoresTheSystemsChoiceOnALinkThatIsDown() {
            assertThat(report(
                                    MachineState.Platform.OTHER,
                                    from("10.0.0.2"),
                                    "name=em0 index=1 flags= mac=02:00:00:00:00:01 mtu=1500 addresses=10.0.0.2/24")
                            .links()
                            .get(0)
                            .defaultRoutes())
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"Linux, LINUX", "Windows 11, WINDOWS", "Mac OS X, MACOS", "Darwin, MACOS", "FreeBSD, OTHER", "'', OTHER"
    })
    void knowsTheSystemByItsName(String name, MachineState.Platform platform) {
        assertThat(Machines.platform(name)).isEqualTo(platform);
    }

    private static LinkKind kind(MachineState.Platform platform, String name, String display, String flags) {
        return NamedKind.of(
                platform,
                JdkRecords.link("name=" + name + " display=" + display.replace(' ', '_') + " index=1 flags=" + flags));
    }
}
