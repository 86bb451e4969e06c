package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.netbearer.api.DefaultRoute.Family;
import org.netbearer.bearer.generic.netlink.KernelEvents;
import org.netbearer.bearer.generic.netlink.KernelReader;
import org.netbearer.bearer.generic.port.ChangeEvents;
import org.netbearer.bearer.generic.port.Destinations;
import org.netbearer.bearer.generic.port.DeviceTree;
import org.netbearer.bearer.generic.port.LinkReader;
import org.netbearer.spi.LinkReport;
import org.netbearer.testkit.ManualContext;

/** What stands between an event of the kernel and its report: one look, and no lookup of ways. */
@Tag("namespaces")
class EventPathTest {
    private LinkLab lab;

    @BeforeAll
    static void mayMakeNamespaces() throws Exception {
        LinkLab.assumeAllowed();
    }

    @BeforeEach
    void openLab() throws Exception {
        lab = LinkLab.open();
        lab.run("pair e p; ip addr add 10.1.0.2/24 dev e");
    }

    @AfterEach
    void closeLab() {
        lab.close();
    }

    private static KernelReader reader() throws Exception {
        var reader = KernelReader.open(Destinations.DEFAULT, DeviceTree.NONE, Datagrams::sourceFor);
        reader.changesAreTold(true);
        return reader;
    }

    private static LinkReport link(LinkReader.Reading reading, String name) {
        return reading.links().stream()
                .filter(link -> link.key().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void linksAreToldWithTheWaysOfTheLookBeforeAndThenWithTheirOwn() throws Exception {
        lab.inside(() -> {
            try (var reader = reader()) {
                reader.read(true);
                lab.run("ip addr add 10.1.0.3/24 dev e; ip route add default via 10.1.0.1");
                reader.routesChanged();
                var early = new ArrayList<LinkReader.Reading>();

                var reading = reader.read(false, early::add);

                assertThat(early).hasSize(1);
                assertThat(link(early.get(0), "e").addresses().orElseThrow()).hasSizeGreaterThanOrEqualTo(2);
                assertThat(link(early.get(0), "e").leadsOut()).contains(Set.of());
                assertThat(link(reading, "e").leadsOut()).contains(Set.of(Family.IPV4));
            }
            return null;
        });
    }

    @Test
    void whatIsReadIsTheEarlyReadingItselfIfTheWaysAreTheSame() throws Exception {
        lab.inside(() -> {
            try (var reader = reader()) {
                reader.read(true);
                reader.read(true);
                lab.run("ip link set dev e mtu 1400");
                var early = new ArrayList<LinkReader.Reading>();

                assertThat(reader.read(false, early::add)).isSameAs(early.get(0));
            }
            return null;
        });
    }

    @Test
    void aRouterAdvertisementThatChangesNothingIsOneLookAndNothingReported() throws Exception {
        lab.run("echo 0 > /proc/sys/net/ipv6/conf/e/accept_dad; peer ip link set p address 02:00:00:00:00:01;"
                + " until ip -6 -o addr show dev e scope link | grep -q fe80; do :; done;"
                + " until peer ip -6 -o addr show dev p scope link | grep -v tentative | grep -q fe80; do :; done");
        var prefix = InetAddress.getByName("fd00:1::");
        int index = Integer.parseInt(lab.run("peer ip -o link show p").replaceAll("(?s)\\D.*", ""));
        advertise(index, prefix);
        lab.run("until ip -6 -o addr show dev e scope global | grep -q fd00:1; do :; done");
        var looks = new Semaphore(0);
        var machine = new Counted(lab, looks);
        var bearer = new GenericBearer(machine, machine, Map.of());
        try (var context = ManualContext.live()) {
            context.run(() -> bearer.start(context));
            context.awaitReport();
            do {
                looks.drainPermits();
            } while (looks.tryAcquire(1, TimeUnit.SECONDS));
            int reported = context.reports().size();
            for (int i = 0; i < 3; i++) {
                advertise(index, prefix);
                assertThat(looks.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
                assertThat(looks.tryAcquire(1, TimeUnit.SECONDS))
                        .as("one look for each")
                        .isFalse();
            }
            assertThat(context.reports()).hasSize(reported);
            context.run(bearer::stop);
        } finally {
            machine.close();
        }
    }

    private void advertise(int index, InetAddress prefix) throws Exception {
        lab.atPeer(() -> {
            Datagrams.advertise(index, prefix);
            return null;
        });
    }

    /** The JDK, which is not in the namespace. */
    private static final class NoSockets implements JdkSource {
        @Override
        public List<JdkLink> links(Depth depth) {
            return List.of();
        }

        @Override
        public List<InetAddress> outwardAddresses(Collection<JdkLink> links) {
            return List.of();
        }
    }

    /** The machine of a namespace, whose looks are counted. */
    private static final class Counted implements MachinePort, ChangeEvents.Source {
        private final LinkLab lab;
        private final Semaphore looks;
        private final KernelPort port;

        Counted(LinkLab lab, Semaphore looks) {
            this.lab = lab;
            this.looks = looks;
            var jdk = new JdkPort(() -> Destinations.DEFAULT);
            port = new KernelPort(
                    () -> KernelReader.open(Destinations.DEFAULT, DeviceTree.NONE, Datagrams::sourceFor),
                    KernelEvents::open,
                    new LinuxPort(Path.of("/"), ByteOrder.nativeOrder(), jdk),
                    new NoSockets(),
                    line -> {});
        }

        private MachineState inside(Callable<MachineState> read) {
            try {
                return lab.inside(read);
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }

        @Override
        public MachineState read() {
            return inside(port::read);
        }

        @Override
        public MachineState readThoroughly() {
            return inside(port::readThoroughly);
        }

        @Override
        public MachineState read(Consumer<MachineState> early) {
            var first = new ArrayList<MachineState>();
            MachineState read = inside(() -> port.read(first::add));
            first.forEach(early);
            looks.release();
            return read;
        }

        @Override
        public MachineState readCounters(MachineState before) {
            return before;
        }

        @Override
        public ChangeEvents open(Runnable changed) throws IOException {
            try {
                return lab.inside(() -> port.open(changed));
            } catch (IOException refused) {
                throw refused;
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }

        @Override
        public void close() {
            port.close();
        }
    }
}
