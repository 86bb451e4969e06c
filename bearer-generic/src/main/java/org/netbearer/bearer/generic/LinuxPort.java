package org.netbearer.bearer.generic;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Linux machine: sysfs for what an interface is and how it does, {@code /proc/net} for routes, IPv6 and traffic, the JDK
 * for IPv4.
 *
 * <p>Sysfs is about the network namespace of whoever mounted it, which need not be ours, as after {@code unshare --net}. So
 * its list is believed only if it fits what {@code /proc/net} and the JDK say.
 *
 * <p>Immutable and thread-safe.
 */
final class LinuxPort implements MachinePort {
    private static final int ATTEMPTS = 3;

    private final SysfsPort sysfs;
    private final ProcNetPort proc;
    private final JdkSource jdk;

    /**
     * Creates a port.
     *
     * @param root what stands for {@code /}
     * @param order byte order of the machine
     * @param jdk where IPv4 addresses come from
     */
    LinuxPort(Path root, ByteOrder order, JdkSource jdk) {
        sysfs = new SysfsPort(root);
        proc = new ProcNetPort(root, order);
        this.jdk = jdk;
    }

    @Override
    public MachineState read() {
        var gaps = new ArrayList<MachineState.Gap>();
        List<JdkLink> interfaces = jdkLinks(JdkSource.Depth.ADDRESSES);
        List<SysfsLink> links = null;
        try {
            links = believable(interfaces);
            if (links == null) {
                gaps.add(MachineState.Gap.FOREIGN_SYSFS);
            }
        } catch (IOException notReadable) {
            gaps.add(MachineState.Gap.SYSFS);
        }
        if (links == null) {
            interfaces = jdkLinks(JdkSource.Depth.EVERYTHING);
        }
        if (interfaces == null) {
            gaps.add(0, MachineState.Gap.INTERFACES);
        }
        ProcNet net = proc.read();
        if (net.routes() == null) {
            gaps.add(MachineState.Gap.ROUTES);
        }
        // no file tells which route the system takes where there are rules or several tables; its sockets do
        List<InetAddress> outward = interfaces == null ? List.of() : jdk.outwardAddresses(interfaces);
        return new MachineState(MachineState.Platform.LINUX, interfaces, links, net, Map.of(), outward, gaps);
    }

    @Override
    public MachineState readCounters(MachineState before) {
        return before.counting(proc.counters(), Map.of());
    }

    private @Nullable List<JdkLink> jdkLinks(JdkSource.Depth depth) {
        try {
            return jdk.links(depth);
        } catch (IOException refused) {
            return null;
        }
    }

    /** Reads sysfs; null if it is about another namespace. Interfaces that come and go meanwhile cost another attempt. */
    private @Nullable List<SysfsLink> believable(@Nullable List<JdkLink> interfaces) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Set<String> before = names();
            List<SysfsLink> links = sysfs.links();
            Map<String, Integer> seen = new HashMap<>();
            links.forEach(link -> seen.put(link.name(), link.index()));
            Set<String> after = before == null || seen.keySet().equals(before) ? before : names();
            if (before == null
                    || after == null
                    || (namesFit(seen.keySet(), before, after) && indexesFit(seen, interfaces))) {
                return links;
            }
        }
        return null;
    }

    /**
     * Returns whether a list of interfaces can be of our namespace.
     *
     * @param seen the names in the list
     * @param before the names in our namespace before the list was read
     * @param after the names in our namespace after that
     * @return true if it holds all that were there throughout and none that was never there
     */
    static boolean namesFit(Set<String> seen, Set<String> before, Set<String> after) {
        return before.stream().filter(after::contains).allMatch(seen::contains)
                && seen.stream().allMatch(name -> before.contains(name) || after.contains(name));
    }

    private static boolean indexesFit(Map<String, Integer> seen, @Nullable List<JdkLink> interfaces) {
        return interfaces == null
                || interfaces.stream().allMatch(link -> seen.getOrDefault(link.name(), link.index()) == link.index());
    }

    private @Nullable Set<String> names() {
        var counters = proc.counters();
        return counters == null ? null : counters.keySet();
    }
}
