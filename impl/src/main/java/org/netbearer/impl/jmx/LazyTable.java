package org.netbearer.impl.jmx;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;
import org.jspecify.annotations.Nullable;

/**
 * Tabular data as an MXBean shows a map: rows of {@code key} and {@code value}, in the order of the map, unmodifiable.
 *
 * <p>Immutable. Travels as the JDK's {@link TabularDataSupport}, so that no client needs this class.
 */
final class LazyTable implements TabularData, Serializable {
    private static final long serialVersionUID = 1L;
    private static final String KEY = "key";

    private final transient TabularType type;
    private final transient Map<List<Object>, CompositeData> rows;

    private transient volatile @Nullable TabularDataSupport eager;

    /** Creates a table from the type of an MXBean's map, and its {@linkplain #row rows} by key. */
    LazyTable(TabularType type, Map<String, ? extends CompositeData> rows) {
        this.type = type;
        this.rows = new LinkedHashMap<>(rows.size() * 2);
        rows.forEach((key, row) -> this.rows.put(List.of(key), row));
    }

    /** Creates a row. */
    static CompositeData row(TabularType type, String key, CompositeData value) {
        return new LazyComposite(type.getRowType(), item -> item.equals(KEY) ? key : value);
    }

    @Override
    public TabularType getTabularType() {
        return type;
    }

    @Override
    public Object[] calculateIndex(CompositeData row) {
        return new Object[] {row.get(KEY)};
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    @Override
    public boolean containsKey(Object[] key) {
        return rows.containsKey(List.of(key));
    }

    @Override
    public boolean containsValue(CompositeData row) {
        return rows.containsValue(row);
    }

    @Override
    public @Nullable CompositeData get(Object[] key) {
        return rows.get(List.of(key));
    }

    @Override
    public Set<?> keySet() {
        return Collections.unmodifiableSet(rows.keySet());
    }

    @Override
    public Collection<?> values() {
        return Collections.unmodifiableCollection(rows.values());
    }

    @Override
    public void put(CompositeData row) {
        throw new UnsupportedOperationException("a view of the network cannot be changed");
    }

    @Override
    public CompositeData remove(Object[] key) {
        throw new UnsupportedOperationException("a view of the network cannot be changed");
    }

    @Override
    public void putAll(CompositeData[] added) {
        throw new UnsupportedOperationException("a view of the network cannot be changed");
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("a view of the network cannot be changed");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof TabularData && eager().equals(other));
    }

    @Override
    public int hashCode() {
        return eager().hashCode();
    }

    @Override
    public String toString() {
        return eager().toString();
    }

    private Object writeReplace() {
        return eager();
    }

    private TabularDataSupport eager() {
        TabularDataSupport known = eager;
        if (known == null) {
            known = new TabularDataSupport(type);
            rows.values().stream().map(LazyComposite::eager).forEach(known::put);
            eager = known;
        }
        return known;
    }
}
