package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netbearer.api.Carrier;
import org.netbearer.api.DefaultRoute.Family;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.LinkKind;
import org.netbearer.bearer.generic.netlink.KernelReader;
import org.netbearer.bearer.generic.port.Destinations;
import org.netbearer.bearer.generic.port.DeviceTree;
import org.netbearer.spi.LinkReport;

/**
 * Holds what routing is said to do against what packets do, in set-ups by chance.
 *
 * <p>{@code -Dnetbearer.sweep=3000} for more set-ups, {@code -Dnetbearer.sweep.seed=...} for others or one again.
 */
@Tag("namespaces")
@Timeout(value = 1, unit = TimeUnit.HOURS)
class RoutingSweepTest {
    private static final int SET_UPS = Integer.getInteger("netbearer.sweep", 60);
    private static final long SEED = Long.getLong("netbearer.sweep.seed", 1);

    @BeforeAll
    static void mayMakeNamespaces() throws Exception {
        LinkLab.assumeAllowed();
    }

    @Test
    void packetsLeaveAsRoutingSays() throws Exception {
        var differences = new ArrayList<String>();
        for (long seed = SEED; seed < SEED + SET_UPS; seed++) {
            var setUp = new RandomSetUp(seed);
            try (var lab = LinkLab.open()) {
                lab.run(setUp.script());
                List<String> found = differences(lab, setUp);
                if (!found.isEmpty()) {
                    differences.add("seed " + seed + ": " + found + "\n" + setUp.script());
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    private static List<String> differences(LinkLab lab, RandomSetUp setUp) throws Exception {
        return lab.inside(() -> {
            try (var reader = KernelReader.open(Destinations.DEFAULT, DeviceTree.NONE, Datagrams::sourceFor)) {
                var differences = new ArrayList<String>();
                List<LinkReport> links;
                do { // the loss of a carrier climbs up slowly
                    links = reader.read(true).links();
                } while (!setUp.hasSettled(links));
                for (Family family : Family.values()) {
                    compareExits(lab, reader, links, family, differences);
                    compareChoice(reader, links, family, differences);
                }
                return differences;
            }
        });
    }

    private static void compareExits(
            LinkLab lab, KernelReader reader, List<LinkReport> links, Family family, List<String> differences)
            throws Exception {
        for (LinkReport link : links) {
            if (isNoWay(link)) {
                continue; // the kernel sends there too, into nothing
            }
            boolean said = link.leadsOut().orElseThrow().contains(family);
            boolean done = false;
            List<Optional<InetAddress>> sources = new ArrayList<>();
            sources.add(Optional.empty());
            link.addresses().orElseThrow().stream()
                    .filter(LinkAddress::isBeyondLink)
                    .map(LinkAddress::address)
                    .filter(address -> address.getAddress().length == (family == Family.IPV4 ? 4 : 16))
                    .map(Optional::of)
                    .forEach(sources::add);
            // without an address of the family the kernel would take one that nobody can answer to
            for (InetAddress destination :
                    sources.size() == 1 ? List.<InetAddress>of() : Destinations.DEFAULT.of(family)) {
                for (Optional<InetAddress> source : sources) {
                    Map<String, Long> before = sent(reader);
                    Datagrams.sendBy(link.key().name(), destination, source.orElse(null));
                    done |= grew(before, sent(reader)).contains(link.key().name());
                }
            }
            if (said != done && !isUntold(lab, link, family)) {
                differences.add(family + " by " + link.key().name() + ": said " + said + ", done " + done);
            }
        }
    }

    private static void compareChoice(
            KernelReader reader, List<LinkReport> links, Family family, List<String> differences) throws Exception {
        Set<String> said = new TreeSet<>();
        links.stream()
                .filter(link -> link.chosen().orElseThrow().stream().anyMatch(choice -> choice.family() == family))
                .forEach(link -> said.add(link.key().name()));
        InetAddress destination = Destinations.DEFAULT.of(family).get(0);
        Map<String, Long> before = sent(reader);
        Optional<InetAddress> source = Datagrams.send(destination);
        boolean usable = source.filter(address -> new LinkAddress(address, 0).isBeyondLink())
                .isPresent();
        Set<String> done = new TreeSet<>(grew(before, sent(reader)));
        done.removeIf(name -> links.stream().noneMatch(link -> link.key().name().equals(name)));
        links.stream()
                .filter(link -> !link.master().isEmpty())
                .forEach(port -> done.remove(port.key().name()));
        Set<String> ends = new HashSet<>(done);
        links.forEach(link -> link.lower().stream()
                .filter(lower -> ends.contains(link.key().name()))
                .forEach(done::remove));
        if (usable && !done.isEmpty() && !said.containsAll(done)) {
            differences.add(family + ": said " + said + ", done " + done);
        }
        if (usable && said.isEmpty()) {
            differences.add(family + ": said nothing, sent from " + source);
        }
    }

    /**
     * Returns whether the kernel keeps to itself that a link leads out: asked for IPv6 by a link and from a source, it answers with
     * another link if a rule's table has a route there, which a socket that is bound to the link would not take.
     */
    private static boolean isUntold(LinkLab lab, LinkReport link, Family family) throws Exception {
        if (family == Family.IPV4) {
            return false;
        }
        for (LinkAddress source : link.addresses().orElseThrow()) {
            if (source.isIpv6() && source.isBeyondLink()) {
                String answer = lab.run("ip -6 route get "
                        + Destinations.DEFAULT.ipv6().get(0).getHostAddress() + " from "
                        + source.address().getHostAddress() + " oif "
                        + link.key().name() + " 2>&1 || :");
                if (answer.contains(" dev ")
                        && !answer.contains(" dev " + link.key().name() + " ")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isNoWay(LinkReport link) {
        return link.kind() == LinkKind.LOOPBACK || link.kind() == LinkKind.DUMMY || link.carrier() == Carrier.ABSENT;
    }

    private static Map<String, Long> sent(KernelReader reader) throws Exception {
        var sent = new HashMap<String, Long>();
        for (LinkReport link : reader.read(false).links()) {
            sent.put(link.key().name(), link.counters().orElseThrow().sentBytes());
        }
        return new TreeMap<>(sent);
    }

    private static Set<String> grew(Map<String, Long> before, Map<String, Long> after) {
        var grown = new HashSet<String>();
        after.forEach((name, bytes) -> {
            if (bytes - before.getOrDefault(name, bytes) >= Datagrams.SIZE) {
                grown.add(name);
            }
        });
        return grown;
    }
}
