package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netbearer.api.DefaultRoute.Family;
import org.netbearer.api.LinkKind;
import org.netbearer.bearer.generic.netlink.KernelReader;
import org.netbearer.bearer.generic.port.Destinations;
import org.netbearer.bearer.generic.port.DeviceTree;
import org.netbearer.spi.LinkActivity;
import org.netbearer.spi.LinkReport;

/** What the kernel's own answers make of real links, situation by situation. */
@Tag("namespaces")
class RoutedLinksTest {
    private static final long PATIENCE = Duration.ofSeconds(5).toNanos();

    @BeforeAll
    static void mayMakeNamespaces() throws Exception {
        LinkLab.assumeAllowed();
    }

    /**
     * Of each link but loopback: name, {@code +} if active or {@code -}, {@code >46} for the families by which it leads out,
     * {@code 4.0} for the family and rank by which it is chosen, {@code !4} for a family that is refused.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            container                       | pair e p; ip addr add 10.1.0.2/24 dev e; ip route add default via 10.1.0.1                                 | e + >4 4.0
            rule for another table          | pair e p; ip addr add 10.1.0.2/24 dev e; ip route add default via 10.1.0.1 table 100; ip rule add lookup 100 pref 100 | e + >4 4.0
            rule for the second address     | pair e p; ip addr add 10.1.0.2/24 dev e; ip addr add 10.1.0.3/24 dev e; ip route add default via 10.1.0.1 table 100; ip rule add from 10.1.0.3 lookup 100 | e + >4
            halves, and 2000::/3            | pair e p; ip addr add 10.1.0.2/24 dev e; ip route add 0.0.0.0/1 via 10.1.0.1; ip route add 128.0.0.0/1 via 10.1.0.1; ip -6 addr add fd00::2/64 dev e; ip -6 route add 2000::/3 via fd00::1 | e + >46 4.0 6.0
            quarters of a VPN beside        | pair e p; pair t q; ip addr add 10.1.0.2/24 dev e; ip addr add 10.2.0.2/24 dev t; ip route add default via 10.1.0.1; for n in 0 64 128 192; do ip route add $n.0.0.0/2 via 10.2.0.1; done | e + >4, t + >4 4.0
            multipath                       | pair e p; pair f q; ip addr add 10.1.0.2/24 dev e; ip addr add 10.2.0.2/24 dev f; ip route add default nexthop via 10.1.0.1 weight 1 nexthop via 10.2.0.1 weight 5 | e + >4 4.1, f + >4 4.0
            multipath of IPv6               | pair e p; pair f q; ip -6 addr add fd01::2/64 dev e; ip -6 addr add fd02::2/64 dev f; ip -6 route add default nexthop via fd01::1 weight 3 nexthop via fd02::1 | e + >6 6.0, f + >6 6.1
            multipath, first hop dead       | pair e p; pair f q; ip addr add 10.1.0.2/24 dev e; ip addr add 10.2.0.2/24 dev f; ip route add default nexthop via 10.1.0.1 weight 9 nexthop via 10.2.0.1; peer ip link set p down | e -, f + >4 4.0
            nexthop group                   | pair e p; pair f q; ip addr add 10.1.0.2/24 dev e; ip addr add 10.2.0.2/24 dev f; ip nexthop add id 1 via 10.1.0.1 dev e; ip nexthop add id 2 via 10.2.0.1 dev f; ip nexthop add id 10 group 1/2,9; ip route add default nhid 10 | e + >4 4.1, f + >4 4.0
            nexthop group, not compatible   | echo 0 > /proc/sys/net/ipv4/nexthop_compat_mode; pair e p; pair f q; ip addr add 10.1.0.2/24 dev e; ip addr add 10.2.0.2/24 dev f; ip nexthop add id 1 via 10.1.0.1 dev e; ip nexthop add id 2 via 10.2.0.1 dev f; ip nexthop add id 10 group 1/2,9; ip route add default nhid 10 | e + >4 4.1, f + >4 4.0
            nexthop that is a blackhole     | pair e p; ip addr add 10.1.0.2/24 dev e; ip nexthop add id 1 blackhole; ip route add default nhid 1 | e + !4
            TOS                             | pair e p; pair f q; ip addr add 10.1.0.2/24 dev e; ip addr add 10.2.0.2/24 dev f; ip route add default via 10.1.0.1 metric 100; ip route add default tos 0x10 via 10.2.0.1 | e + >4 4.0, f +
            source-specific                 | pair e p; pair f q; ip -6 addr add fd01::2/64 dev e; ip -6 addr add fd02::2/64 dev f; ip -6 route add default from fd01::/64 via fd01::1 metric 1; ip -6 route add default via fd02::1 metric 9 | e + >6, f + >6 6.0
            source-specific alone           | pair e p; ip -6 addr add fd01::2/64 dev e; ip -6 route add default from fd01::/64 via fd01::1 | e + >6 6.0
            another table's IPv6 default    | pair e p; pair f q; ip -6 addr add fd01::2/64 dev e; ip -6 addr add fd02::2/64 dev f; ip -6 route add default via fd01::1 table 100; ip -6 route add default via fd02::1 metric 9999 | e +, f + >6 6.0
            equal metrics                   | pair e p; pair a q; ip addr add 10.1.0.2/24 dev e; ip addr add 10.2.0.2/24 dev a; ip route add default via 10.1.0.1; ip route append default via 10.2.0.1 | a + >4, e + >4 4.0
            rule by protocol                | pair e p; pair f q; ip addr add 10.1.0.2/24 dev e; ip addr add 10.2.0.2/24 dev f; ip route add default via 10.1.0.1; ip route add default via 10.2.0.1 table 100; ip rule add ipproto tcp lookup 100 | e + >4, f + 4.0
            second network of a container   | pair e p; pair f q; ip addr add 10.1.0.2/24 dev e; ip addr add 10.2.0.2/24 dev f; ip route add default via 10.1.0.1 | e + >4 4.0, f +
            Docker's internal network       | pair e p; ip addr add 10.1.0.2/24 dev e                                                            | e +
            host end with a whole address   | pair cali p; ip addr add 169.254.1.1/32 dev cali; pair h q; ip addr add 10.244.0.1/32 dev h         | cali -, h -
            host ends in a bridge           | pair v p; ip link add docker0 type bridge; ip link set v master docker0; ip link set docker0 up; ip addr add 172.17.0.1/16 dev docker0 | docker0 -, v -
            LXC whose uplink is down        | pair e p; ip addr add 10.1.0.2/24 dev e; ip route add default via 10.1.0.1; peer ip link set p down; pair v q; ip link add docker0 type bridge; ip link set v master docker0; ip link set docker0 up; ip addr add 172.17.0.1/16 dev docker0 | docker0 -, e - 4.0, v -
            default by ifb                  | ip link add i type ifb; ip link set i up; ip addr add 10.1.0.2/24 dev i; ip route add default via 10.1.0.1 | i - 4.0
            default by ifb beside a link    | pair e p; ip addr add 10.2.0.2/24 dev e; ip route add default via 10.2.0.1 metric 9; ip link add i type ifb; ip link set i up; ip addr add 10.1.0.2/24 dev i; ip route add default via 10.1.0.1 | e + >4, i - 4.0
            default by loopback             | ip addr add 10.9.9.9/32 dev lo; ip route add default dev lo; pair e p; ip addr add 10.2.0.2/24 dev e | e +
            router advertised, local address | pair e p; ip addr add 169.254.3.3/16 dev e; until [ -n "$(ip -6 -o addr show dev e scope link)" ]; do :; done; ip -6 route add default via fe80::1 dev e | e -
            default without a source        | pair e p; ip route add default dev e                                                               | e -
            unnumbered, by loopback's       | pair e p; ip addr add 10.9.9.9/32 dev lo; ip route add default dev e                                | e + >4 4.0
            a duplicate being looked for    | pair e p; echo 1 > /proc/sys/net/ipv6/conf/e/accept_dad; echo 20 > /proc/sys/net/ipv6/conf/e/dad_transmits; ip -6 addr add fd00::2/64 dev e; ip -6 route add default via fd00::1 | e -
            blackhole of a lower metric     | pair e p; ip addr add 10.1.0.2/24 dev e; ip route add default via 10.1.0.1 metric 100; ip route add blackhole default metric 1 | e + !4
            prohibiting rule                | pair e p; ip addr add 10.1.0.2/24 dev e; ip route add default via 10.1.0.1; ip rule add prohibit pref 50 | e + !4
            unreachable IPv6                | pair e p; ip -6 addr add fd00::2/64 dev e; ip -6 route add unreachable default                      | e + !6
            unreachable rule                | pair e p; ip addr add 10.1.0.2/24 dev e; ip route add default via 10.1.0.1; ip rule add unreachable pref 50 | e +
            a router's filters of bogons    | pair e p; ip addr add 10.1.0.2/24 dev e; ip route add default via 10.1.0.1; for n in 0.0.0.0/8 192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4; do ip route add blackhole $n; done; ip route add blackhole 1.1.1.1; ip route add blackhole 8.8.8.8 | e + >4 4.0
            a label without a colon         | pair e p; ip addr add 10.1.0.2/24 dev e label e-vip; ip route add default via 10.1.0.1              | e + >4 4.0
            a compatible address            | pair e p; ip -6 addr add ::10.1.0.2/96 dev e; ip -6 route add default dev e                         | e -
            IPv4 by an IPv6 router          | pair e p; ip addr add 10.1.0.2/32 dev e; ip -4 route add default via inet6 fe80::1 dev e               | e + >4 4.0
            macvlan with its lower elsewhere | peer ip link add low type veth peer name end; peer ip link set low up; peer ip link set end up; peer ip link add link low name m netns $$ type macvlan; ip link set dev m up; ip addr add 10.1.0.3/24 dev m | m +
            a tap without uplink            | ip tuntap add t mode tap; ip link set dev t up; ip addr add 10.1.0.2/24 dev t                           | t -
            """)
    void says(String situation, String script, String expected) throws Exception {
        try (var lab = LinkLab.open()) {
            lab.run(script);
            assertThat(settled(lab, expected)).as(situation).isEqualTo(expected);
        }
    }

    /** Reads until the kernel has carried out what the script asked for. */
    private static String settled(LinkLab lab, String expected) throws Exception {
        return lab.inside(() -> {
            try (var reader = KernelReader.open(Destinations.DEFAULT, DeviceTree.NONE, Datagrams::sourceFor)) {
                long begun = System.nanoTime();
                String now;
                do {
                    now = summary(reader.read(true).links());
                } while (!now.equals(expected) && System.nanoTime() - begun < PATIENCE);
                return now;
            }
        });
    }

    private static String summary(List<LinkReport> links) {
        var active = LinkActivity.activeAmong(links);
        return links.stream()
                .filter(link -> link.kind() != LinkKind.LOOPBACK)
                .sorted(Comparator.comparing(link -> link.key().name()))
                .map(link -> link.key().name() + (active.contains(link.key().name()) ? " +" : " -") + routing(link))
                .collect(Collectors.joining(", "));
    }

    private static String routing(LinkReport link) {
        var words = new ArrayList<String>();
        var out = new TreeSet<>(link.leadsOut().orElseThrow());
        if (!out.isEmpty()) {
            words.add(">" + out.stream().map(RoutedLinksTest::digit).collect(Collectors.joining()));
        }
        link.chosen().orElseThrow().forEach(choice -> words.add(digit(choice.family()) + "." + choice.rank()));
        new TreeSet<>(link.refused()).forEach(family -> words.add("!" + digit(family)));
        return words.stream().map(word -> " " + word).collect(Collectors.joining());
    }

    private static String digit(Family family) {
        return family == Family.IPV4 ? "4" : "6";
    }
}
