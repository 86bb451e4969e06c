package org.netbearer.bearer.nm.dbus;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a signal or a reply, read with tolerance: one that is missing or of another type than expected does no harm.
 *
 * @param values the arguments as plain values, see {@link ValueReader}
 */
public record Arguments(List<Object> values) {
    /** No arguments. */
    public static final Arguments NONE = new Arguments(List.of());

    /** Copies the list. */
    public Arguments {
        values = List.copyOf(values);
    }

    /**
     * Returns an argument.
     *
     * @param at which one, from 0
     * @return null if there are not so many
     */
    public @Nullable Object get(int at) {
        return at < values.size() ? values.get(at) : null;
    }

    /**
     * Returns an argument that should be text or an object path.
     *
     * @param at which one, from 0
     * @return empty if it is missing or something else
     */
    public String text(int at) {
        return get(at) instanceof String text ? text : "";
    }

    /**
     * Returns an argument that should be an integer.
     *
     * @param at which one, from 0
     * @return -1 if it is missing or something else
     */
    public int number(int at) {
        return get(at) instanceof Long number ? number.intValue() : -1;
    }

    /**
     * Returns an argument that should be a dictionary.
     *
     * @param at which one, from 0
     * @return empty if it is missing or something else
     */
    public Map<?, ?> map(int at) {
        return get(at) instanceof Map<?, ?> map ? map : Map.of();
    }

    /**
     * Returns an argument that should be an array.
     *
     * @param at which one, from 0
     * @return empty if it is missing or something else
     */
    public List<?> list(int at) {
        return get(at) instanceof List<?> list ? list : List.of();
    }
}
