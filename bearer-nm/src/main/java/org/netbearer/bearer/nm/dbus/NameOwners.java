package org.netbearer.bearer.nm.dbus;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /** Learns from an answer; one of the bus in place of the service tells nothing. */
    void answered(String called, @Nullable String sender) {
        if (sender != null && isUnique(sender) && !isUnique(called)) {
            owners.putIfAbsent(called, sender);
        }
    }

    /** Returns whether a signal is what it seems to be, and learns from it. */
    boolean accepts(BusSignal signal, @Nullable String sender) {
        if (!signal.iface().equals(BusCall.BUS)) {
            return owners.containsValue(sender);
        }
        if (!BusCall.BUS.equals(sender)) {
            return false;
        }
        if (signal.member().equals(CHANGED)) {
            changed(signal.text(0), signal.text(2));
        }
        return true;
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
