package org.netbearer.impl.assembly;

import java.util.List;

/**
 * What goes into a snapshot and comes from no bearer.
 *
 * <p>Immutable; compared by identity of its service networks.
 *
 * @param serviceNetworks the groups that are defined
 * @param sharedSessions whether sessions are counted over all processes of this machine
 * @param boundSockets whether sockets can be bound to an interface
 */
public record AssemblyInputs(List<ServiceNetwork> serviceNetworks, boolean sharedSessions, boolean boundSockets) {
    /** Nothing but bearers. */
    public static final AssemblyInputs NONE = new AssemblyInputs(List.of(), false, false);

    /** Copies the list. */
    public AssemblyInputs {
        serviceNetworks = List.copyOf(serviceNetworks);
    }
}
