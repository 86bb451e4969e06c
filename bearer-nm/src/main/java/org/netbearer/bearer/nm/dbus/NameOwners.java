package org.netbearer.bearer.nm.dbus;

import java.util.HashMap;
import java.util.Map;

/**
 * The owners of the services that are called. Match rules keep signals of other senders out, but not those sent to this connection
 * alone, which the usual policy of a system bus permits every user.
 *
 * <p>The sender's unique name stands in each message by the bus's own hand. The owner of a name is learned from its first answer,
 * since the bus passes on only answers that were asked for, and then from what the bus itself tells of its change. What
 * an owner says before its first answer is not needed: the answer tells it.
 *
 * <p>Confined to the thread that reads.
 */
final class NameOwners {
    private static final String CHANGED = "NameOwnerChanged";

    private final Map<String, String> owners = new HashMap<>();

    /** Learns from a reply; an error of the bus itself in place of the service tells nothing. */
    void answered(String called, String sender) {
        if (isUnique(sender) && !isUnique(called)) {
            owners.putIfAbsent(called, sender);
        }
    }

    /** Returns whether a signal comes from where it claims to come from. */
    boolean accepts(String iface, String sender) {
        return iface.equals(BusCall.BUS) ? sender.equals(BusCall.BUS) : owners.containsValue(sender);
    }

    /** Learns from a signal of the bus itself. */
    void follow(BusSignal signal) {
        if (signal.iface().equals(BusCall.BUS) && signal.member().equals(CHANGED)) {
            changed(signal.arguments().text(0), signal.arguments().text(2));
        }
    }

    private void changed(String name, String owner) {
        if (owner.isEmpty()) {
            owners.remove(name);
        } else if (!isUnique(name)) {
            owners.put(name, owner);
        }
    }

    private static boolean isUnique(String name) {
        return name.startsWith(":");
    }
}
