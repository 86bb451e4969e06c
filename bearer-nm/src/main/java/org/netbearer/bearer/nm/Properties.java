package org.netbearer.bearer.nm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The properties of one interface of one object, read with tolerance: what is missing or of another type than expected is
 * answered as "not there", so that an older or newer daemon does no harm.
 *
 * <p>Immutable as long as nobody changes the map.
 *
 * @param values the properties as plain values
 */
record Properties(Map<?, ?> values) {
    static final Properties NONE = new Properties(Map.of());

    /** Empty if absent; also for an object path that leads nowhere ({@code /}). */
    String text(String name) {
        return values.get(name) instanceof String text && !text.equals("/") ? text : "";
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    long number(String name, long otherwise) {
        return values.get(name) instanceof Long number ? number : otherwise;
    }

    /** Returns a number that fits into an {@code int}: 0 if it is absent or negative, the largest if it is too large. */
    int size(String name) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, number(name, 0)));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Empty if absent. */
    byte[] bytes(String name) {
        return values.get(name) instanceof byte[] bytes ? bytes : new byte[0];
    }

    /** Object paths or texts; others are left out. */
    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (Object each : list(name)) {
            if (each instanceof String text) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** Dictionaries; others are left out. */
    List<Properties> records(String name) {
        var records = new ArrayList<Properties>();
        for (Object each : list(name)) {
            if (each instanceof Map<?, ?> map) {
                records.add(new Properties(map));
            }
        }
        return records;
    }

    List<?> list(String name) {
        return values.get(name) instanceof List<?> list ? list : List.of();
    }

    Properties section(String name) {
        return values.get(name) instanceof Map<?, ?> map ? new Properties(map) : NONE;
    }
}
