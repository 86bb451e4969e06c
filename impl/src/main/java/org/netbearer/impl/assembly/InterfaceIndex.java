package org.netbearer.impl.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.netbearer.spi.InterfaceKey;

/** Values filed under interface keys, found by {@link InterfaceKey#matches} without looking at each. */
final class InterfaceIndex<V> {
    private final Map<Object, List<Filed<V>>> byPart = new HashMap<>();

    void add(InterfaceKey key, V value) {
        var filed = new Filed<>(key, value);
        for (Object part : parts(key)) {
            byPart.computeIfAbsent(part, unused -> new ArrayList<>(2)).add(filed);
        }
    }

    /** Returns the values whose key matches, each once, in the order in which they were added. */
    List<V> find(InterfaceKey key) {
        List<Filed<V>> found = new ArrayList<>(4);
        for (Object part : parts(key)) {
            for (Filed<V> candidate : byPart.getOrDefault(part, List.of())) {
                if (candidate.key.matches(key) && !found.contains(candidate)) {
                    found.add(candidate);
                }
            }
        }
        return found.stream().map(Filed::value).toList();
    }

    private static List<Object> parts(InterfaceKey key) {
        var parts = new ArrayList<Object>(3);
        if (!key.name().isEmpty()) {
            parts.add(key.name());
        }
        if (key.index() != 0) {
            parts.add(key.index());
        }
        if (!key.platformKey().isEmpty()) {
            parts.add(List.of(key.platformKey().toLowerCase(Locale.ROOT)));
        }
        return parts;
    }

    /** Compared by identity: the same key and value may be filed twice. */
    private static final class Filed<V> {
        private final InterfaceKey key;
        private final V value;

        Filed(InterfaceKey key, V value) {
            this.key = key;
            this.value = value;
        }

        V value() {
            return value;
        }
    }
}
