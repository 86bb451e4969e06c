package org.netbearer.impl.assembly;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;

/**
 * Which configurations of which bearers have changed since the assembly before, where nothing else has: no bearer came, went
 * or has other links, claims, capabilities or health, no configuration came or went. Found by identity, since
 * {@link Predecessors} keeps what is equal. Pure.
 */
final class ChangedSources {
    private ChangedSources() {}

    /**
     * Compares the bearers with those of the assembly before.
     *
     * @return what has changed; null if anything else has
     */
    static @Nullable List<Changed> between(Assembly.Sources before, List<BearerEntry> entries, AssemblyInputs inputs) {
        List<BearerEntry> olds = before.entries();
        if (before.inputs() != inputs
                || !inputs.serviceNetworks().isEmpty()
                || !before.contradicted().isEmpty()
                || olds.isEmpty()
                || olds.size() != entries.size()) {
            return null;
        }
        var changed = new ArrayList<Changed>();
        for (int rank = 0; rank < entries.size(); rank++) {
            BearerEntry old = olds.get(rank);
            BearerEntry now = entries.get(rank);
            // beside a bearer that is stale, it counts who reported when
            if (now.isStale() || !isSame(old, now) || !collect(old.report(), now.report(), rank, changed)) {
                return null;
            }
        }
        return changed;
    }

    private static boolean isSame(BearerEntry old, BearerEntry now) {
        BearerReport before = old.report();
        BearerReport after = now.report();
        return old == now
                || old.name().equals(now.name())
                        && old.ranking() == now.ranking()
                        && old.fault().equals(now.fault())
                        && old.unanswered().isEmpty()
                        && now.unanswered().isEmpty()
                        && before.health().equals(after.health())
                        && before.claims().equals(after.claims())
                        && before.capabilities().equals(after.capabilities())
                        && isIdentical(before.links(), after.links());
    }

    private static boolean isIdentical(List<?> olds, List<?> news) {
        if (olds.size() != news.size()) {
            return false;
        }
        for (int i = 0; i < olds.size(); i++) {
            if (olds.get(i) != news.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean collect(BearerReport before, BearerReport after, int rank, List<Changed> changed) {
        List<BearerConfiguration> olds = before.configurations();
        List<BearerConfiguration> news = after.configurations();
        if (olds == news) {
            return true;
        }
        if (olds.size() != news.size()) {
            return false;
        }
        for (int i = 0; i < olds.size(); i++) {
            BearerConfiguration old = olds.get(i);
            BearerConfiguration now = news.get(i);
            if (old != now) {
                if (!old.identifier().equals(now.identifier())) {
                    return false;
                }
                changed.add(new Changed(rank, old, now));
            }
        }
        return true;
    }

    /** One configuration that its bearer describes otherwise than before. */
    record Changed(int rank, BearerConfiguration before, BearerConfiguration after) {}
}
