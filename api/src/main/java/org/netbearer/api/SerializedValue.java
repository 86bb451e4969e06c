package org.netbearer.api;

import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The form in which the records of this package are serialized: names and values.
 *
 * <p>A reader of another version skips the names that it does not know, and takes for the components that it misses what the
 * record's former constructor takes: components are only ever added at the end, and the constructor without them stays. A
 * constant that it does not know becomes {@code UNKNOWN} or what comes next to that, and is left out of a collection; so is a
 * value of a type that it does not know.
 *
 * <p>Immutable.
 */
final class SerializedValue implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What comes next to "not known" in enums that have no such constant, the first that exists. */
    private static final List<String> SUBSTITUTES =
            List.of("UNKNOWN", "OTHER", "UNDEFINED", "INVALID", "FAILED", "NO_POLICY");

    private final String type;
    private final String[] names;

    @SuppressWarnings("serial") // what cannot be serialized fails when it is written
    private final @Nullable Object[] values;

    private SerializedValue(String type, String[] names, @Nullable Object[] values) {
        this.type = type;
        this.names = names;
        this.values = values;
    }

    /** Returns what stands for a record in a stream. */
    static Object of(Record value) {
        RecordComponent[] components = value.getClass().getRecordComponents();
        var names = new String[components.length];
        var values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            names[i] = components[i].getName();
            values[i] = encoded(read(components[i], value));
        }
        return new SerializedValue(nameOf(value.getClass()), names, values);
    }

    private Object readResolve() throws ObjectStreamException {
        Class<?> record = typeCalled(type);
        if (record == null || !record.isRecord()) {
            return Unknown.VALUE;
        }
        var present = new HashMap<String, @Nullable Object>();
        for (int i = 0; i < names.length; i++) {
            present.put(names[i], values[i]);
        }
        RecordComponent[] components = record.getRecordComponents();
        Constructor<?> constructor = constructor(record, components, present.keySet());
        var arguments = new @Nullable Object[constructor.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = decoded(present.get(components[i].getName()), components[i].getType());
        }
        try {
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException | IllegalArgumentException failed) {
            throw invalid("a " + type + " cannot be made of what was read", failed);
        }
    }

    /** Finds the constructor that takes the most of what is there. */
    private Constructor<?> constructor(Class<?> record, RecordComponent[] components, Set<String> present)
            throws InvalidObjectException {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return Arrays.stream(record.getConstructors())
                .filter(each -> each.getParameterCount() <= types.length)
                .filter(each -> Arrays.equals(each.getParameterTypes(), Arrays.copyOf(types, each.getParameterCount())))
                .filter(each -> Arrays.stream(components)
                        .limit(each.getParameterCount())
                        .allMatch(component -> present.contains(component.getName())))
                .max(Comparator.comparingInt(Constructor::getParameterCount))
                .orElseThrow(() -> invalid("a " + type + " of only " + present, null));
    }

    private static @Nullable Object encoded(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return encoded(optional.orElse(null));
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? optional.getAsInt() : null;
        }
        if (value instanceof Enum<?> constant) {
            return new Constant(nameOf(constant.getDeclaringClass()), constant.name());
        }
        if (value instanceof Collection<?> collection) {
            return collection.stream().map(SerializedValue::encoded).toArray();
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> new @Nullable Object[] {encoded(entry.getKey()), encoded(entry.getValue())})
                    .toArray();
        }
        return value;
    }

    private static @Nullable Object decoded(@Nullable Object value, Class<?> type) {
        if (type == Optional.class) {
            return value == Unknown.VALUE ? Optional.empty() : Optional.ofNullable(value);
        }
        if (type == OptionalInt.class) {
            return value instanceof Integer number ? OptionalInt.of(number) : OptionalInt.empty();
        }
        return value instanceof Object[] elements ? collection(elements, type) : value;
    }

    private static Object collection(Object[] elements, Class<?> type) {
        if (type == Map.class) {
            var map = new HashMap<@Nullable Object, @Nullable Object>();
            for (Object element : elements) {
                if (element instanceof Object[] entry && entry[0] != Unknown.VALUE && entry[1] != Unknown.VALUE) {
                    map.put(entry[0], entry[1]);
                }
            }
            return map;
        }
        Collection<Object> known = type == Set.class ? new HashSet<>() : new ArrayList<>();
        Arrays.stream(elements).filter(element -> element != Unknown.VALUE).forEach(known::add);
        return known;
    }

    private static @Nullable Object read(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(component.toString(), impossible);
        }
    }

    private static String nameOf(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1);
    }

    /** Finds a type of this package; null if there is none. */
    private static @Nullable Class<?> typeCalled(String name) {
        try {
            String full = SerializedValue.class.getPackageName() + "." + name;
            return Class.forName(full, false, SerializedValue.class.getClassLoader());
        } catch (ClassNotFoundException notYet) {
            return null;
        }
    }

    private static InvalidObjectException invalid(String message, @Nullable Throwable cause) {
        var invalid = new InvalidObjectException(PrintableText.of(message));
        invalid.initCause(cause);
        return invalid;
    }

    /** What stands for something that this version does not know. */
    private enum Unknown {
        VALUE
    }

    /** What stands for a constant of an enum in a stream. */
    private record Constant(String type, String name) implements Serializable {
        private static final long serialVersionUID = 1L;

        private Object readResolve() {
            Class<?> found = typeCalled(type);
            if (found == null || !found.isEnum()) {
                return Unknown.VALUE;
            }
            Object[] constants = found.getEnumConstants();
            return Arrays.stream(constants)
                    .filter(constant -> ((Enum<?>) constant).name().equals(name))
                    .findFirst()
                    .or(() -> SUBSTITUTES.stream()
                            .flatMap(substitute -> Arrays.stream(constants)
                                    .filter(constant ->
                                            ((Enum<?>) constant).name().equals(substitute)))
                            .findFirst())
                    .orElse(Unknown.VALUE);
        }
    }
}
