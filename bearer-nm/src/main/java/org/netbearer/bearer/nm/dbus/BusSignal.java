package org.netbearer.bearer.nm.dbus;

/**
 * A received signal.
 *
 * @param path the object
 * @param iface the interface
 * @param member the signal
 * @param arguments its arguments
 */
public record BusSignal(String path, String iface, String member, Arguments arguments) {}
