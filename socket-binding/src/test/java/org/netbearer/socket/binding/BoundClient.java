package org.netbearer.socket.binding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.netbearer.api.NetworkLink;
import org.netbearer.socket.binding.jna.LinuxSockets;

/**
 * A program for the scene {@code overlapping.sh}, that says in a file which server answered: arguments are the file and
 * what to do.
 */
final class BoundClient {
    private static final int PATIENCE = (int) Duration.ofSeconds(10).toMillis();
    private static final List<String> LINKS = List.of("linka", "linkb");

    private final InterfaceBinder binder = new InterfaceBinder(LinuxSockets.load(), JdkDescriptors.ofThisJvm());
    private final PrintWriter report;

    private BoundClient(PrintWriter report) {
        this.report = report;
    }

    public static void main(String... arguments) throws Exception {
        try (var report = new PrintWriter(Files.newBufferedWriter(Path.of(arguments[0])), true)) {
            var client = new BoundClient(report);
            for (String deed : List.of(arguments).subList(1, arguments.length)) {
                switch (deed) {
                    case "tries" -> client.tries();
                    case "reaches4" -> client.reaches("10.77.0.1");
                    case "reaches6" -> client.reaches("fd77::1");
                    case "counts" -> client.counts();
                    case "unbound" -> client.unbound();
                    case "twice" -> client.twice();
                    case "limits" -> client.limits();
                    case "refusals" -> client.refusals();
                    default -> throw new IllegalArgumentException(deed);
                }
            }
        }
    }

    private void tries() throws IOException {
        binder.tryOut();
        report.println("tried " + binder.method());
        try (var channel = SocketChannel.open();
                var datagrams = DatagramChannel.open();
                var socket = new Socket()) {
            binder.bind(channel, link("linka"));
            binder.bind(datagrams, link("linka"));
            binder.bind(socket, link("linka"));
            report.printf(
                    "comes bound: channel %b, datagrams %b, socket %b%n",
                    channel.getLocalAddress() != null, datagrams.getLocalAddress() != null, socket.isBound());
        }
    }

    private void reaches(String host) throws IOException {
        var server = new InetSocketAddress(InetAddress.getByName(host), NamedServer.PORT);
        for (String name : LINKS) {
            var link = link(name);
            report.println(name + " socket " + socket(link, server));
            report.println(name + " channel " + channel(link, server));
            report.println(name + " nonblocking " + nonblocking(link, server));
            for (var family : List.of(StandardProtocolFamily.INET, StandardProtocolFamily.INET6)) {
                if (family == StandardProtocolFamily.INET
                        ? host.contains(".")
                        : !Boolean.getBoolean("java.net.preferIPv4Stack")) {
                    report.println(name + " datagrams " + family + " " + datagram(link, family, server));
                }
            }
        }
    }

    private String socket(NetworkLink link, SocketAddress server) throws IOException {
        try (var socket = new Socket()) {
            binder.bind(socket, link);
            socket.connect(server, PATIENCE);
            socket.setSoTimeout(PATIENCE);
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private String channel(NetworkLink link, SocketAddress server) throws IOException {
        try (var channel = SocketChannel.open()) {
            binder.bind(channel, link);
            channel.connect(server);
            return read(channel);
        }
    }

    private String nonblocking(NetworkLink link, SocketAddress server) throws IOException {
        try (var channel = SocketChannel.open();
                var selector = Selector.open()) {
            channel.configureBlocking(false);
            binder.bind(channel, link);
            var key = channel.register(selector, SelectionKey.OP_CONNECT);
            channel.connect(server);
            while (!channel.finishConnect()) {
                if (selector.select(PATIENCE) == 0) {
                    return "no answer";
                }
            }
            key.cancel();
            selector.selectNow();
            channel.configureBlocking(true);
            return read(channel);
        }
    }

    private String datagram(NetworkLink link, StandardProtocolFamily family, SocketAddress server) throws IOException {
        try (var channel = DatagramChannel.open(family)) {
            binder.bind(channel, link);
            return ask(channel, server, PATIENCE);
        }
    }

    private static String ask(DatagramChannel channel, SocketAddress server, int patience) throws IOException {
        channel.send(ByteBuffer.wrap(new byte[1]), server);
        var answer = ByteBuffer.allocate(64);
        channel.configureBlocking(false);
        try (var selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            if (selector.select(patience) == 0) {
                return "no answer";
            }
            channel.receive(answer);
        }
        return UTF_8.decode(answer.flip()).toString();
    }

    private static String read(SocketChannel channel) throws IOException {
        var answer = ByteBuffer.allocate(64);
        while (channel.read(answer) >= 0) {
            // the server closes after its name
        }
        return UTF_8.decode(answer.flip()).toString();
    }

    /** What goes by the one link does not go by the other; a few packets of the neighbour protocols always do. */
    private void counts() throws IOException {
        // where nobody listens, so that no server is flooded
        var server = new InetSocketAddress("10.77.0.1", NamedServer.PORT + 1);
        for (String name : LINKS) {
            long a = sent("linka");
            long b = sent("linkb");
            try (var channel = DatagramChannel.open()) {
                binder.bind(channel, link(name));
                for (int i = 0; i < 1000; i++) {
                    channel.send(ByteBuffer.wrap(new byte[1]), server);
                }
            }
            report.printf("%s sent 1000: linka %s, linkb %s%n", name, many(sent("linka") - a), many(sent("linkb") - b));
        }
    }

    private static String many(long packets) {
        return packets >= 1000 && packets < 1050 ? "all" : packets < 50 ? "none" : Long.toString(packets);
    }

    private static long sent(String link) throws IOException {
        return Long.parseLong(Files.readString(Path.of("/sys/class/net", link, "statistics/tx_packets"))
                .strip());
    }

    /** What the routes say, and that a local address changes nothing about it. */
    private void unbound() throws IOException {
        var server = new InetSocketAddress("10.77.0.1", NamedServer.PORT);
        try (var channel = DatagramChannel.open(StandardProtocolFamily.INET)) {
            report.println("unbound " + ask(channel, server, PATIENCE));
        }
        try (var channel = DatagramChannel.open(StandardProtocolFamily.INET)) {
            channel.bind(new InetSocketAddress("10.77.0.3", 0));
            report.println("address of linkb " + ask(channel, server, PATIENCE));
        }
    }

    private void twice() throws IOException {
        try (var channel = SocketChannel.open()) {
            binder.bind(channel, link("linka"));
            report.println("twice " + failure(() -> binder.bind(channel, link("linkb"))));
        }
    }

    /** What being bound does not do. */
    private void limits() throws Exception {
        report.println("loopback " + asked(new InetSocketAddress(InetAddress.getLoopbackAddress(), NamedServer.PORT)));
        report.println("the machine's other address " + asked(new InetSocketAddress("10.77.0.3", NamedServer.PORT)));
        report.println("without route " + asked(new InetSocketAddress("198.51.100.1", NamedServer.PORT)));
        run("echo 1 > /proc/sys/net/ipv4/conf/linkb/rp_filter");
        try (var channel = DatagramChannel.open(StandardProtocolFamily.INET)) {
            binder.bind(channel, link("linkb"));
            report.println("strict filter " + ask(channel, new InetSocketAddress("10.77.0.1", NamedServer.PORT), 1000));
            run("echo 2 > /proc/sys/net/ipv4/conf/linkb/rp_filter");
        }
        try (var channel = DatagramChannel.open(StandardProtocolFamily.INET)) {
            binder.bind(channel, link("linkb"));
            var server = new InetSocketAddress("10.77.0.1", NamedServer.PORT);
            report.println("loose filter " + ask(channel, server, 1000));
            run("ip link del linkb");
            report.println("gone " + failure(() -> channel.send(ByteBuffer.wrap(new byte[1]), server)));
        }
    }

    private String asked(SocketAddress address) throws IOException {
        try (var here = DatagramChannel.open(StandardProtocolFamily.INET);
                var channel = DatagramChannel.open(StandardProtocolFamily.INET)) {
            here.bind(new InetSocketAddress(NamedServer.PORT));
            binder.bind(channel, link("linka"));
            channel.send(ByteBuffer.wrap(new byte[1]), address);
            try (var selector = Selector.open()) {
                here.configureBlocking(false);
                here.register(selector, SelectionKey.OP_READ);
                return selector.select(1000) == 0 ? "lost" : "reached";
            }
        } catch (IOException refused) {
            return refused.getMessage();
        }
    }

    private void refusals() throws Exception {
        var was = link("linka");
        refused(Links.of("nosuch0", 0)); // the JDK opens something of its own with the first one
        long before = descriptors();
        for (int i = 0; i < 50; i++) {
            refused(Links.of("nosuch0", 0));
        }
        report.println("leaked " + (descriptors() - before));
        report.println("absent " + refused(Links.of("nosuch0", 0)));
        report.println("nameless " + refused(Links.of("", 3)));
        report.println("too long " + refused(Links.of("linka-and-much-more", 0)));
        report.println("hostile " + refused(Links.of("x\u001b[31m", 0)));
        run("ip link set linka down; ip link set linka name other");
        report.println("renamed " + refused(was).replace(" " + was.index(), " N"));
        run("ip link add linka type veth peer name spare");
        report.println("replaced "
                + refused(was)
                        .replace(" " + was.index(), " N")
                        .replace(" " + link("linka").index(), " M"));
        run("ip link del linka; ip link del linkb");
        report.println("removed " + refused(Links.of("linkb", 0)));
    }

    private String refused(NetworkLink link) throws IOException {
        try (var socket = new Socket();
                var channel = SocketChannel.open();
                var datagrams = DatagramChannel.open()) {
            var texts = List.of(
                    failure(() -> binder.bind(socket, link)),
                    failure(() -> binder.bind(channel, link)),
                    failure(() -> binder.bind(datagrams, link)));
            return texts.stream().distinct().count() == 1 ? texts.get(0) : texts.toString();
        }
    }

    private static String failure(Deed deed) throws IOException {
        try {
            deed.close();
            return "nothing";
        } catch (IOException expected) {
            return expected.getMessage();
        }
    }

    private interface Deed extends Closeable {}

    private static void run(String line) throws Exception {
        int status = new ProcessBuilder("sh", "-euc", line).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException(line);
        }
    }

    private static long descriptors() throws IOException {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private static NetworkLink link(String name) throws IOException {
        // the JDK does not show a link without address
        return Links.of(
                name,
                Integer.parseInt(Files.readString(Path.of("/sys/class/net", name, "ifindex"))
                        .strip()));
    }
}
