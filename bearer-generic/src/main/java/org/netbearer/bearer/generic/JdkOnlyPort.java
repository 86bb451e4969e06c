package org.netbearer.bearer.generic;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.netbearer.api.LinkCounters;
import org.netbearer.bearer.generic.port.InterfaceTraffic;

/**
 * Reads a machine of which nothing is known but what the JDK tells, and the traffic where the system can be asked for it.
 *
 * <p>Confined to the bearer's thread.
 */
final class JdkOnlyPort implements MachinePort {
    private final MachineState.Platform platform;
    private final JdkSource jdk;
    private final InterfaceTraffic traffic;

    JdkOnlyPort(MachineState.Platform platform, JdkSource jdk, InterfaceTraffic traffic) {
        this.platform = platform;
        this.jdk = jdk;
        this.traffic = traffic;
    }

    @Override
    public MachineState read() {
        try {
            List<JdkLink> links = jdk.links(JdkSource.Depth.EVERYTHING);
            return new MachineState(
                    platform, links, null, ProcNet.NOTHING, counters(links), jdk.outwardAddresses(links), List.of());
        } catch (IOException refused) {
            return new MachineState(
                    platform, null, null, ProcNet.NOTHING, Map.of(), List.of(), List.of(MachineState.Gap.INTERFACES));
        }
    }

    @Override
    public MachineState readCounters(MachineState before) {
        return before.counting(null, before.jdk() == null ? Map.of() : counters(before.jdk()));
    }

    private Map<Integer, LinkCounters> counters(List<JdkLink> links) {
        var counters = new HashMap<Integer, LinkCounters>();
        for (JdkLink link : links) {
            if (link.index() > 0 && !NamedKind.isFilterLayer(platform, link)) {
                traffic.of(link.index()).ifPresent(counted -> counters.put(link.index(), counted));
            }
        }
        return counters;
    }
}
