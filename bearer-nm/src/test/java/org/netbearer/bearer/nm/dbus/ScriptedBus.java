package org.netbearer.bearer.nm.dbus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MessageFactory;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.messages.constants.Endian;
import org.freedesktop.dbus.spi.message.InputStreamMessageReader;
import org.freedesktop.dbus.spi.message.OutputStreamMessageWriter;
import org.netbearer.testkit.ManualContext;

/**
 * A bus in this JVM that answers as a test tells it to, also as a real one does not do on demand. What nothing was said
 * about is refused as an unknown method.
 */
public final class ScriptedBus implements AutoCloseable {
    /** What the bus itself is called. */
    public static final String BUS = "org.freedesktop.DBus";

    /** The only service on it. */
    public static final String SERVICE = ":1.1";

    private final Path folder = Files.createTempDirectory("bus");
    private final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    private final MessageFactory messages = new MessageFactory(Endian.LITTLE);
    private final Map<String, Answer> answers = new HashMap<>();
    private final List<MethodCall> calls = new ArrayList<>();
    private final List<MethodCall> held = new ArrayList<>();
    private SocketChannel client;

    public ScriptedBus() throws IOException {
        server.bind(UnixDomainSocketAddress.of(folder.resolve("socket")));
        answers("Hello", "s", ":1.7");
        answers("AddMatch", "");
        var reader = new Thread(this::serve, "test-scripted-bus");
        reader.setDaemon(true);
        reader.start();
    }

    public BusAddress address() {
        return new BusAddress(List.of(folder.resolve("socket")));
    }

    /** From now on, and to the calls that were held back. */
    public void answers(String member, String signature, Object... arguments) {
        script(
                member,
                call -> messages.createMethodReturn(
                        source(call), call, signature.isEmpty() ? null : signature, arguments));
    }

    /** From now on, and to the calls that were held back. */
    public void refuses(String member, String error, String text) {
        script(member, call -> messages.createError(source(call), null, error, call.getSerial(), "s", text));
    }

    /** Leaves the calls of a method open. */
    public synchronized void holds(String member) {
        answers.put(member, call -> null);
    }

    /** Sends a signal in somebody's name. */
    public synchronized void signal(
            String sender, String path, String iface, String member, String signature, Object... arguments) {
        try {
            send(messages.createSignal(sender, path, iface, member, signature, arguments));
        } catch (DBusException unusable) {
            throw new AssertionError(unusable);
        }
    }

    /** Sends bytes as they are. */
    public synchronized void raw(byte[]... parts) {
        try {
            for (byte[] part : parts) {
                var bytes = ByteBuffer.wrap(part);
                while (bytes.hasRemaining()) {
                    client.write(bytes);
                }
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Ends the connection; the next one may be made. */
    public synchronized void hangUp() throws IOException {
        client.close();
    }

    /** Waits until a method was called so often. */
    public synchronized void awaitCalls(String member, long count) {
        long end = System.nanoTime() + ManualContext.BOUND.toNanos();
        try {
            while (calls(member) < count) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError(member + " was called " + calls(member) + " times of " + count);
                }
                wait(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** How often a method was called. */
    public synchronized long calls(String member) {
        return calls.stream().filter(call -> call.getName().equals(member)).count();
    }

    @Override
    public synchronized void close() throws IOException {
        server.close();
        if (client != null) {
            client.close();
        }
        Files.deleteIfExists(folder.resolve("socket"));
        Files.deleteIfExists(folder);
    }

    private synchronized void script(String member, Answer answer) {
        answers.put(member, answer);
        var waiting =
                held.stream().filter(call -> call.getName().equals(member)).toList();
        held.removeAll(waiting);
        waiting.forEach(call -> reply(call, answer));
    }

    private void serve() {
        try {
            while (true) {
                var accepted = server.accept();
                synchronized (this) {
                    client = accepted;
                }
                talk(accepted);
            }
        } catch (IOException end) {
            // closed
        }
    }

    private void talk(SocketChannel channel) throws IOException {
        try {
            authenticate(channel);
            var in = new InputStreamMessageReader(channel);
            while (true) {
                if (in.readMessage() instanceof MethodCall call) {
                    take(call);
                }
            }
        } catch (IOException | DBusException end) {
            channel.close();
        }
    }

    private static void authenticate(SocketChannel channel) throws IOException {
        var said = new StringBuilder();
        var one = ByteBuffer.allocate(1);
        while (!said.toString().endsWith("BEGIN\r\n")) {
            one.clear();
            if (channel.read(one) < 0) {
                throw new IOException("hung up");
            }
            said.append((char) one.get(0));
        }
        channel.write(ByteBuffer.wrap("DATA\r\nOK 0123456789abcdef\r\n".getBytes(StandardCharsets.US_ASCII)));
    }

    private synchronized void take(MethodCall call) {
        calls.add(call);
        notifyAll();
        reply(call, answers.getOrDefault(call.getName(), ScriptedBus.this::unknown));
    }

    private void reply(MethodCall call, Answer answer) {
        try {
            var reply = answer.to(call);
            if (reply == null) {
                held.add(call);
            } else {
                send(reply);
            }
        } catch (DBusException unusable) {
            throw new AssertionError(unusable);
        }
    }

    private Message unknown(MethodCall call) throws DBusException {
        return messages.createError(
                source(call), null, BUS + ".Error.UnknownMethod", call.getSerial(), "s", call.getName());
    }

    private void send(Message message) {
        try {
            new OutputStreamMessageWriter(client).writeMessage(message);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String source(MethodCall call) {
        return BUS.equals(call.getDestination()) ? BUS : SERVICE;
    }

    /** What is said to a call; null to leave it open. */
    private interface Answer {
        Message to(MethodCall call) throws DBusException;
    }
}
