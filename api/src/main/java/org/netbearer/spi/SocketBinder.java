package org.netbearer.spi;

import java.io.IOException;
import java.net.Socket;
import java.nio.channels.NetworkChannel;
import org.netbearer.api.NetworkLink;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Binds sockets to one network interface, whatever the routes say.
 *
 * <p>An OSGi service, registered only on a machine where it was seen to work on throw-away sockets; while there is none,
 * no socket can be bound to an interface. Binding to an address of the interface is not enough: that chooses the source
 * address, not the way.
 *
 * <p>What is handed in is open, unconnected and unbound, and nobody else uses it meanwhile. What comes back is still
 * unconnected, but may have been bound to the wildcard address and a port of the system's choice, where that is how its
 * descriptor is found. After an exception it may be bound to the
 * interface or not: whoever opened it closes it.
 *
 * <p>Thread-safe. A call makes a handful of system calls, and where the descriptor has to be searched for, one for each
 * descriptor of the process; it waits for no network.
 */
@ConsumerType
public interface SocketBinder {
    /**
     * Binds a channel to an interface.
     *
     * @param channel a {@link java.nio.channels.SocketChannel} or {@link java.nio.channels.DatagramChannel} of the
     *     Internet families, of either blocking mode
     * @param link the interface; on Linux it is found by its name, elsewhere by its index, and where both are known they have to
     *     be those of one interface still
     * @throws IOException if it cannot be bound to the interface; names the interface, and the operating system's error by name and number
     *     if there was one
     * @throws IllegalArgumentException if the channel is of another type
     * @throws java.nio.channels.AlreadyBoundException if the channel is bound or connected
     */
    void bind(NetworkChannel channel, NetworkLink link) throws IOException;

    /**
     * Binds a socket to an interface.
     *
     * @param socket the socket
     * @param link the interface; see {@link #bind(NetworkChannel, NetworkLink)}
     * @throws IOException if it cannot be bound to the interface; names the interface, and the operating system's error by name and number
     *     if there was one
     * @throws java.nio.channels.AlreadyBoundException if the socket is bound or connected
     */
    void bind(Socket socket, NetworkLink link) throws IOException;

    /**
     * Returns the operating system's means.
     *
     * @return such as {@code SO_BINDTODEVICE}; for people
     */
    String method();
}
