package org.netbearer.impl.jmx;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenType;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of one type as composite data of the type that the MXBean rules give them. Immutable.
 *
 * <p>Records may hold strings, numbers, booleans, records and lists of strings or records, which is what views hold.
 */
final class RecordReader {
    private final CompositeType type;
    private final Map<String, Item> items = new HashMap<>();

    RecordReader(Class<?> recordType, CompositeType type) {
        this.type = type;
        for (RecordComponent component : recordType.getRecordComponents()) {
            items.put(component.getName(), item(component, type.getType(component.getName())));
        }
    }

    /** Shows a record that is made when the first item is asked for. */
    CompositeData read(Supplier<? extends Record> source) {
        var record = new Once(source);
        return new LazyComposite(type, name -> read(name, record.get()));
    }

    private @Nullable Object read(String name, Record record) {
        Item item = items.get(name);
        return item == null ? null : item.read(record);
    }

    private static Item item(RecordComponent component, OpenType<?> openType) {
        Method accessor = component.getAccessor();
        if (openType instanceof CompositeType nested) {
            var reader = new RecordReader(component.getType(), nested);
            return record -> call(accessor, record) instanceof Record value ? reader.read(() -> value) : null;
        }
        if (openType instanceof ArrayType<?> array && array.getElementOpenType() instanceof CompositeType element) {
            var reader = new RecordReader(elementOf(component.getGenericType()), element);
            return record -> elements(call(accessor, record)).stream()
                    .map(value -> reader.read(() -> (Record) value))
                    .toArray(CompositeData[]::new);
        }
        if (openType instanceof ArrayType) {
            return record -> elements(call(accessor, record)).stream()
                    .map(text -> ManagementText.of((String) text))
                    .toArray(String[]::new);
        }
        return record -> ManagementText.in(call(accessor, record));
    }

    private static Collection<?> elements(@Nullable Object list) {
        return (Collection<?>) Objects.requireNonNull(list);
    }

    private static Class<?> elementOf(Type list) {
        return (Class<?>) ((ParameterizedType) list).getActualTypeArguments()[0];
    }

    private static @Nullable Object call(Method accessor, Record record) {
        try {
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("a record of an exported package keeps its component", impossible);
        }
    }

    /** Reads one item of a record. */
    private interface Item {
        @Nullable
        Object read(Record record);
    }

    /** A record that is made once, or twice by two threads at the same time, which does no harm. */
    private static final class Once {
        private final Supplier<? extends Record> source;
        private volatile @Nullable Record made;

        Once(Supplier<? extends Record> source) {
            this.source = source;
        }

        Record get() {
            Record known = made;
            if (known == null) {
                known = source.get();
                made = known;
            }
            return known;
        }
    }
}
