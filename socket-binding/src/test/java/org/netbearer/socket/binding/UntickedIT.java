package org.netbearer.socket.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.spi.Diagnosis;
import org.netbearer.spi.SocketBinder;

/** The packaged bundle in Felix, on a Windows adapter of which a version of the Internet protocol is unticked: {@code src/test/c}. */
@EnabledIfSystemProperty(
        named = UntickedIT.FAKE,
        matches = "true",
        disabledReason = "run by mvn -Pwine verify -pl socket-binding -am")
class UntickedIT {
    /** Set where {@code jna.library.path} has the fake Winsock. */
    static final String FAKE = "netbearer.winsock.fake";

    private static final int ADAPTER = 7;

    @TempDir
    static Path storage;

    private static FelixFramework felix;
    private static SocketBinder binder;

    @BeforeAll
    static void startFelix() throws Exception {
        felix = new FelixFramework(storage, "jna");
        felix.bundle().start();
        assertThat(felix.service(Diagnosis.class).transcript()).contains("trial on loopback bound");
        binder = felix.service(SocketBinder.class);
    }

    @AfterAll
    static void stopFelix() throws Exception {
        if (felix != null) {
            felix.close();
        }
    }

    @BeforeEach
    void tickBoth() {
        lacks(0);
    }

    @Test
    void bindsForBothVersionsWhereTheAdapterHasBoth() throws IOException {
        assertReaches(List.of("IP_UNICAST_IF 7", "IPV6_UNICAST_IF 7"));
    }

    @Test
    void bindsForVersionFourAloneAndKeepsVersionSixInTheMachine() throws IOException {
        lacks(6);
        assertReaches(List.of("IP_UNICAST_IF 7", "IPV6_UNICAST_IF 7 refused", "IPV6_UNICAST_IF 1"));
    }

    @Test
    void bindsForVersionSixAloneAndRefusesPeersOfVersionFour() throws IOException {
        lacks(4);
        try (var server = listening("127.0.0.1");
                var channel = SocketChannel.open()) {
            binder.bind(channel, Links.of("", ADAPTER));
            assertThat(sent())
                    .containsExactly("IP_UNICAST_IF 7 refused", "IPV6_UNICAST_IF 7", "41 27 1"); // IPV6_V6ONLY
            assertThatThrownBy(() -> channel.connect(server.getLocalAddress()))
                    .as("a peer of version 4")
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void bindsNothingWhereBothAreUnticked() throws IOException {
        lacks(10);
        try (var channel = SocketChannel.open();
                var socket = new Socket()) {
            for (Attempt attempt : List.<Attempt>of(
                    () -> binder.bind(channel, Links.of("", ADAPTER)),
                    () -> binder.bind(socket, Links.of("", ADAPTER)))) {
                assertThatThrownBy(attempt::run)
                        .isInstanceOf(IOException.class)
                        .hasMessage("no socket for interface index 7: IPV6_UNICAST_IF gave WSAEINVAL (10022)");
            }
        }
    }

    private static void assertReaches(List<String> calls) throws IOException {
        try (var server = listening("127.0.0.1");
                var channel = SocketChannel.open()) {
            binder.bind((NetworkChannel) channel, Links.of("", ADAPTER));
            assertThat(sent()).containsExactlyElementsOf(calls);
            assertThat(channel.connect(server.getLocalAddress())).isTrue();
        }
    }

    private static ServerSocketChannel listening(String address) throws IOException {
        return ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getByName(address), 0));
    }

    private static void lacks(int version) {
        function("FakeWinsockLacks").invokeVoid(new Object[] {version});
    }

    private static List<String> sent() {
        byte[] answer = new byte[4096];
        function("FakeWinsockSent").invokeVoid(new Object[] {answer, answer.length});
        return Native.toString(answer, "US-ASCII").lines().toList();
    }

    private static Function function(String name) {
        return NativeLibrary.getInstance("ws2_32").getFunction(name);
    }

    private interface Attempt {
        void run() throws IOException;
    }
}
