package org.netbearer.socket.binding.system;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.netbearer.api.NetworkLink;

/** What one operating system can do with the descriptor of a socket. Thread-safe. */
public interface SystemSockets {
    /**
     * Returns the means by which sockets are bound.
     *
     * @return the name of the socket option
     */
    String method();

    /**
     * Returns an interface that every machine of this system has, for a trial.
     *
     * @return the loopback interface; its index is 0 if not known
     */
    Loopback loopback();

    /**
     * Returns what a descriptor stands for.
     *
     * @param descriptor any number
     * @return its local name; empty if it is no open Internet socket
     */
    Optional<LocalName> nameOf(int descriptor);

    /**
     * Returns what may be a socket of this process.
     *
     * @return descriptors, some of which may be something else or closed meanwhile
     * @throws IOException if this system does not list them
     */
    IntStream descriptors() throws IOException;

    /**
     * Binds a socket to an interface, and makes sure that it is.
     *
     * @param descriptor the socket
     * @param name its local name
     * @param link the interface
     * @throws IOException if the system refuses, or the interface is another one by now
     */
    void bind(int descriptor, LocalName name, NetworkLink link) throws IOException;

    /**
     * The loopback interface.
     *
     * @param name its name
     * @param index its index; 0 if not known
     */
    record Loopback(String name, int index) {}
}
