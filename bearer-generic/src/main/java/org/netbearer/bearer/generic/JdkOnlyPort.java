package org.netbearer.bearer.generic;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.LinkCounters;
import org.netbearer.bearer.generic.port.Destinations;
import org.netbearer.bearer.generic.port.InterfaceTable;
import org.netbearer.bearer.generic.port.RouteLookup;

/**
 * Reads a machine of which the JDK tells what interfaces there are; what they are and have counted, and which way packets take, is
 * asked of the system where that answers.
 *
 * <p>Confined to the bearer's thread.
 */
final class JdkOnlyPort implements MachinePort {
    private final MachineState.Platform platform;
    private final JdkSource jdk;
    private final InterfaceTable table;
    private final RouteLookup routes;
    private final Supplier<Destinations> destinations;

    /**
     * Creates a port.
     *
     * @param table what the system tells of interfaces
     * @param routes what its routing answers
     * @param destinations far addresses for which it is asked the way
     */
    JdkOnlyPort(
            MachineState.Platform platform,
            JdkSource jdk,
            InterfaceTable table,
            RouteLookup routes,
            Supplier<Destinations> destinations) {
        this.platform = platform;
        this.jdk = jdk;
        this.table = table;
        this.routes = routes;
        this.destinations = destinations;
    }

    @Override
    public MachineState read() {
        List<JdkLink> links;
        try {
            links = jdk.links(JdkSource.Depth.EVERYTHING);
        } catch (IOException refused) {
            return new MachineState(
                    platform, null, null, ProcNet.NOTHING, Map.of(), List.of(), List.of(MachineState.Gap.INTERFACES));
        }
        var entries = entries(links);
        var ways = ways(links);
        return new MachineState(
                platform,
                links,
                null,
                ProcNet.NOTHING,
                counters(entries),
                ways == null ? jdk.outwardAddresses(links) : List.of(),
                ways != null && ways.split() ? List.of(MachineState.Gap.SPLIT) : List.of(),
                null,
                entries,
                ways);
    }

    private @Nullable RouteAnswers ways(List<JdkLink> links) {
        try {
            return RouteAnswers.ask(routes, destinations.get(), links);
        } catch (IOException unanswered) {
            return null;
        }
    }

    @Override
    public MachineState readCounters(MachineState before) {
        return before.counting(null, before.jdk() == null ? Map.of() : counters(entries(before.jdk())));
    }

    private Map<Integer, InterfaceTable.Entry> entries(List<JdkLink> links) {
        var entries = new HashMap<Integer, InterfaceTable.Entry>();
        for (JdkLink link : links) {
            if (link.index() > 0 && !NamedKind.isFilterLayer(platform, link)) {
                table.of(link.index()).ifPresent(entry -> entries.put(link.index(), entry));
            }
        }
        return entries;
    }

    private static Map<Integer, LinkCounters> counters(Map<Integer, InterfaceTable.Entry> entries) {
        var counters = new HashMap<Integer, LinkCounters>();
        entries.forEach((index, entry) -> counters.put(index, entry.counters()));
        return counters;
    }
}
