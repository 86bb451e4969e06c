package org.netbearer.socket.binding;

import java.io.IOException;
import java.net.Socket;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SocketChannel;
import org.netbearer.api.LinkKind;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.PrintableText;
import org.netbearer.socket.binding.system.SystemSockets;
import org.netbearer.spi.SocketBinder;

/** Binds a socket to an interface by its descriptor. Immutable and thread-safe. */
final class InterfaceBinder implements SocketBinder {
    private final SystemSockets system;
    private final DescriptorFinder finder;

    InterfaceBinder(SystemSockets system, JdkDescriptors jdk) {
        this.system = system;
        this.finder = new DescriptorFinder(jdk, system);
    }

    @Override
    public void bind(NetworkChannel channel, NetworkLink link) throws IOException {
        bind(Endpoint.of(channel), link);
    }

    @Override
    public void bind(Socket socket, NetworkLink link) throws IOException {
        bind(Endpoint.of(socket), link);
    }

    @Override
    public String method() {
        return system.method();
    }

    private void bind(Endpoint endpoint, NetworkLink link) throws IOException {
        endpoint.requireFresh();
        DescriptorFinder.Found found;
        try {
            found = finder.find(endpoint);
        } catch (IOException lost) {
            throw new IOException(
                    "no socket for interface " + PrintableText.of(link.name()) + ": " + lost.getMessage(), lost);
        }
        system.bind(found.descriptor(), found.name(), link);
        if (!endpoint.isOpen()) { // closed by another thread meanwhile: the descriptor may have been another socket's
            throw new AsynchronousCloseException();
        }
    }

    /** Binds one throw-away socket of each kind to the loopback interface. */
    void tryOut() throws IOException {
        NetworkLink loopback = loopback();
        try (var channel = SocketChannel.open()) {
            bind(channel, loopback);
        }
        try (var channel = DatagramChannel.open()) {
            bind(channel, loopback);
        }
        try (var socket = new Socket()) {
            bind(socket, loopback);
        }
    }

    private NetworkLink loopback() {
        var loopback = system.loopback();
        return NetworkLink.builder(loopback.name())
                .index(loopback.index())
                .kind(LinkKind.LOOPBACK)
                .build();
    }
}
