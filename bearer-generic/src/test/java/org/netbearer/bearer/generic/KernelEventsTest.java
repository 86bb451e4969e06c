package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netbearer.bearer.generic.netlink.KernelEvents;
import org.netbearer.bearer.generic.port.ChangeEvents;

/** What the kernel tells of real changes, and what it keeps quiet about. */
@Tag("namespaces")
class KernelEventsTest {
    private static final String THREAD = "netbearer-rtnetlink";

    private final Semaphore changes = new Semaphore(0);
    private final Semaphore routeChanges = new Semaphore(0);
    private LinkLab lab;

    @BeforeAll
    static void mayMakeNamespaces() throws Exception {
        LinkLab.assumeAllowed();
    }

    @BeforeEach
    void openLab() throws Exception {
        lab = LinkLab.open();
        lab.run("pair e p; ip addr add 10.1.0.2/24 dev e; ip route add default via 10.1.0.1");
    }

    @AfterEach
    void closeLab() {
        lab.close();
    }

    private ChangeEvents subscribe() throws Exception {
        return lab.inside(() -> KernelEvents.open(changes::release, routeChanges::release));
    }

    /** Forgets what was told, once nothing more is told. */
    private void settle() throws InterruptedException {
        do {
            changes.drainPermits();
            routeChanges.drainPermits();
        } while (changes.tryAcquire(1, TimeUnit.SECONDS));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a link switched off      | ip link set dev e down                          | links
            a carrier lost           | peer ip link set dev p down                     | links
            a link made              | ip link add name x type veth peer name y        | links
            an address               | ip addr add 10.9.0.2/32 dev e                   | links
            an IPv6 address          | ip -6 addr add fd00::2/64 dev e                 | links
            a default route          | ip route del default                            | routes
            half of everything       | ip route add 0.0.0.0/1 via 10.1.0.1             | routes
            a part of a VPN's list   | ip route add 64.0.0.0/7 via 10.1.0.1            | routes
            an IPv6 default route    | ip -6 route add default via fe80::1 dev e       | routes
            a blackhole              | ip route add blackhole default metric 1         | routes
            a route in another table | ip route add default via 10.1.0.1 table 100     | routes
            a rule                   | ip rule add lookup 100                          | routes
            an IPv6 rule             | ip -6 rule add lookup 100                       | routes
            a next hop               | ip nexthop add id 1 via 10.1.0.1 dev e          | routes
            """)
    void are(String change, String script, String told) throws Exception {
        try (var events = subscribe()) {
            assertThat(events.isComplete()).isTrue();
            settle();
            lab.run(script);
            assertThat(changes.tryAcquire(10, TimeUnit.SECONDS)).as(change).isTrue();
            if (told.equals("routes")) {
                assertThat(routeChanges.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void areNotRoutesOfARoutersTable(@TempDir Path folder) throws Exception {
        var batch = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            batch.append("route add 10.")
                    .append(100 + i / 65536)
                    .append('.')
                    .append(i / 256 % 256)
                    .append('.')
                    .append(i % 256)
                    .append("/32 via 10.1.0.1\n");
        }
        Path file = Files.writeString(folder.resolve("routes"), batch);
        Path reversed =
                Files.writeString(folder.resolve("gone"), batch.toString().replace("route add", "route del"));
        try (var events = subscribe()) {
            settle();
            lab.run("ip -batch " + file + "; ip -batch " + reversed);
            assertThat(changes.tryAcquire(1, TimeUnit.SECONDS)).isFalse();
            lab.run("ip route replace default via 10.1.0.9");
            assertThat(changes.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            assertThat(events.isComplete()).isTrue();
        }
    }

    @Test
    void wakeNobodyWhileTheKernelIsSilent() throws Exception {
        try (var events = subscribe()) {
            settle();
            long before = wakeUps();
            assertThat(changes.tryAcquire(3, TimeUnit.SECONDS)).isFalse();
            assertThat(wakeUps()).isEqualTo(before);
            assertThat(events.confirmed()).isTrue();
        }
    }

    @Test
    void areOneReasonMoreToLookIfSomeWereLost() throws Exception {
        var gate = new CountDownLatch(1);
        var told = new AtomicInteger();
        try (var events = lab.inside(() -> KernelEvents.open(
                () -> {
                    told.incrementAndGet();
                    try {
                        gate.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    changes.release();
                },
                routeChanges::release))) {
            lab.run("ip link set dev e mtu 1400");
            lab.run(
                    "i=0; while [ $i -lt 3000 ]; do echo addr add 10.77.$((i / 250)).$((i % 250))/32 dev lo; i=$((i + 1)); done"
                            + " | ip -batch -");
            routeChanges.drainPermits();
            gate.countDown();
            assertThat(routeChanges.tryAcquire(10, TimeUnit.SECONDS))
                    .as("lost ones may be about routes")
                    .isTrue();
            settle();
            int before = told.get();
            lab.run("ip link set dev e mtu 1401");
            assertThat(changes.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            assertThat(told.get()).isGreaterThan(before);
            assertThat(events.isComplete()).isTrue();
        }
    }

    @Test
    void leaveNoDescriptorAndNoThreadBehind() throws Exception {
        subscribe().close();
        long before = descriptors();
        for (int i = 0; i < 50; i++) {
            subscribe().close();
        }
        assertThat(descriptors()).isEqualTo(before);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain(THREAD);
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    /** Counts how often the listening thread went to sleep. */
    private static long wakeUps() throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            return tasks.filter(task -> line(task.resolve("comm")).startsWith(THREAD.substring(0, 15)))
                    .mapToLong(task -> line(task.resolve("status"))
                            .lines()
                            .filter(line -> line.startsWith("voluntary_ctxt_switches"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum())
                    .sum();
        }
    }

    private static String line(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }
}
