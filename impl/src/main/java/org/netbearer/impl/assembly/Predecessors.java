package org.netbearer.impl.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.LinkReport;

/**
 * Keeps, of a new report, the values of the one before wherever they are equal: compared by identity, then by
 * {@code equals}, with the one of the same identifier. So bearers may report new instances each time, and what did not change is
 * recognised by identity everywhere behind this. Pure.
 */
final class Predecessors {
    private Predecessors() {}

    /**
     * Returns the report with the predecessors of what is equal.
     *
     * @param previous the report that is in force
     * @param next the new report
     * @return a report that is equal to {@code next}; {@code next} itself if it shares all it can
     */
    static BearerReport keep(BearerReport previous, BearerReport next) {
        List<BearerConfiguration> configurations =
                keep(previous.configurations(), next.configurations(), BearerConfiguration::identifier);
        List<LinkReport> links = keep(previous.links(), next.links(), LinkReport::key);
        return configurations == next.configurations() && links == next.links()
                ? next
                : new BearerReport(next.health(), configurations, links, next.claims(), next.capabilities());
    }

    private static <T> List<T> keep(List<T> olds, List<T> news, Function<T, Object> identifier) {
        List<T> kept = news;
        Map<Object, T> byIdentifier = Map.of();
        for (int i = 0; i < news.size(); i++) {
            T now = news.get(i);
            T old = i < olds.size() ? olds.get(i) : null;
            if (now == old) {
                continue;
            }
            if (old == null || !identifier.apply(old).equals(identifier.apply(now))) {
                byIdentifier = byIdentifier.isEmpty() ? index(olds, identifier) : byIdentifier;
                old = byIdentifier.get(identifier.apply(now));
            }
            if (old != null && old != now && old.equals(now)) {
                kept = kept == news ? new ArrayList<>(news) : kept;
                kept.set(i, old);
            }
        }
        return kept;
    }

    private static <T> Map<Object, T> index(List<T> values, Function<T, Object> identifier) {
        var index = new HashMap<Object, T>(values.size() * 2);
        values.forEach(value -> index.put(identifier.apply(value), value));
        return index;
    }

    /**
     * Returns whether a report differs from the one before only in values whose identifiers and places are the same, and in
     * no membership.
     */
    static boolean isInPlace(BearerReport previous, BearerReport next) {
        return isInPlace(previous.configurations(), next.configurations(), Predecessors::isSameMember)
                && isInPlace(
                        previous.links(), next.links(), (old, now) -> old.key().equals(now.key()));
    }

    private static boolean isSameMember(BearerConfiguration old, BearerConfiguration now) {
        return old.identifier().equals(now.identifier()) && old.children().equals(now.children());
    }

    private static <T> boolean isInPlace(
            List<T> olds, List<T> news, java.util.function.BiPredicate<T, T> sameIdentity) {
        if (olds.size() != news.size()) {
            return false;
        }
        for (int i = 0; i < news.size(); i++) {
            T old = olds.get(i);
            T now = news.get(i);
            if (old != now && !sameIdentity.test(old, now)) {
                return false;
            }
        }
        return true;
    }
}
