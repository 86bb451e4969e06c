package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netbearer.api.ConfigurationState;
import org.netbearer.spi.BearerConfiguration;

/** What is active, row by row of the rule in {@link org.netbearer.spi.LinkActivity}, each with a machine's tree. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the trees need symbolic links")
class ActivityTableTest {
    @TempDir
    private Path root;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    a physical link that owns the default route    | firecracker         | eth0
                    a container's veth that owns the default route | container           | eth0
                    several default routes, on two links           | metrics             | eth0 eth1
                    Wi-Fi, associated, beside unplugged and idle   | wifi-laptop         | wlp2s0
                    physical, carrier, address, no route           | physical-no-route   | enp1s0
                    a bridge with a physical port                  | bridge-uplink       | br0
                    a bond with one port left, a VLAN on it        | bond-vlan           | bond0.10
                    macvlan and ipvlan on a wire                   | macvlan-uplink      | mac0 ipvl0
                    tunnels whose underlay is up                   | vpn                 | enp1s0 wg0 tun0
                    loopback alone, with its IPv6 reject route     | loopback            |
                    link-local addresses only                      | link-local          |
                    the host's end of a veth                       | veth-host-end       |
                    bridges without uplink, with and without ports | bridges             |
                    tun and tap without uplink                     | tun                 |
                    tunnels without underlay                       | vpn-no-underlay     |
                    reject routes of every kind                    | reject              |
                    routes that are linkdown                       | linkdown            |
                    Wi-Fi, not associated, address and route left  | wifi-not-associated |
                    Wi-Fi, associated, keys not yet agreed         | wifi-no-keys        |
                    macvlan on a veth                              | macvlan             |
                    macvlan that lost sight of its lower link      | macvlan-container   |
                    everything without an address                  | all-kinds           |
                    """)
    void saysWhatReachesOthersNow(String row, String tree, String active) throws IOException {
        var report = ReportTranslator.translate(
                null, CapturedTree.unpack(tree, root).port().read());
        assertThat(report.configurations().stream()
                        .filter(each -> each.state() == ConfigurationState.ACTIVE)
                        .map(BearerConfiguration::name))
                .as(row)
                .containsExactlyInAnyOrderElementsOf(names(active));
        assertThat(report.configurations().stream()
                        .filter(each -> each.state() != ConfigurationState.ACTIVE)
                        .map(BearerConfiguration::state))
                .as("never discovered: nothing can be brought up")
                .allMatch(state -> state == ConfigurationState.DEFINED);
    }

    private static Iterable<String> names(String list) {
        return list == null ? java.util.List.of() : Stream.of(list.split(" ")).toList();
    }
}
