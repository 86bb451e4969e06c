package org.netbearer.socket.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.nio.channels.AlreadyBoundException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.NetworkLink;
import org.netbearer.socket.binding.system.LocalName;

class InterfaceBinderTest {
    private static final NetworkLink LINK = Links.of("eth0", 7);

    private final ListedSockets system = new ListedSockets();
    private final InterfaceBinder binder = new InterfaceBinder(system, JdkDescriptors.none());

    private static int port(SocketChannel channel) {
        try {
            return ((InetSocketAddress) channel.getLocalAddress()).getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nested
    class SearchesForTheDescriptor {
        @Test
        void thatHasThePortAndTheWildcardAddress() throws IOException {
            try (var channel = SocketChannel.open()) {
                system.list(5, () -> new LocalName(4, false, port(channel) ^ 1, true));
                system.list(6, () -> new LocalName(4, true, port(channel), true));
                system.list(7, () -> new LocalName(4, false, port(channel), false));
                system.list(8, () -> new LocalName(6, false, port(channel), true));
                binder.bind(channel, LINK);
                assertThat(system.bound).containsExactly("8 to eth0");
            }
        }

        @Test
        void ofADatagramSocketAmongThose() throws IOException {
            try (var channel = DatagramChannel.open()) {
                system.list(5, () -> new LocalName(4, false, channel.socket().getLocalPort(), true));
                system.list(6, () -> new LocalName(4, true, channel.socket().getLocalPort(), true));
                binder.bind(channel, LINK);
                assertThat(system.bound).containsExactly("6 to eth0");
            }
        }

        @Test
        void ofASocketWithoutChannel() throws IOException {
            try (var socket = new Socket()) {
                system.list(5, () -> new LocalName(4, false, socket.getLocalPort(), true));
                binder.bind(socket, LINK);
                assertThat(system.bound).containsExactly("5 to eth0");
            }
        }

        @Test
        void ofTheChannelBehindASocket() throws IOException {
            try (var channel = SocketChannel.open()) {
                system.list(5, () -> new LocalName(4, false, port(channel), true));
                binder.bind(channel.socket(), LINK);
                assertThat(system.bound).containsExactly("5 to eth0");
            }
        }

        @Test
        void andBindsNoneOfTwo() throws IOException {
            try (var channel = SocketChannel.open()) {
                system.list(5, () -> new LocalName(4, false, port(channel), true));
                system.list(6, () -> new LocalName(6, false, port(channel), true));
                assertThatThrownBy(() -> binder.bind(channel, LINK))
                        .isInstanceOf(IOException.class)
                        .hasMessage("no socket for interface eth0: 2 descriptors of this process have the local port "
                                + port(channel) + ", so the socket's own cannot be identified; try a new socket");
                assertThat(system.bound).isEmpty();
            }
        }

        @Test
        void andSaysThatThereIsNone() throws IOException {
            try (var channel = SocketChannel.open()) {
                assertThatThrownBy(() -> binder.bind(channel, LINK))
                        .isInstanceOf(IOException.class)
                        .hasMessageStartingWith("no socket for interface eth0: 0 descriptors");
            }
        }

        @Test
        void andBindsNothingWhereTheSystemDoesNotTell() throws IOException {
            system.tells = false;
            try (var channel = SocketChannel.open()) {
                assertThatThrownBy(() -> binder.bind(channel, LINK))
                        .isInstanceOf(IOException.class)
                        .hasMessage("no socket for interface eth0: nothing is told");
                assertThat(channel.getLocalAddress()).isNull();
            }
        }
    }

    @Nested
    class Refuses {
        @Test
        void whatIsBound() throws IOException {
            var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            try (var channel = SocketChannel.open().bind(here);
                    var datagrams = DatagramChannel.open().bind(here);
                    var socket = new Socket()) {
                socket.bind(here);
                assertThatThrownBy(() -> binder.bind(channel, LINK)).isInstanceOf(AlreadyBoundException.class);
                assertThatThrownBy(() -> binder.bind(datagrams, LINK)).isInstanceOf(AlreadyBoundException.class);
                assertThatThrownBy(() -> binder.bind(socket, LINK)).isInstanceOf(AlreadyBoundException.class);
            }
        }

        @Test
        void whatIsConnected() throws IOException {
            try (var server = ServerSocketChannel.open();
                    var datagrams = DatagramChannel.open()) {
                server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                datagrams.connect(server.getLocalAddress());
                try (var channel = SocketChannel.open(server.getLocalAddress())) {
                    assertThatThrownBy(() -> binder.bind(channel, LINK)).isInstanceOf(AlreadyBoundException.class);
                }
                assertThatThrownBy(() -> binder.bind(datagrams, LINK)).isInstanceOf(AlreadyBoundException.class);
            }
        }

        @Test
        void whatIsClosed() throws IOException {
            var channel = SocketChannel.open();
            channel.close();
            var socket = new Socket();
            socket.close();
            assertThatThrownBy(() -> binder.bind(channel, LINK)).isInstanceOf(ClosedChannelException.class);
            assertThatThrownBy(() -> binder.bind(socket, LINK)).isInstanceOf(SocketException.class);
        }

        @Test
        void aServersChannel() throws IOException {
            try (var server = ServerSocketChannel.open()) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> binder.bind(server, LINK))
                        .withMessageStartingWith(
                                "a SocketChannel or a DatagramChannel can be bound to an interface, not a");
            }
        }

        @Test
        void aChannelOfUnixSockets() throws IOException {
            try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                assertThatThrownBy(() -> binder.bind(channel, LINK))
                        .isInstanceOf(IOException.class)
                        .hasMessage("no socket for interface eth0: it is no Internet socket");
            }
        }
    }
}
