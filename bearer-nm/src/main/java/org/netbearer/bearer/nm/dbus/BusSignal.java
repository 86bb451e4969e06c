package org.netbearer.bearer.nm.dbus;

import java.util.List;

/**
 * A signal that came.
 *
 * @param path the object
 * @param iface the interface
 * @param member the signal
 * @param arguments its arguments as plain values, see {@link PlainValues}
 */
public record BusSignal(String path, String iface, String member, List<Object> arguments) {}
