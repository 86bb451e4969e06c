package org.netbearer.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netbearer.api.Carrier;
import org.netbearer.api.DefaultRoute.Family;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.LinkKind;
import org.netbearer.spi.LinkActivity.Verdict;

/** The rule of {@link LinkActivity}, row by row. */
final class LinkActivityRulesTest {
    /**
     * A link is {@code name kind [words]}: {@code down}; {@code out} or {@code no-way} for what routing answered; {@code elsewhere};
     * {@code master=}, {@code on=}; addresses.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            loopback, dummy, VRF, even if the kernel would send there | lo LOOPBACK out 10.0.0.1/32; d DUMMY out 10.1.0.1/24; r VRF out 10.2.0.1/24 |
            no carrier, whatever routing says             | e ETHERNET down out 10.1.0.2/24                        |
            an address of the link alone                  | e ETHERNET no-way 169.254.3.3/16                       |
            a compatible IPv6 address is none             | t TUNNEL no-way ::10.0.0.1/96; e ETHERNET no-way 10.0.0.1/24 | e
            leads out by a source on loopback             | lo LOOPBACK 10.0.0.1/32; e ETHERNET out                | e
            an isolated wire                              | e ETHERNET no-way 10.0.0.1/24                          | e
            an unnumbered wire that leads nowhere         | lo LOOPBACK 10.0.0.1/32; e ETHERNET no-way             |
            a container's veth that leads out             | c VETH out elsewhere 172.17.0.2/16                     | c
            its second network, which leads nowhere       | c VETH out elsewhere 172.17.0.2/16; n VETH no-way elsewhere 172.18.0.2/16 | c n
            Docker's internal network                     | n VETH no-way elsewhere 172.18.0.2/16                  | n
            the host's end of a veth                      | e ETHERNET out 10.1.0.2/24; h VETH no-way elsewhere 172.18.0.1/16 | e
            the host's end with a whole address, in LXC   | c VETH no-way down elsewhere 10.1.0.2/24; h VETH no-way elsewhere 10.244.0.1/32 |
            the host's end in a bridge, in LXC            | h VETH no-way elsewhere master=docker0 172.17.0.9/16; docker0 BRIDGE no-way 172.17.0.1/16 |
            macvlan with its lower link elsewhere         | m MACVLAN no-way elsewhere 10.1.0.3/32                 | m
            macvlan on nothing known                      | m MACVLAN no-way on=x 10.1.0.3/24                      |
            VLAN on a bond on a wire                      | b BOND no-way; e ETHERNET master=b no-way; v VLAN on=b no-way 10.1.0.3/24 | v
            QMAP on a modem                               | w CELLULAR no-way; q QMAP on=w no-way 10.1.0.3/30      | q
            unlisted on hardware                          | e ETHERNET no-way; u UNKNOWN on=e no-way 10.1.0.3/24   | u
            unlisted on nothing                           | u UNKNOWN no-way 10.1.0.3/24                           |
            team and mesh with a wire                     | t TEAM no-way 10.1.0.3/24; e ETHERNET master=t no-way; m MESH no-way 10.2.0.1/24; f ETHERNET master=m no-way | t m
            an internal port of Open vSwitch              | o OPENVSWITCH out 10.1.0.3/24; p OPENVSWITCH no-way 10.2.0.1/24; e ETHERNET no-way | o
            6LoWPAN                                       | w LOWPAN no-way fd00::2/64                             | w
            a tunnel over a wire                          | e ETHERNET out 10.1.0.2/24; t TUN no-way 10.8.0.2/24   | e t
            a tunnel over a wire without carrier          | e ETHERNET down no-way 10.1.0.2/24; t TUN out 10.8.0.2/24 |
            a tunnel alone in its namespace               | t TUN out 10.8.0.2/24                                  | t
            a tunnel alone that leads nowhere             | t TUN no-way 10.8.0.2/24                               |
            a bridge and a tap without uplink             | b BRIDGE no-way 10.1.0.1/24; t TAP no-way 10.2.0.1/24  |
            """)
    void saysWhatReachesOthersNow(String situation, String links, String active) throws UnknownHostException {
        var reports = new ArrayList<LinkReport>();
        for (String each : links.split(";", -1)) {
            reports.add(link(each.strip().split(" +", -1)));
        }
        assertThat(LinkActivity.activeAmong(reports))
                .as(situation)
                .containsExactlyInAnyOrderElementsOf(
                        active == null
                                ? List.of()
                                : Stream.of(active.split(" ")).toList());
    }

    @Test
    void doesNotTakeUnknownForNo() throws UnknownHostException {
        var bare =
                LinkReport.builder(InterfaceKey.named("a")).kind(LinkKind.VETH).build();
        var notAsked = LinkReport.builder(InterfaceKey.named("b"))
                .kind(LinkKind.VETH)
                .addresses(List.of(address("10.0.0.1/24")))
                .build();
        var asked = link("c", "VETH", "no-way", "10.0.0.1/24");
        assertThat(LinkActivity.verdicts(List.of(bare, notAsked, asked)))
                .isEqualTo(Map.of(
                        bare.key(), Verdict.UNKNOWN,
                        notAsked.key(), Verdict.UNKNOWN,
                        asked.key(), Verdict.INACTIVE));
    }

    private static LinkReport link(String... words) throws UnknownHostException {
        var addresses = new ArrayList<LinkAddress>();
        var report = LinkReport.builder(InterfaceKey.named(words[0]))
                .kind(LinkKind.valueOf(words[1]))
                .carrier(Carrier.PRESENT);
        for (String word : List.of(words).subList(2, words.length)) {
            if (word.equals("down")) {
                report.carrier(Carrier.ABSENT);
            } else if (word.equals("out")) {
                report.leadsOut(Set.of(Family.IPV4));
            } else if (word.equals("no-way")) {
                report.leadsOut(Set.of());
            } else if (word.equals("elsewhere")) {
                report.farEndElsewhere(true);
            } else if (word.startsWith("master=")) {
                report.master(word.substring(7));
            } else if (word.startsWith("on=")) {
                report.lower(List.of(word.substring(3)));
            } else {
                addresses.add(address(word));
            }
        }
        return report.addresses(addresses).build();
    }

    private static LinkAddress address(String text) throws UnknownHostException {
        String[] parts = text.split("/", -1);
        return new LinkAddress(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
    }
}
