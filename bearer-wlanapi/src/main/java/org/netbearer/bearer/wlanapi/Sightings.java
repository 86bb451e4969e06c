package org.netbearer.bearer.wlanapi;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Recently seen entries, by key. Drivers empty their lists when a scan begins, and a connected one forgets by and by all but its
 * own network. So an entry is removed only by a scan that ended without it, or {@link #DECAY} after it was seen last. Confined to the bearer's serial executor.
 */
final class Sightings<K, T> {
    /** How long an entry stays after a list contained it last: three of Windows' own scans, of one a minute. */
    static final Duration DECAY = Duration.ofMinutes(3);

    private final Map<K, Sighting<T>> seen = new LinkedHashMap<>();
    private final Function<T, K> key;

    Sightings(Function<T, K> key) {
        this.key = key;
    }

    /** Returns what was seen, in the order in which it was first seen. */
    List<T> values() {
        return seen.values().stream().map(Sighting::value).toList();
    }

    /** Adds a list that may lack what is there. */
    void add(Collection<T> list, Instant now) {
        list.forEach(each -> seen.put(key.apply(each), new Sighting<>(each, now)));
    }

    /** Replaces all by a list that lacks nothing. */
    void replace(Collection<T> list, Instant now) {
        seen.clear();
        add(list, now);
    }

    /** Changes each value in its place. */
    void change(UnaryOperator<T> change) {
        seen.replaceAll((any, sighting) -> new Sighting<>(change.apply(sighting.value), sighting.at));
    }

    /** Removes entries not seen for {@link #DECAY}; returns whether there were any. A clock that is set back only delays that. */
    boolean expire(Instant now) {
        return seen.values()
                .removeIf(sighting -> Duration.between(sighting.at, now).compareTo(DECAY) > 0);
    }

    void clear() {
        seen.clear();
    }

    private record Sighting<T>(T value, Instant at) {}
}
