package org.netbearer.impl.jmx;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.InvalidKeyException;
import javax.management.openmbean.OpenDataException;
import org.jspecify.annotations.Nullable;

/**
 * Composite data whose items are read when somebody asks for them: a table of 500 rows of which nobody looks at more than
 * a few items costs next to nothing.
 *
 * <p>Immutable. Travels as the JDK's {@link CompositeDataSupport}, so that no client needs this class.
 */
final class LazyComposite implements CompositeData, Serializable {
    private static final long serialVersionUID = 1L;

    private final transient CompositeType type;
    private final transient Function<String, @Nullable Object> items;
    private transient volatile @Nullable CompositeDataSupport eager;

    /** Creates a composite from a function that knows every item of the type, and always gives the same answer. */
    LazyComposite(CompositeType type, Function<String, @Nullable Object> items) {
        this.type = type;
        this.items = items;
    }

    @Override
    public CompositeType getCompositeType() {
        return type;
    }

    @Override
    public @Nullable Object get(String key) {
        if (!type.containsKey(key)) {
            throw new InvalidKeyException(key);
        }
        return items.apply(key);
    }

    @Override
    public @Nullable Object[] getAll(String[] keys) {
        var all = new @Nullable Object[keys.length];
        for (int i = 0; i < keys.length; i++) {
            all[i] = get(keys[i]);
        }
        return all;
    }

    @Override
    public boolean containsKey(String key) {
        return type.containsKey(key);
    }

    @Override
    public boolean containsValue(Object value) {
        return values().contains(value);
    }

    @Override
    public Collection<?> values() {
        List<@Nullable Object> values = new ArrayList<>();
        type.keySet().forEach(key -> values.add(items.apply(key)));
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof CompositeData && eager().equals(other));
    }

    @Override
    public int hashCode() {
        return eager().hashCode();
    }

    @Override
    public String toString() {
        return eager().toString();
    }

    private static @Nullable Object eager(@Nullable Object item) {
        if (item instanceof CompositeData[] elements) {
            return Arrays.stream(elements).map(LazyComposite::eager).toArray(CompositeData[]::new);
        }
        return item instanceof CompositeData data ? eager(data) : item;
    }

    private Object writeReplace() {
        return eager();
    }

    /** Returns the JDK's form of some data. */
    static CompositeData eager(CompositeData data) {
        return data instanceof LazyComposite lazy ? lazy.eager() : data;
    }

    private CompositeDataSupport eager() {
        CompositeDataSupport known = eager;
        if (known == null) {
            known = read();
            eager = known;
        }
        return known;
    }

    private CompositeDataSupport read() {
        Map<String, @Nullable Object> values = new HashMap<>();
        type.keySet().forEach(key -> values.put(key, eager(items.apply(key))));
        try {
            return new CompositeDataSupport(type, values);
        } catch (OpenDataException wrongItem) {
            throw new IllegalStateException(wrongItem);
        }
    }
}
