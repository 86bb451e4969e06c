package org.netbearer.impl.assembly;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.netbearer.api.Assessment;
import org.netbearer.api.Carrier;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.LinkField;
import org.netbearer.api.LinkKind;
import org.netbearer.api.NetworkLink;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkActivity;
import org.netbearer.spi.LinkActivity.Verdict;
import org.netbearer.spi.LinkReport;

/**
 * What all bearers together know of each interface.
 *
 * <p>Each field comes from the bearer of highest ranking that knows it; what a stale bearer says comes after what others have
 * reported since its last report, since the kernel knows better what has become of its links. What they said before that comes last.
 */
final class LinkTable {
    private final InterfaceIndex<Known> links = new InterfaceIndex<>();
    private final Map<InterfaceKey, NetworkLink> merged = new HashMap<>();
    private final Map<InterfaceKey, Routing> routings = new HashMap<>();
    private final long lastStale;

    /** Files the links of all bearers that answer, given best first. */
    LinkTable(List<BearerEntry> entries) {
        lastStale = entries.stream()
                .filter(BearerEntry::isStale)
                .mapToLong(BearerEntry::lastReportSequence)
                .max()
                .orElse(0);
        entries.stream().filter(this::isFresh).forEach(this::file);
        entries.stream().filter(BearerEntry::isStale).forEach(this::file);
        entries.stream().filter(entry -> !entry.isStale() && !isFresh(entry)).forEach(this::file);
    }

    /** Returns whether a bearer's report is newer than the last one of each bearer that is stale. */
    boolean isFresh(BearerEntry entry) {
        return !entry.isStale() && entry.lastReportSequence() >= lastStale;
    }

    private void file(BearerEntry entry) {
        if (!entry.unanswered().isEmpty()) {
            return;
        }
        Map<InterfaceKey, Verdict> verdicts =
                LinkActivity.verdicts(entry.report().links());
        for (LinkReport link : entry.report().links()) {
            Verdict verdict = verdicts.getOrDefault(link.key(), Verdict.UNKNOWN);
            links.add(link.key(), new Known(entry.name(), isFresh(entry), link, verdict));
        }
    }

    /** Merges what is known; an interface that nobody describes has its key and nothing else. */
    NetworkLink link(InterfaceKey key) {
        return merged.computeIfAbsent(key, this::merge);
    }

    /** Returns what fresh bearers say of the state of an interface: best first, empty if none knows it. */
    List<Known> fresh(InterfaceKey key) {
        return links.find(key).stream()
                .filter(known -> known.fresh && describes(known.report))
                .toList();
    }

    /**
     * Returns what is known of whether a link can reach another device: by the newest look of a bearer that asked the system's
     * routing, else by a bearer's own description.
     *
     * @param key which interface
     * @param bearer whose description counts if routing was not asked
     */
    Verdict verdict(InterfaceKey key, String bearer) {
        List<Known> known = links.find(key);
        return known.stream()
                .filter(each -> each.fresh && each.report.leadsOut().isPresent())
                .findFirst()
                .or(() -> known.stream()
                        .filter(each -> each.bearer.equals(bearer))
                        .findFirst())
                .map(Known::verdict)
                .orElse(Verdict.UNKNOWN);
    }

    /** Returns what routing says of an interface: what fresh bearers asked, before what others did. */
    Routing routing(InterfaceKey key) {
        return routings.computeIfAbsent(key, this::readRouting);
    }

    private Routing readRouting(InterfaceKey key) {
        return Routing.of(links.find(key).stream()
                .sorted(Comparator.comparing((Known known) -> !known.fresh))
                .map(Known::report)
                .toList());
    }

    /** Returns whether a report says anything of the link itself, rather than only judges it. */
    static boolean describes(LinkReport link) {
        return link.kind() != LinkKind.UNKNOWN
                || link.carrier() != Carrier.UNKNOWN
                || link.addresses().isPresent();
    }

    private NetworkLink merge(InterfaceKey key) {
        List<Known> sources = links.find(key);
        var provenance = new EnumMap<LinkField, String>(LinkField.class);
        var pick = new Pick(sources, provenance);
        InterfaceKey full = sources.stream().map(known -> known.report.key()).reduce(key, LinkTable::complete);
        return new NetworkLink(
                full.name(),
                full.index(),
                full.platformKey(),
                pick.first(
                        LinkField.KIND,
                        link -> Optional.of(link.kind()).filter(kind -> kind != LinkKind.UNKNOWN),
                        LinkKind.UNKNOWN),
                pick.first(
                        LinkField.CARRIER,
                        link -> Optional.of(link.carrier()).filter(carrier -> carrier != Carrier.UNKNOWN),
                        Carrier.UNKNOWN),
                pick.first(LinkField.HARDWARE_ADDRESS, LinkReport::hardwareAddress),
                pick.first(LinkField.MTU, LinkTable::mtu, 0),
                pick.<List<LinkAddress>>first(LinkField.ADDRESSES, LinkReport::addresses, List.of()),
                pick.<List<DefaultRoute>>first(LinkField.DEFAULT_ROUTES, LinkReport::defaultRoutes, List.of()),
                pick.<List<InetAddress>>first(LinkField.NAME_SERVERS, LinkReport::nameServers, List.of()),
                pick.first(LinkField.COUNTERS, LinkReport::counters),
                pick.first(LinkField.CONNECTIVITY, LinkReport::connectivity, Assessment.CONNECTIVITY_UNKNOWN),
                provenance);
    }

    private static Optional<Integer> mtu(LinkReport link) {
        return link.mtu().stream().boxed().findFirst();
    }

    /** Fills the gaps of one key from another that matches it. */
    private static InterfaceKey complete(InterfaceKey key, InterfaceKey other) {
        return new InterfaceKey(
                key.name().isEmpty() ? other.name() : key.name(),
                key.index() == 0 ? other.index() : key.index(),
                key.platformKey().isEmpty() ? other.platformKey() : key.platformKey());
    }

    /** What one bearer reports of one link. */
    record Known(String bearer, boolean fresh, LinkReport report, Verdict verdict) {
        boolean active() {
            return verdict == Verdict.ACTIVE;
        }
    }

    /** Reads each field from the first source that knows it, and records which one that was. */
    private record Pick(List<Known> sources, Map<LinkField, String> provenance) {
        <T> T first(LinkField field, Function<LinkReport, Optional<T>> read, T otherwise) {
            return first(field, read).orElse(otherwise);
        }

        <T> Optional<T> first(LinkField field, Function<LinkReport, Optional<T>> read) {
            for (Known source : sources) {
                Optional<T> value = read.apply(source.report);
                if (value.isPresent()) {
                    provenance.put(field, source.bearer);
                    return value;
                }
            }
            return Optional.empty();
        }
    }
}
