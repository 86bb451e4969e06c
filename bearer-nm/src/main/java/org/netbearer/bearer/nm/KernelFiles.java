package org.netbearer.bearer.nm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Carrier;
import org.netbearer.api.LinkCounters;

/**
 * Reads the files of the kernel: {@code /sys/class/net} and {@code /proc/uptime}.
 *
 * <p>Immutable and thread-safe. {@code /sys} shows the network namespace in which it was mounted; in a process that mixes
 * namespaces it shows interfaces that are not its own, and the daemon then counts as foreign.
 *
 * @param sys where sysfs is mounted
 * @param proc where proc is mounted
 */
record KernelFiles(Path sys, Path proc) {
    static final KernelFiles HERE = new KernelFiles(Path.of("/sys"), Path.of("/proc"));

    /** Returns an interface; empty if there is none of that name. */
    Optional<KernelLink> link(String name) {
        if (name.isEmpty() || name.contains("/") || name.startsWith(".")) {
            return Optional.empty();
        }
        Path folder = sys.resolve("class/net").resolve(name);
        Long index = number(folder.resolve("ifindex"));
        if (index == null) {
            return Optional.empty();
        }
        return Optional.of(new KernelLink(
                index.intValue(),
                AccessPoints.mac(text(folder.resolve("address"))),
                carrier(folder),
                counters(folder)));
    }

    /** Returns when the kernel started; null if it is not known. */
    @Nullable
    Instant boot(Instant now) {
        try {
            String seconds = text(proc.resolve("uptime")).split(" ", 2)[0];
            return now.minusMillis((long) (Double.parseDouble(seconds) * 1000));
        } catch (NumberFormatException noUptime) {
            return null;
        }
    }

    private static Carrier carrier(Path folder) {
        String state = text(folder.resolve("operstate"));
        Long carrier = number(folder.resolve("carrier")); // unreadable while the interface is switched off
        return carrier == null || carrier == 0 || state.equals("down") ? Carrier.ABSENT : Carrier.PRESENT;
    }

    private static @Nullable LinkCounters counters(Path folder) {
        Path statistics = folder.resolve("statistics");
        Long receivedBytes = number(statistics.resolve("rx_bytes"));
        Long sentBytes = number(statistics.resolve("tx_bytes"));
        Long receivedPackets = number(statistics.resolve("rx_packets"));
        Long sentPackets = number(statistics.resolve("tx_packets"));
        return receivedBytes == null || sentBytes == null || receivedPackets == null || sentPackets == null
                ? null
                : new LinkCounters(receivedBytes, sentBytes, receivedPackets, sentPackets);
    }

    private static @Nullable Long number(Path file) {
        try {
            return Long.parseLong(text(file));
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            return "";
        }
    }
}
