package org.netbearer.socket.binding;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.AlreadyBoundException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SocketChannel;

/** A socket as the JDK shows it. */
sealed interface Endpoint {
    static Endpoint of(NetworkChannel channel) {
        if (channel instanceof SocketChannel || channel instanceof DatagramChannel) {
            return new Channel(channel);
        }
        throw new IllegalArgumentException("a SocketChannel or a DatagramChannel can be bound to an interface, not a "
                + channel.getClass().getName());
    }

    static Endpoint of(Socket socket) {
        // the socket of a channel has no descriptor of its own
        return socket.getChannel() == null ? new Plain(socket) : new Channel(socket.getChannel());
    }

    /** Checks that it is open, and that neither bind nor connect was called. */
    void requireFresh() throws IOException;

    boolean isOpen();

    boolean isDatagram();

    /** Binds it to the wildcard address and a port of the system's choice, and returns the port. */
    int bindAnywhere() throws IOException;

    /** A channel. */
    record Channel(NetworkChannel channel) implements Endpoint {
        @Override
        public void requireFresh() throws IOException {
            if (channel.getLocalAddress() != null) {
                throw new AlreadyBoundException();
            }
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public boolean isDatagram() {
            return channel instanceof DatagramChannel;
        }

        @Override
        public int bindAnywhere() throws IOException {
            channel.bind(null);
            return channel.getLocalAddress() instanceof InetSocketAddress address ? address.getPort() : 0;
        }
    }

    /** A socket without a channel; the JDK makes the system's socket when it is first needed. */
    record Plain(Socket socket) implements Endpoint {
        @Override
        public void requireFresh() throws IOException {
            if (socket.isClosed()) {
                throw new SocketException("Socket is closed");
            }
            if (socket.isBound() || socket.isConnected()) {
                throw new AlreadyBoundException();
            }
        }

        @Override
        public boolean isOpen() {
            return !socket.isClosed();
        }

        @Override
        public boolean isDatagram() {
            return false;
        }

        @Override
        public int bindAnywhere() throws IOException {
            socket.bind(null);
            return socket.getLocalPort();
        }
    }
}
