package org.netbearer.bearer.nm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Carrier;
import org.netbearer.api.LinkCounters;

/**
 * Reads the files of the kernel: {@code /sys/class/net}, {@code /proc/uptime} and {@code /proc/self/net/if_inet6}.
 *
 * <p>Immutable and thread-safe. {@code /sys} shows the network namespace in which it was mounted; in a process that mixes
 * namespaces it shows interfaces that are not its own, and the daemon then counts as foreign.
 *
 * @param sys where sysfs is mounted
 * @param proc where proc is mounted
 */
record KernelFiles(Path sys, Path proc) {
    static final KernelFiles HERE = new KernelFiles(Path.of("/sys"), Path.of("/proc"));

    /** The flag of an address that is not known to be nobody else's (IFA_F_TENTATIVE). */
    private static final int TENTATIVE = 0x40;

    /** Returns which interface has a name, without measuring it; empty if there is none. */
    Optional<KernelLink> link(String name) {
        return folder(name).flatMap(KernelFiles::identity);
    }

    /** Returns an interface with its carrier and counters, and without a carrier also its tentative addresses. */
    Optional<KernelLink> measured(String name, Map<Integer, Set<InetAddress>> tentative) {
        return folder(name)
                .flatMap(folder -> identity(folder).map(link -> {
                    Carrier carrier = carrier(folder);
                    Set<InetAddress> unusable =
                            carrier == Carrier.ABSENT ? tentative.getOrDefault(link.index(), Set.of()) : Set.of();
                    return new KernelLink(link.index(), link.address(), carrier, counters(folder), unusable);
                }));
    }

    /** Returns the tentative IPv6 addresses by the index of their interface. */
    Map<Integer, Set<InetAddress>> tentative() {
        var tentative = new HashMap<Integer, Set<InetAddress>>();
        for (String line : text(proc.resolve("self/net/if_inet6")).split("\n", -1)) {
            String[] fields = line.strip().split(" +", -1);
            try {
                if (fields.length >= 5 && (Integer.parseInt(fields[4], 16) & TENTATIVE) != 0) {
                    InetAddress address =
                            InetAddress.getByAddress(HexFormat.of().parseHex(fields[0]));
                    tentative
                            .computeIfAbsent(Integer.parseInt(fields[1], 16), any -> new HashSet<>())
                            .add(address);
                }
            } catch (UnknownHostException | IllegalArgumentException unreadable) {
                // a line in a form that is not known tells nothing
            }
        }
        return tentative;
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

    private Optional<Path> folder(String name) {
        if (name.isEmpty() || name.contains("/") || name.equals(".") || name.equals("..")) {
            return Optional.empty();
        }
        try {
            return Optional.of(sys.resolve("class/net").resolve(name));
        } catch (InvalidPathException notInThisLocale) {
            return Optional.empty();
        }
    }

    private static Optional<KernelLink> identity(Path folder) {
        Long index = number(folder.resolve("ifindex"));
        return index == null
                ? Optional.empty()
                : Optional.of(new KernelLink(
                        index.intValue(),
                        AccessPoints.mac(text(folder.resolve("address"))),
                        Carrier.UNKNOWN,
                        null,
                        Set.of()));
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
