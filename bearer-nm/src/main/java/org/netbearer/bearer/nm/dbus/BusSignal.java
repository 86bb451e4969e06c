package org.netbearer.bearer.nm.dbus;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A received signal.
 *
 * @param path the object
 * @param iface the interface
 * @param member the signal
 * @param arguments its arguments as plain values, see {@link PlainValues}
 */
public record BusSignal(String path, String iface, String member, List<Object> arguments) {
    /**
     * Returns an argument that should be a text or an object path.
     *
     * @param at which argument, from 0
     * @return empty if it is something else
     */
    public String text(int at) {
        return argument(at) instanceof String text ? text : "";
    }

    /**
     * Returns an argument that should be an integer.
     *
     * @param at which argument, from 0
     * @return -1 if it is something else
     */
    public int number(int at) {
        return argument(at) instanceof Long number ? number.intValue() : -1;
    }

    /**
     * Returns an argument that should be a dictionary.
     *
     * @param at which argument, from 0
     * @return empty if it is something else
     */
    public Map<?, ?> map(int at) {
        return argument(at) instanceof Map<?, ?> map ? map : Map.of();
    }

    /**
     * Returns an argument that should be an array.
     *
     * @param at which argument, from 0
     * @return empty if it is something else
     */
    public List<?> list(int at) {
        return argument(at) instanceof List<?> list ? list : List.of();
    }

    private @Nullable Object argument(int at) {
        return at < arguments.size() ? arguments.get(at) : null;
    }
}
