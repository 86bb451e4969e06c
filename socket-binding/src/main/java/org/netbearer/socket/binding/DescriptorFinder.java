package org.netbearer.socket.binding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.netbearer.socket.binding.system.LocalName;
import org.netbearer.socket.binding.system.SystemSockets;

/**
 * Finds the descriptor under a socket of the JDK: by asking the JDK, or else by binding the socket to a port of the
 * system's choice and looking which descriptor of this process has it.
 *
 * <p>Immutable and thread-safe.
 */
record DescriptorFinder(JdkDescriptors jdk, SystemSockets system) {
    /** A descriptor and what it stands for. */
    record Found(int descriptor, LocalName name) {}

    Found find(Endpoint endpoint) throws IOException {
        OptionalInt known = jdk.of(endpoint);
        if (known.isEmpty()) {
            return search(endpoint);
        }
        int descriptor = known.getAsInt();
        Optional<LocalName> name = system.nameOf(descriptor);
        if (name.isEmpty() || name.get().datagram() != endpoint.isDatagram()) {
            throw new IOException("descriptor " + descriptor + " is no Internet socket");
        }
        return new Found(descriptor, name.get());
    }

    private Found search(Endpoint endpoint) throws IOException {
        system.descriptors().close(); // refuses before anything is bound, where the system does not list them
        int port = endpoint.bindAnywhere();
        if (port == 0) {
            throw new IOException("it is no Internet socket");
        }
        // what is connected or was accepted has an address of its own, so only this one has the port and the wildcard
        List<Found> found = new ArrayList<>();
        try (var candidates = system.descriptors()) {
            candidates.forEach(descriptor -> system.nameOf(descriptor)
                    .filter(name -> name.port() == port && name.wildcard() && name.datagram() == endpoint.isDatagram())
                    .ifPresent(name -> found.add(new Found(descriptor, name))));
        }
        if (found.size() != 1) {
            throw new IOException(found.size() + " descriptors of this process have the local port " + port
                    + ", so the socket's own cannot be identified; try a new socket");
        }
        return found.get(0);
    }
}
