package org.netbearer.bearer.corewlan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netbearer.api.Carrier;
import org.netbearer.spi.LinkActivity;
import org.netbearer.spi.LinkReport;

/**
 * The interfaces as SystemConfiguration reports them.
 *
 * @param isKnown whether it answered; if not, the rest is empty
 * @param links the link of each, by BSD name
 * @param wired the names that the user knows the wired adapters as, by BSD name
 * @param unused wired adapters that never had carrier and belong to no service of the user: macOS lists some that no port leads to
 */
record LinkFacts(boolean isKnown, Map<String, LinkReport> links, Map<String, String> wired, Set<String> unused) {
    /** Nothing is known. */
    static final LinkFacts NONE = new LinkFacts(false, Map.of(), Map.of(), Set.of());

    LinkFacts {
        links = Map.copyOf(links);
        wired = Map.copyOf(wired);
        unused = Set.copyOf(unused);
    }

    /** Returns the names of the links that reach another device; of all of them if nothing is known. */
    Set<String> active(Collection<LinkReport> all) {
        return isKnown
                ? LinkActivity.activeAmong(all)
                : Set.copyOf(all.stream().map(link -> link.key().name()).toList());
    }

    /** Returns whether an interface has carrier; unknown if nothing is known of it. */
    Carrier carrier(String name) {
        var link = links.get(name);
        return link == null ? Carrier.UNKNOWN : link.carrier();
    }

    List<String> wiredNames() {
        return wired.keySet().stream().sorted().toList();
    }
}
