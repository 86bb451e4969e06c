package org.netbearer.socket.binding;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that answers each TCP connection and each datagram with its own name, until it is killed. */
final class NamedServer {
    static final int PORT = 7007;

    private NamedServer() {}

    public static void main(String... arguments) throws IOException {
        byte[] name = arguments[0].getBytes(StandardCharsets.UTF_8);
        try (var tcp = ServerSocketChannel.open();
                var udp = DatagramChannel.open()) {
            tcp.bind(new InetSocketAddress(PORT));
            udp.bind(new InetSocketAddress(PORT));
            var echo = new Thread(() -> answerDatagrams(udp, name));
            echo.setDaemon(true);
            echo.start();
            Files.createFile(Path.of(arguments[1]));
            while (true) {
                try (var connection = tcp.accept()) {
                    connection.write(ByteBuffer.wrap(name));
                }
            }
        }
    }

    private static void answerDatagrams(DatagramChannel udp, byte[] name) {
        try {
            while (true) {
                udp.send(ByteBuffer.wrap(name), udp.receive(ByteBuffer.allocate(64)));
            }
        } catch (IOException end) {
            throw new IllegalStateException(end);
        }
    }
}
