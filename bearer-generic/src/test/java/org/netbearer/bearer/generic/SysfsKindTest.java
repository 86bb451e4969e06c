package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netbearer.api.Carrier;
import org.netbearer.api.LinkKind;
import org.netbearer.spi.LinkReport;

class SysfsKindTest {
    @ParameterizedTest(name = "{0}: {1} is {2}")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the trees need symbolic links")
    @CsvSource({
        "firecracker, eth0, ETHERNET",
        "firecracker, ifb0, DUMMY",
        "firecracker, lo, LOOPBACK",
        "wifi-laptop, wlp2s0, WLAN",
        "wifi-laptop, docker0, BRIDGE",
        "container, eth0, VETH",
        "macvlan, mac0, MACVLAN",
        "macvlan-uplink, ipvl0, MACVLAN",
        "tun, tun0, TUN",
        "tun, tap0, TAP",
        "bond-vlan, bond0, BOND",
        "bond-vlan, bond0.10, VLAN",
        "vpn, wg0, TUNNEL",
        "vpn, tun0, TUN",
        "all-kinds, wwan0, CELLULAR",
        "all-kinds, rmnet0, CELLULAR",
        "all-kinds, ppp0, PPP",
        "all-kinds, bnep0, BLUETOOTH",
        "all-kinds, ib0, PHYSICAL",
        "all-kinds, lan1, ETHERNET",
        "all-kinds, dummy0, DUMMY",
        "all-kinds, team0, BOND",
        "all-kinds, vxlan0, TUNNEL",
        "all-kinds, gretap0, VETH",
        "all-kinds, tunl0, TUNNEL",
        "all-kinds, sit0, TUNNEL",
        "all-kinds, macsec0, VLAN",
        "all-kinds, mon0, WLAN",
        "all-kinds, can0, PHYSICAL",
    })
    void tellsWhatItIs(String tree, String name, LinkKind kind, @TempDir Path root) throws IOException {
        var links = LinkTranslator.links(CapturedTree.unpack(tree, root).port().read()).stream()
                .collect(Collectors.toMap(link -> link.key().name(), Function.identity()));
        assertThat(links.get(name)).extracting(LinkReport::kind).isEqualTo(kind);
    }

    @ParameterizedTest(name = "switched on {0}, operstate {1}, carrier \"{2}\": {3}")
    @CsvSource({
        "true, up, 1, PRESENT",
        "true, up, '', PRESENT",
        "true, unknown, 1, PRESENT",
        "true, unknown, 0, ABSENT",
        "true, unknown, '', UNKNOWN",
        "true, '', 1, PRESENT",
        "true, '', '', UNKNOWN",
        "true, down, 1, ABSENT",
        "true, lowerlayerdown, '', ABSENT",
        "true, dormant, 1, ABSENT",
        "true, testing, 1, ABSENT",
        "true, notpresent, '', ABSENT",
        "false, up, 1, ABSENT",
        "false, down, '', ABSENT",
    })
    void tellsCarrierAsTheKernelTellsRunning(boolean on, String operstate, String carrier, Carrier expected) {
        assertThat(SysfsKind.carrier(link(1, on ? 0x1003 : 0x1002, operstate, carrier)))
                .isEqualTo(expected);
    }

    @Test
    void takesAnythingWirelessForWlanWhateverItsType() {
        var base = link(1, 0x1003, "up", "");
        var wireless = new SysfsLink(
                "eth1",
                2,
                2,
                1,
                0x1003,
                "",
                "up",
                "",
                1500,
                "",
                Set.of(SysfsLink.Mark.WIRELESS, SysfsLink.Mark.DEVICE),
                0,
                "",
                List.of());
        assertThat(SysfsKind.of(wireless)).isEqualTo(LinkKind.WLAN);
        assertThat(SysfsKind.of(base)).isEqualTo(LinkKind.VETH);
    }

    private static SysfsLink link(int type, int flags, String operstate, String carrier) {
        return new SysfsLink("x0", 2, 2, type, flags, "", operstate, carrier, 1500, "", Set.of(), 0, "", List.of());
    }
}
