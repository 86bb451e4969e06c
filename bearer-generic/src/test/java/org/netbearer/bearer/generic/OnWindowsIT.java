package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.NetworkCapability;
import org.netbearer.bearer.generic.port.Destinations;
import org.opentest4j.TestAbortedException;

/**
 * What the bearer reads in a Windows JVM through the system's own {@code iphlpapi}; beside Wine stands Linux, whose kernel
 * counts the same traffic.
 */
class OnWindowsIT {
    private static final Path LINUX = Path.of("Z:/");

    @BeforeEach
    void needsWine() {
        if (!System.getProperty("os.name", "").startsWith("Windows")
                || !Files.isReadable(LINUX.resolve("proc/net/dev"))) {
            throw new TestAbortedException("skipped, because this is no JVM under Wine; see UnderWineIT");
        }
    }

    private static Map<String, LinkCounters> linux() {
        return new ProcNetPort(LINUX, ByteOrder.LITTLE_ENDIAN).counters();
    }

    @Test
    void countsWhatTheKernelCounts() {
        var before = linux();
        var state = Machines.thisOne(null, () -> Destinations.DEFAULT, line -> {})
                .port()
                .read();
        var after = linux();
        assertThat(state.jdk()).extracting(JdkLink::displayName).contains("lo");
        for (JdkLink link : state.jdk()) { // Wine shows them by the names that they have beside it
            var counted = state.counters().get(link.index());
            assertThat(counted).as(link.displayName()).isNotNull();
            assertThat(isBetween(before.get(link.displayName()), counted, after.get(link.displayName())))
                    .as("%s: %s <= %s <= %s", link.displayName(), before, counted, after)
                    .isTrue();
        }
        assertThat(ReportTranslator.translate(null, state).capabilities()).contains(NetworkCapability.DATA_STATISTICS);
    }

    private static boolean isBetween(LinkCounters before, LinkCounters counted, LinkCounters after) {
        return before.receivedBytes() <= counted.receivedBytes()
                && counted.receivedBytes() <= after.receivedBytes()
                && before.sentBytes() <= counted.sentBytes()
                && counted.sentBytes() <= after.sentBytes()
                && before.receivedPackets() <= counted.receivedPackets()
                && counted.receivedPackets() <= after.receivedPackets()
                && before.sentPackets() <= counted.sentPackets()
                && counted.sentPackets() <= after.sentPackets();
    }
}
