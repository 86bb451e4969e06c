package org.netbearer.api;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.Socket;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Sockets whose packets leave and arrive by the interface of one session, whatever the routes say.
 *
 * <p>Each call makes a new socket, open and unconnected, that is bound to the interface which the session uses at that
 * moment. It stays bound to that one: after roaming, ask for new ones. The caller owns it and closes it; closing the
 * session does not.
 *
 * <ul>
 *   <li>A socket may come bound to a local port of the system's choice already. Call {@code bind} only on one that is
 *       not bound.
 *   <li><b>Names are not resolved by the interface.</b> The system's resolver works as ever, by whatever route it takes;
 *       give an address to be sure.
 *   <li>The interface needs a route to the destination, its own address family and usually a gateway of its own: binding to it
 *       chooses the way and makes none. Loopback is not reached.
 *   <li>A socket bound to a local address of the interface only is <em>not</em> bound to the interface, and is never
 *       handed out.
 * </ul>
 *
 * <p>All methods need {@link NetworkCapability#DIRECT_CONNECTION_ROUTING}. Thread-safe; no method waits for the network.
 */
@ProviderType
public interface SessionSockets {
    /**
     * Creates a TCP socket.
     *
     * @return a socket to be connected
     * @throws NetworkException if the session is not open, with its state ({@link FailureReason#NOT_AVAILABLE}), or if
     *     sockets cannot be bound to an interface here ({@link FailureReason#NOT_SUPPORTED})
     * @throws IOException if the operating system refuses, with the interface and its error
     */
    Socket socket() throws IOException;

    /**
     * Creates a TCP channel.
     *
     * @return a channel to be connected, in blocking mode
     * @throws NetworkException if the session is not open, with its state ({@link FailureReason#NOT_AVAILABLE}), or if
     *     sockets cannot be bound to an interface here ({@link FailureReason#NOT_SUPPORTED})
     * @throws IOException if the operating system refuses, with the interface and its error
     */
    SocketChannel socketChannel() throws IOException;

    /**
     * Creates a UDP channel.
     *
     * @param family {@link java.net.StandardProtocolFamily#INET} or {@link java.net.StandardProtocolFamily#INET6}; the
     *     latter also sends to IPv4 addresses where the system has both on one socket
     * @return a channel to send by, in blocking mode
     * @throws NetworkException if the session is not open, with its state ({@link FailureReason#NOT_AVAILABLE}), or if
     *     sockets cannot be bound to an interface here ({@link FailureReason#NOT_SUPPORTED})
     * @throws UnsupportedOperationException if the family is none of these, or this JVM has not got it
     * @throws IOException if the operating system refuses, with the interface and its error
     */
    DatagramChannel datagramChannel(ProtocolFamily family) throws IOException;
}
