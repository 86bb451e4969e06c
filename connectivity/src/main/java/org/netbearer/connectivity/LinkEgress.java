package org.netbearer.connectivity;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import org.netbearer.api.NetworkLink;
import org.netbearer.spi.SocketBinder;

/**
 * Leaves by one interface, and resolves names by that interface's own name servers only.
 *
 * <p>The system's resolver would ask by whatever way it likes, and tell another network the name.
 */
final class LinkEgress implements Egress {
    /** How long one server is waited for before the next one is asked. */
    private static final int SERVER_MILLIS = 3_000;

    private static final int DNS = 53;

    private final SocketBinder binder;
    private final NetworkLink link;
    private final IntSupplier random;
    private final int port;

    /**
     * Creates a way out.
     *
     * @param binder binds sockets
     * @param link the interface
     * @param random numbers of questions, so that a stranger cannot guess them
     */
    LinkEgress(SocketBinder binder, NetworkLink link, IntSupplier random) {
        this(binder, link, random, DNS);
    }

    LinkEgress(SocketBinder binder, NetworkLink link, IntSupplier random, int port) {
        this.binder = binder;
        this.link = link;
        this.random = random;
        this.port = port;
    }

    @Override
    public Socket open() throws IOException {
        var channel = SocketChannel.open();
        try {
            binder.bind(channel, link);
            return channel.socket();
        } catch (IOException | RuntimeException refused) {
            channel.close();
            throw refused;
        }
    }

    @Override
    public List<InetAddress> addresses(String host, boolean ipv6, Deadline deadline) throws IOException {
        IOException failure = new UnresolvedException(link.name() + " has no name server of its own");
        for (InetAddress server : link.nameServers()) {
            try {
                return ask(server, new DnsMessage((short) random.getAsInt(), host, ipv6), deadline);
            } catch (IOException failed) {
                failure = failed;
                deadline.remainingMillis();
            }
        }
        throw failure;
    }

    private List<InetAddress> ask(InetAddress server, DnsMessage question, Deadline deadline) throws IOException {
        var family = server instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
        try (var channel = DatagramChannel.open(family);
                var selector = Selector.open()) {
            binder.bind(channel, link);
            channel.connect(new InetSocketAddress(server, port)); // so that only the server is heard
            channel.configureBlocking(false);
            channel.write(ByteBuffer.wrap(question.question()));
            channel.register(selector, SelectionKey.OP_READ);
            Deadline own = Deadline.after(
                    Duration.ofMillis(Math.min(SERVER_MILLIS, deadline.remainingMillis())), deadline.nanoTime());
            while (true) {
                if (selector.select(own.remainingMillis()) == 0) {
                    throw new SocketTimeoutException("the name server did not answer in time");
                }
                selector.selectedKeys().clear();
                ByteBuffer answer = ByteBuffer.allocate(DnsMessage.MOST_BYTES);
                channel.read(answer);
                answer.flip();
                if (question.isAnsweredBy(answer)) {
                    return question.addresses(answer);
                }
            }
        }
    }
}
