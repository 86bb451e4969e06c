package org.netbearer.bearer.nm.dbus;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/**
 * Turns dbus-java's values into those of the JDK.
 *
 * <p>Every integer becomes a {@link Long}, an object path a {@link String}, a byte array stays {@code byte[]}, other arrays
 * and structures become a {@link List}, dictionaries a {@link Map}; a variant becomes what is in it.
 */
final class PlainValues {
    private PlainValues() {}

    static List<Object> of(Object[] values) {
        var plain = new ArrayList<>(values.length);
        for (Object value : values) {
            plain.add(of(value));
        }
        return Collections.unmodifiableList(plain);
    }

    private static Object of(Object value) {
        if (value instanceof Variant<?> variant) {
            return of(variant.getValue());
        } else if (value instanceof String || value instanceof Boolean || value instanceof byte[]) {
            return value;
        } else if (value instanceof Double || value instanceof Float) {
            return ((Number) value).doubleValue();
        } else if (value instanceof Number number) {
            return number.longValue();
        } else if (value instanceof DBusPath path) {
            return path.getPath();
        } else if (value instanceof Map<?, ?> map) {
            return ofMap(map);
        } else if (value instanceof List<?> list) {
            return ofList(list);
        } else if (value.getClass().isArray()) {
            return ofArray(value);
        } else {
            return value.toString();
        }
    }

    private static Object ofList(List<?> list) {
        if (!list.isEmpty() && list.get(0) instanceof Byte) {
            byte[] bytes = new byte[list.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (Byte) list.get(i);
            }
            return bytes;
        }
        return of(list.toArray());
    }

    private static Map<Object, Object> ofMap(Map<?, ?> map) {
        var plain = new LinkedHashMap<Object, Object>();
        map.forEach((key, value) -> plain.put(of(key), of(value)));
        return Collections.unmodifiableMap(plain);
    }

    private static List<Object> ofArray(Object array) {
        Object[] elements = new Object[Array.getLength(array)];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = Array.get(array, i);
        }
        return of(elements);
    }
}
