package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.LinkCounters;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.LinkReport;

/** What becomes of a machine that can be read in part only: a container, a sandbox, links that come and go. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the trees need symbolic links")
class LinuxPortTest {
    private static final Path SYSFS = Path.of("sys/class/net");

    @TempDir
    private Path root;

    private CapturedTree tree;

    @BeforeEach
    void unpack() throws IOException {
        tree = CapturedTree.unpack("firecracker", root);
    }

    private BearerReport report() {
        return report(tree.jdk());
    }

    private BearerReport report(JdkSource jdk) {
        return ReportTranslator.translate(null, new LinuxPort(root, ByteOrder.LITTLE_ENDIAN, jdk).read());
    }

    private static LinkReport link(BearerReport report, String name) {
        return report.links().stream()
                .filter(link -> link.key().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void goesByNamesWhereThereIsNoSysfs() throws IOException {
        remove(root.resolve("sys"));
        var report = report();
        assertThat(report.health().status()).isEqualTo(BearerStatus.READY);
        assertThat(report.health().code()).isEqualTo("sysfs-unreadable");
        assertThat(report.health().text()).contains("/sys/class/net");
        assertThat(ReportLines.of(report))
                .anyMatch(line -> line.startsWith("eth0 ACTIVE ETHERNET index=4 kind=ETHERNET carrier=PRESENT"))
                .anyMatch(line -> line.startsWith("ifb0 DEFINED UNKNOWN index=0 kind=DUMMY carrier=UNKNOWN"))
                .anyMatch(line -> line.startsWith("lo no configuration"));
        assertThat(link(report, "eth0").defaultRoutes().orElseThrow()).hasSize(2);
    }

    @Test
    void asksTheSystemForItsChoiceWhereThereIsNoRouteTable() throws IOException {
        remove(root.resolve("proc"));
        var jdk = tree.jdk();
        var report = report(new JdkSource() {
            @Override
            public List<JdkLink> links(Depth depth) throws IOException {
                return jdk.links(depth);
            }

            @Override
            public List<InetAddress> outwardAddresses(Collection<JdkLink> links) {
                return List.of(JdkRecords.ip("192.0.2.2"));
            }
        });
        assertThat(report.health().code()).isEqualTo("routes-unreadable");
        assertThat(link(report, "eth0").defaultRoutes().orElseThrow())
                .containsExactly(DefaultRoute.onLink(DefaultRoute.Family.IPV4, 0));
        assertThat(link(report, "ifb0").defaultRoutes()).as("not known").isEmpty();
        assertThat(link(report, "eth0").counters()).isEmpty();
    }

    @Test
    void knowsKindsAndRoutesWhereTheJdkFails() {
        var report = report(new JdkSource() {
            @Override
            public List<JdkLink> links(Depth depth) throws IOException {
                throw new IOException("refused");
            }

            @Override
            public List<InetAddress> outwardAddresses(Collection<JdkLink> links) {
                throw new AssertionError("nothing to look in");
            }
        });
        assertThat(report.health().code()).isEqualTo("interfaces-unreadable");
        assertThat(ReportLines.of(report))
                .anyMatch(line -> line.startsWith("eth0 ACTIVE ETHERNET") && line.contains("addresses=null"));
    }

    @Test
    void doesNotBelieveASysfsWithOtherInterfaces() throws IOException {
        var container = CapturedTree.unpack("container", root.resolve("container"));
        remove(root.resolve("container").resolve(SYSFS));
        Files.move(root.resolve(SYSFS), root.resolve("container").resolve(SYSFS));
        var report = ReportTranslator.translate(null, container.port().read());
        assertThat(report.health().code()).isEqualTo("sysfs-foreign");
        assertThat(report.links()).extracting(link -> link.key().name()).containsExactly("eth0", "lo");
        assertThat(link(report, "eth0").defaultRoutes().orElseThrow()).hasSize(2);
    }

    @Test
    void doesNotBelieveASysfsWithAnInterfaceThatOurNamespaceNeverHad() throws IOException {
        var dev = root.resolve("proc/net/dev");
        Files.write(
                dev,
                Files.readAllLines(dev).stream()
                        .filter(line -> !line.contains("ifb1"))
                        .toList());
        assertThat(report().health().code()).isEqualTo("sysfs-foreign");
    }

    @Test
    void doesNotBelieveASysfsWithTheSameNamesButOtherIndexes() throws IOException {
        Files.writeString(root.resolve(SYSFS).resolve("eth0/uevent"), "INTERFACE=eth0\nIFINDEX=77\n");
        assertThat(report().health().code()).isEqualTo("sysfs-foreign");
    }

    @Test
    void believesASysfsInWhichLinksCameAndWentWhileItWasRead() {
        var before = Set.of("lo", "eth0", "leaving");
        var after = Set.of("lo", "eth0", "coming");
        assertThat(LinuxPort.namesFit(Set.of("lo", "eth0"), before, after)).isTrue();
        assertThat(LinuxPort.namesFit(Set.of("lo", "eth0", "leaving", "coming"), before, after))
                .isTrue();
        assertThat(LinuxPort.namesFit(Set.of("lo", "leaving"), before, after))
                .as("eth0 was there throughout")
                .isFalse();
        assertThat(LinuxPort.namesFit(Set.of("lo", "eth0", "never"), before, after))
                .isFalse();
    }

    @Test
    void leavesOutAnInterfaceOfWhichTheFilesAreGone() throws IOException {
        for (String file : List.of("uevent", "type", "flags")) {
            Files.delete(root.resolve(SYSFS).resolve("ifb1").resolve(file));
        }
        var dev = root.resolve("proc/net/dev");
        Files.write(
                dev,
                Files.readAllLines(dev).stream()
                        .filter(line -> !line.contains("ifb1"))
                        .toList());
        var report = report();
        assertThat(report.health().code()).isEmpty();
        assertThat(report.links()).extracting(link -> link.key().name()).containsExactly("eth0", "ifb0", "lo");
    }

    @Test
    void ignoresPlainFilesAmongTheInterfaces() throws IOException {
        Files.writeString(root.resolve(SYSFS).resolve("bonding_masters"), "bond0\n");
        assertThat(report().health().code()).isEmpty();
        assertThat(report().links()).hasSize(4);
    }

    @Test
    void takesIpv6FromTheJdkWhereTheKernelDoesNotListIt() throws IOException {
        Files.delete(root.resolve("proc/net/if_inet6"));
        assertThat(link(report(), "eth0").addresses().orElseThrow()).hasSize(3);
    }

    @Test
    void readsCountersAloneWhenThatIsAskedFor() throws IOException {
        var port = new LinuxPort(root, ByteOrder.LITTLE_ENDIAN, tree.jdk());
        var before = port.read();
        var dev = root.resolve("proc/net/dev");
        Files.write(
                dev,
                List.of(
                        "",
                        "",
                        "  eth0: 10 11 0 0 0 0 0 0 20 21 0 0 0 0 0 0",
                        "    lo: 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0"));
        remove(root.resolve("sys"));
        Files.delete(root.resolve("proc/net/route"));
        var report = ReportTranslator.translate(null, port.readCounters(before));
        assertThat(link(report, "eth0").counters()).contains(new LinkCounters(10, 20, 11, 21));
        assertThat(link(report, "eth0").defaultRoutes().orElseThrow())
                .as("as before")
                .hasSize(2);
        assertThat(report.health().code()).as("nothing else was looked at").isEmpty();
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
