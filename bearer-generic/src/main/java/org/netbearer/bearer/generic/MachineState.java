package org.netbearer.bearer.generic;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.LinkCounters;
import org.netbearer.bearer.generic.port.InterfaceTable;
import org.netbearer.bearer.generic.port.LinkReader.Reading;
import org.netbearer.spi.LinkReport;

/**
 * Everything that was read of the machine in one go.
 *
 * @param platform the operating system
 * @param jdk what the JDK lists; null if it failed
 * @param sysfs what sysfs lists; null if there is none, it may not be read or it is about another network namespace
 * @param proc what {@code /proc/net} tells
 * @param counters traffic by interface index, where the system is asked for each; empty where {@code proc} tells
 * @param outward the addresses from which the system would send to the outside; asked for only where no route table can
 *     be read
 * @param gaps what could not be read though it should be there
 * @param kernel what the kernel reported over its routing protocol; null if it was not asked. All else is read only then, but for
 *     the counters
 * @param entries what the system tells of interfaces by their index, where it has to be asked for each
 * @param ways what the system's routing answered; null if it was not asked, or in another way
 */
record MachineState(
        Platform platform,
        @Nullable List<JdkLink> jdk,
        @Nullable List<SysfsLink> sysfs,
        ProcNet proc,
        Map<Integer, LinkCounters> counters,
        List<InetAddress> outward,
        List<Gap> gaps,
        @Nullable Reading kernel,
        Map<Integer, InterfaceTable.Entry> entries,
        @Nullable RouteAnswers ways) {
    MachineState {
        Objects.requireNonNull(platform, "platform");
        jdk = jdk == null ? null : List.copyOf(jdk);
        sysfs = sysfs == null ? null : List.copyOf(sysfs);
        Objects.requireNonNull(proc, "proc");
        counters = Map.copyOf(counters);
        outward = List.copyOf(outward);
        gaps = List.copyOf(gaps);
        entries = Map.copyOf(entries);
    }

    /** A machine whose kernel was not asked. */
    MachineState(
            Platform platform,
            @Nullable List<JdkLink> jdk,
            @Nullable List<SysfsLink> sysfs,
            ProcNet proc,
            Map<Integer, LinkCounters> counters,
            List<InetAddress> outward,
            List<Gap> gaps) {
        this(platform, jdk, sysfs, proc, counters, outward, gaps, null, Map.of(), null);
    }

    /** A machine whose kernel reported all that there is to know. */
    static MachineState told(Reading kernel, List<Gap> gaps) {
        return new MachineState(
                Platform.LINUX, null, null, ProcNet.NOTHING, Map.of(), List.of(), gaps, kernel, Map.of(), null);
    }

    /** The same with one more thing that limits it. */
    MachineState with(Gap gap) {
        var more = new ArrayList<>(gaps);
        more.add(gap);
        return new MachineState(platform, jdk, sysfs, proc, counters, outward, more, kernel, entries, ways);
    }

    /** The same with other counters; of {@code proc} null if they cannot be read. */
    MachineState counting(@Nullable Map<String, LinkCounters> byName, Map<Integer, LinkCounters> byIndex) {
        if (kernel != null) {
            return new MachineState(
                    platform, jdk, sysfs, proc, counters, outward, gaps, counting(kernel, byName), entries, ways);
        }
        var counted = new ProcNet(byName, proc.routes(), proc.ipv6());
        return new MachineState(platform, jdk, sysfs, counted, byIndex, outward, gaps, kernel, entries, ways);
    }

    private static Reading counting(Reading kernel, @Nullable Map<String, LinkCounters> byName) {
        List<LinkReport> links = kernel.links().stream()
                .map(link -> counting(
                        link, byName == null ? null : byName.get(link.key().name())))
                .toList();
        return new Reading(links, kernel.doubts(), kernel.routesAsked(), kernel.wlan());
    }

    private static LinkReport counting(LinkReport link, @Nullable LinkCounters counters) {
        return counters == null ? link : link.toBuilder().counters(counters).build();
    }

    /** An operating system, as far as the names of its interfaces differ. */
    enum Platform {
        LINUX,
        WINDOWS,
        MACOS,
        OTHER
    }

    /** Something that could not be read, and what follows from it. */
    enum Gap {
        INTERFACES(
                "interfaces-unreadable", "the system does not list its interfaces to the JDK: addresses are not known"),
        SYSFS("sysfs-unreadable", "/sys/class/net cannot be read: the kind of an interface is guessed from its name"),
        FOREIGN_SYSFS(
                "sysfs-foreign",
                "/sys is about another network namespace (mount it anew): the kind of an interface is guessed from its name"),
        NO_NETLINK(
                "netlink-unavailable",
                "the kernel cannot be asked over netlink (is JNA installed, and may it load its library?): what leads out is read"
                        + " from /sys, /proc and the JDK, and changes are found by polling"),
        POLLED("changes-polled", "the system does not report changes: they are found by polling"),
        EXITS_UNKNOWN(
                "exits-unknown",
                "this kernel does not say by which interfaces a packet could leave, only by which it would"),
        SPLIT(
                "routes-split",
                "different destinations leave by different interfaces: the first that is asked for decides"),
        BOUND_ELSEWHERE(
                "bound-elsewhere",
                "this process's sockets leave by another interface than routing says (ip vrf exec, a sandbox): theirs counts"),
        ROUTES("routes-unreadable", "/proc/net/route cannot be read: only the system's own choice of route is known");

        private final String code;
        private final String text;

        Gap(String code, String text) {
            this.code = code;
            this.text = text;
        }

        String code() {
            return code;
        }

        String text() {
            return text;
        }
    }
}
