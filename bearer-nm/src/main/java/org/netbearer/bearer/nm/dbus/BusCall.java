package org.netbearer.bearer.nm.dbus;

import java.util.List;
import java.util.Map;

/**
 * A method call.
 *
 * @param destination a bus name
 * @param path the object
 * @param iface the interface
 * @param member the method
 * @param signature the types of the arguments, as one string; empty if there are none
 * @param arguments the arguments
 */
public record BusCall(
        String destination, String path, String iface, String member, String signature, List<Object> arguments) {
    /** The bus itself: its name, and that of its interface. */
    static final String BUS = "org.freedesktop.DBus";

    /** Copies the arguments. */
    public BusCall {
        arguments = List.copyOf(arguments);
    }

    /**
     * Returns a call of a method without arguments.
     *
     * @param destination a bus name
     * @param path the object
     * @param iface the interface
     * @param member the method
     * @return the call
     */
    public static BusCall of(String destination, String path, String iface, String member) {
        return new BusCall(destination, path, iface, member, "", List.of());
    }

    /**
     * Returns this call with object paths as its arguments.
     *
     * @param paths the paths
     * @return the call with them
     */
    public BusCall withPaths(String... paths) {
        return new BusCall(destination, path, iface, member, "o".repeat(paths.length), List.of((Object[]) paths));
    }

    /**
     * Returns this call with arguments.
     *
     * @param types their types, as one string
     * @param values text, paths, arrays of them; a {@link Long} is sent as a number of 32 bits without sign
     * @return the call with them
     */
    public BusCall with(String types, Object... values) {
        return new BusCall(destination, path, iface, member, types, List.of(values));
    }

    /**
     * Returns this call with an empty dictionary of options ({@code a{sv}}) as its argument.
     *
     * @return the call with it
     */
    public BusCall withoutOptions() {
        return new BusCall(destination, path, iface, member, "a{sv}", List.of(Map.of()));
    }

    static BusCall hello() {
        return of(BUS, "/org/freedesktop/DBus", BUS, "Hello");
    }

    /**
     * Returns a call that subscribes to signals.
     *
     * @param rule a match rule
     * @return the call
     */
    public static BusCall addMatch(String rule) {
        return new BusCall(BUS, "/org/freedesktop/DBus", BUS, "AddMatch", "s", List.of(rule));
    }
}
