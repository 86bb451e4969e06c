package org.netbearer.simulation;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Items by key, in order of key; a changed copy costs no more than copying an array.
 *
 * <p>Immutable.
 */
final class ItemMap extends AbstractMap<String, SceneItem> {
    private static final Comparator<SceneItem> BY_KEY = Comparator.comparing(SceneItem::key);

    private final SceneItem[] items; // in order of key, never written after construction

    private ItemMap(SceneItem[] items) {
        this.items = items;
    }

    static ItemMap copyOf(Map<String, SceneItem> map) {
        if (map instanceof ItemMap same) {
            return same;
        }
        map.forEach((key, item) -> {
            if (!key.equals(item.key())) {
                throw new IllegalArgumentException("item " + item.key() + " under the key " + key);
            }
        });
        return new ItemMap(map.values().stream().sorted(BY_KEY).toArray(SceneItem[]::new));
    }

    ItemMap with(Collection<? extends SceneItem> more) {
        if (more.size() == 1) {
            return with(more.iterator().next());
        }
        var all = new TreeMap<>(this);
        more.forEach(item -> all.put(item.key(), item));
        return new ItemMap(all.values().toArray(SceneItem[]::new));
    }

    ItemMap without(String key) {
        int at = indexOf(key);
        if (at < 0) {
            return this;
        }
        var fewer = Arrays.copyOf(items, items.length - 1);
        System.arraycopy(items, at + 1, fewer, at, fewer.length - at);
        return new ItemMap(fewer);
    }

    private ItemMap with(SceneItem item) {
        int at = indexOf(item.key());
        if (at >= 0) {
            var same = items.clone();
            same[at] = item;
            return new ItemMap(same);
        }
        int insertion = -at - 1;
        var more = Arrays.copyOf(items, items.length + 1);
        System.arraycopy(items, insertion, more, insertion + 1, items.length - insertion);
        more[insertion] = item;
        return new ItemMap(more);
    }

    @Override
    public @Nullable SceneItem get(Object key) {
        int at = key instanceof String text ? indexOf(text) : -1;
        return at < 0 ? null : items[at];
    }

    @Override
    public boolean containsKey(Object key) {
        return get(key) != null;
    }

    @Override
    public Set<Entry<String, SceneItem>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return items.length;
            }

            @Override
            public Iterator<Entry<String, SceneItem>> iterator() {
                return Arrays.stream(items)
                        .map(item -> Map.entry(item.key(), item))
                        .iterator();
            }
        };
    }

    private int indexOf(String key) {
        int low = 0;
        int high = items.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = items[middle].key().compareTo(key);
            if (order == 0) {
                return middle;
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}
