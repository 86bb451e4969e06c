package org.netbearer.bearer.generic;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.LinkCounters;

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
 */
record MachineState(
        Platform platform,
        @Nullable List<JdkLink> jdk,
        @Nullable List<SysfsLink> sysfs,
        ProcNet proc,
        Map<Integer, LinkCounters> counters,
        List<InetAddress> outward,
        List<Gap> gaps) {
    MachineState {
        Objects.requireNonNull(platform, "platform");
        jdk = jdk == null ? null : List.copyOf(jdk);
        sysfs = sysfs == null ? null : List.copyOf(sysfs);
        Objects.requireNonNull(proc, "proc");
        counters = Map.copyOf(counters);
        outward = List.copyOf(outward);
        gaps = List.copyOf(gaps);
    }

    /** The same with other counters; of {@code proc} null if they cannot be read. */
    MachineState counting(@Nullable Map<String, LinkCounters> byName, Map<Integer, LinkCounters> byIndex) {
        var counted = new ProcNet(byName, proc.routes(), proc.ipv6());
        return new MachineState(platform, jdk, sysfs, counted, byIndex, outward, gaps);
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
        SYSFS("sysfs-unreadable", "/sys/class/net cannot be read: what an interface is, is told from its name"),
        FOREIGN_SYSFS(
                "sysfs-foreign",
                "/sys is about another network namespace (mount it anew): what an interface is, is told from its name"),
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
