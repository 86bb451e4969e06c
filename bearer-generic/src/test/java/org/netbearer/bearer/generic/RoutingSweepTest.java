package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netbearer.api.Carrier;
import org.netbearer.api.DefaultRoute.Family;
import org.netbearer.api.LinkAddress;
import org.netbearer.bearer.generic.netlink.KernelReader;
import org.netbearer.bearer.generic.port.Destinations;
import org.netbearer.bearer.generic.port.DeviceTree;
import org.netbearer.spi.LinkReport;

/**
 * Holds what routing is said to do against what packets do, seen by the counters at the other ends, and against
 * {@code ip route get}, in set-ups by chance. What is expected to differ has a name in {@link Expected}; all else fails.
 *
 * <p>{@code -Dnetbearer.sweep=3000} for more set-ups, {@code -Dnetbearer.sweep.seed=...} for others or one again.
 */
@Tag("namespaces")
@Timeout(value = 1, unit = TimeUnit.HOURS)
class RoutingSweepTest {
    private static final int SET_UPS = Integer.getInteger("netbearer.sweep", 300);
    private static final long SEED = Long.getLong("netbearer.sweep.seed", 1);

    /** Processes are started and namespaces end meanwhile: one alone waits most of the time. */
    private static final int WORKERS = 4;

    /** {@code 4} or {@code 6}, and what {@code ip route get} printed. */
    private static final Pattern ANSWER = Pattern.compile("(?m)^([46]) (.*)$");

    private static final Pattern LINK = Pattern.compile(" dev (\\S+)");
    private static final Pattern SOURCE = Pattern.compile(" src (\\S+)");

    /** Why packets may do something else than is said. */
    private enum Expected {
        /** The kernel sends to loopback, and nothing comes out. */
        LOOPBACK,
        /** The kernel sends to a dummy or ifb, and nothing comes out. */
        DUMMY,
        /** The kernel goes on sending by a link without carrier unless it is told to ignore its routes. */
        NO_CARRIER,
        /** A route for one IPv6 source is taken by sockets that have it, not by a lookup without a source. */
        SOURCE_SPECIFIC,
        /** A lookup by a link from a source is answered with another link that a rule's table names. */
        UNTOLD
    }

    @BeforeAll
    static void mayMakeNamespaces() throws Exception {
        LinkLab.assumeAllowed();
    }

    @Test
    void packetsLeaveAsRoutingSays() throws Exception {
        var next = new AtomicLong(SEED);
        var workers = new ArrayList<FutureTask<List<String>>>();
        for (int i = 0; i < WORKERS; i++) {
            var worker = new FutureTask<>(() -> sweep(next));
            workers.add(worker);
            var thread = new Thread(worker, "sweep");
            thread.setDaemon(true);
            thread.start();
        }
        var differences = new ArrayList<String>();
        for (FutureTask<List<String>> worker : workers) {
            differences.addAll(worker.get());
        }
        assertThat(differences).isEmpty();
        assertThat(next.get()).isEqualTo(SEED + SET_UPS + WORKERS);
    }

    private static List<String> sweep(AtomicLong next) throws Exception {
        var differences = new ArrayList<String>();
        for (long seed = next.getAndIncrement(); seed < SEED + SET_UPS; seed = next.getAndIncrement()) {
            var setUp = new RandomSetUp(seed);
            try (var lab = LinkLab.open()) {
                lab.run(setUp.script());
                List<String> found = differences(lab, setUp);
                if (!found.isEmpty()) {
                    differences.add("seed " + seed + ": " + found + "\n" + setUp.script());
                }
            }
        }
        return differences;
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
                    compareExits(lab, links, family, differences);
                    compareChoice(lab, links, family, differences);
                }
                compareAnswers(lab, links, differences);
                return differences;
            }
        });
    }

    private static void compareExits(LinkLab lab, List<LinkReport> links, Family family, List<String> differences)
            throws Exception {
        for (LinkReport link : links) {
            if (isNoWay(link).isPresent()) {
                continue;
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
                    Map<String, Long> before = received(lab);
                    Datagrams.sendBy(link.key().name(), destination, source.orElse(null));
                    done |= grew(before, received(lab))
                            .contains(farEnd(link.key().name()));
                }
            }
            if (said != done && untold(lab, link, family).isEmpty()) {
                differences.add(family + " by " + link.key().name() + ": said " + said + ", done " + done);
            }
        }
    }

    private static void compareChoice(LinkLab lab, List<LinkReport> links, Family family, List<String> differences)
            throws Exception {
        Set<String> said = said(links, family);
        Map<String, Long> before = received(lab);
        Optional<InetAddress> source =
                Datagrams.send(Destinations.DEFAULT.of(family).get(0));
        boolean usable = source.filter(RoutingSweepTest::isUsable).isPresent();
        Set<String> done = grew(before, received(lab));
        var saidEnds = new TreeSet<String>();
        said.forEach(name -> saidEnds.add(farEnd(name)));
        if (usable && !saidEnds.containsAll(done)) {
            differences.add(family + ": said " + said + ", done " + done);
        }
        if (usable && said.isEmpty()) {
            differences.add(family + ": said nothing, sent from " + source);
        }
    }

    /** For IPv4 asked again from the address that the first answer gave, as connecting a socket does. */
    private static void compareAnswers(LinkLab lab, List<LinkReport> links, List<String> differences) throws Exception {
        String answers = lab.run("four() { ip -4 route get \"$@\" 2>&1 || :; }; first=$(four "
                + Destinations.DEFAULT.ipv4().get(0).getHostAddress()
                + "); case $first in *' src '*) src=${first#* src }; src=${src%% *}; first=$(four "
                + Destinations.DEFAULT.ipv4().get(0).getHostAddress()
                + " from $src); first=\"$first src $src\";; esac; echo 4 $first; echo 6 $(ip -6 route get "
                + Destinations.DEFAULT.ipv6().get(0).getHostAddress() + " 2>&1)");
        Matcher answer = ANSWER.matcher(answers);
        while (answer.find()) {
            Family family = answer.group(1).equals("4") ? Family.IPV4 : Family.IPV6;
            Set<String> said = said(links, family);
            Matcher link = LINK.matcher(answer.group(2));
            Matcher source = SOURCE.matcher(answer.group(2));
            boolean usable = !answer.group(2).startsWith("unreachable")
                    && link.find()
                    && source.find()
                    && !link.group(1).equals("lo")
                    && isUsable(InetAddress.getByName(source.group(1)));
            if (usable && !said.contains(link.group(1))) {
                differences.add(family + ": said " + said + ", ip route get " + answer.group(2));
            }
            if (!usable && !said.isEmpty() && sourceSpecific(family).isEmpty()) {
                differences.add(family + ": said " + said + ", ip route get " + answer.group(2));
            }
        }
    }

    private static Set<String> said(List<LinkReport> links, Family family) {
        var said = new TreeSet<String>();
        links.stream()
                .filter(link -> link.chosen().orElseThrow().stream().anyMatch(choice -> choice.family() == family))
                .forEach(link -> said.add(link.key().name()));
        return said;
    }

    private static boolean isUsable(InetAddress source) {
        return new LinkAddress(source, 0).isBeyondLink();
    }

    private static Optional<Expected> sourceSpecific(Family family) {
        return family == Family.IPV6 ? Optional.of(Expected.SOURCE_SPECIFIC) : Optional.empty();
    }

    /**
     * Finds out whether the kernel keeps to itself that a link leads out: asked for IPv6 by a link and from a source, it answers with
     * another link if a rule's table has a route there, which a socket that is bound to the link would not take.
     */
    private static Optional<Expected> untold(LinkLab lab, LinkReport link, Family family) throws Exception {
        if (family == Family.IPV4) {
            return Optional.empty();
        }
        for (LinkAddress source : link.addresses().orElseThrow()) {
            if (source.isIpv6() && source.isBeyondLink()) {
                String answer = lab.run("ip -6 route get "
                        + Destinations.DEFAULT.ipv6().get(0).getHostAddress() + " from "
                        + source.address().getHostAddress() + " oif "
                        + link.key().name() + " 2>&1 || :");
                if (answer.contains(" dev ")
                        && !answer.contains(" dev " + link.key().name() + " ")) {
                    return Optional.of(Expected.UNTOLD);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Expected> isNoWay(LinkReport link) {
        return switch (link.kind()) {
            case LOOPBACK -> Optional.of(Expected.LOOPBACK);
            case DUMMY -> Optional.of(Expected.DUMMY);
            default -> link.carrier() == Carrier.ABSENT ? Optional.of(Expected.NO_CARRIER) : Optional.empty();
        };
    }

    /** A set-up numbers its links and their ends: what is sent by {@code l0}, {@code b0} or {@code m0} arrives at {@code p0}. */
    private static String farEnd(String link) {
        return "p" + link.substring(1);
    }

    /** Octets that each far end received. */
    private static Map<String, Long> received(LinkLab lab) throws Exception {
        return lab.atPeer(() -> {
            var received = new TreeMap<String, Long>();
            for (String line : Files.readAllLines(Path.of("/proc/thread-self/net/dev"))) {
                String[] words = line.strip().split("[:\\s]+", -1);
                if (words[0].startsWith("p")) {
                    received.put(words[0], Long.parseLong(words[1]));
                }
            }
            return received;
        });
    }

    private static Set<String> grew(Map<String, Long> before, Map<String, Long> after) {
        var grown = new TreeSet<String>();
        after.forEach((name, bytes) -> {
            if (bytes - before.getOrDefault(name, bytes) >= Datagrams.SIZE) {
                grown.add(name);
            }
        });
        return grown;
    }
}
