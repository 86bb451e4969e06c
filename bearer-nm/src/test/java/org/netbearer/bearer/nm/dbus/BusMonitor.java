package org.netbearer.bearer.nm.dbus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MessageFactory;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.messages.constants.Endian;
import org.freedesktop.dbus.spi.message.InputStreamMessageReader;
import org.freedesktop.dbus.spi.message.OutputStreamMessageWriter;
import org.freedesktop.dbus.types.UInt32;

/** Sees every message on a bus, and counts who called what. */
public final class BusMonitor implements AutoCloseable {
    /** No bus knows it; it is answered with an error, and seen. */
    private static final String MARK = "Mark";

    private static final int PATIENCE_SECONDS = 10;

    private final SocketChannel marker;
    private final SocketChannel channel;
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Integer> addressed = new HashMap<>();
    private final Thread reader;
    private int marks;
    private int marksSeen;

    /** A method call that crossed the bus. */
    public record Call(String sender, String member) {}

    public BusMonitor(BusAddress address) throws IOException {
        marker = connect(address);
        channel = connect(address);
        var in = new InputStreamMessageReader(channel);
        send(channel, "org.freedesktop.DBus.Monitoring", "BecomeMonitor", "asu", new String[0], new UInt32(0));
        awaitLoss(in);
        reader = new Thread(() -> read(in), "test-bus-monitor");
        reader.setDaemon(true);
        reader.start();
    }

    /** Every call that the bus has taken until now. */
    public List<Call> calls() {
        flush();
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /** Calls by a sender, its answers and its signals, and what was sent to it alone: its name, answers, errors. */
    public int messagesOfWhoCalled(String member) {
        String sender = whoCalled(member, calls());
        synchronized (calls) {
            return addressed.getOrDefault(sender, 0);
        }
    }

    /** Calls by whoever called a method. */
    public List<String> callsOfWhoCalled(String member) {
        var all = calls();
        String sender = whoCalled(member, all);
        return all.stream()
                .filter(call -> call.sender().equals(sender))
                .map(Call::member)
                .toList();
    }

    @Override
    public void close() throws IOException {
        marker.close();
        channel.close();
    }

    private static String whoCalled(String member, List<Call> among) {
        return among.stream()
                .filter(call -> call.member().equals(member))
                .map(Call::sender)
                .findFirst()
                .orElse("nobody");
    }

    /** Sends a mark by the bus, and waits until it has come: all that the bus took before has come then too. */
    private void flush() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (calls) {
            try {
                send(marker, "org.freedesktop.DBus", MARK, null);
                marks++;
                while (marksSeen < marks) {
                    long left = end - System.nanoTime();
                    if (left <= 0) {
                        throw new AssertionError("the monitor has stopped after " + calls);
                    }
                    TimeUnit.NANOSECONDS.timedWait(calls, left);
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interrupted);
            }
        }
    }

    private void note(Message message) {
        synchronized (calls) {
            if (message instanceof MethodCall && MARK.equals(message.getName())) {
                marksSeen++;
                calls.notifyAll();
                return;
            }
            if (message instanceof MethodCall && message.getSource() != null) {
                calls.add(new Call(message.getSource(), message.getName()));
            }
            Stream.of(message.getSource(), message.getDestination())
                    .filter(Objects::nonNull)
                    .forEach(name -> addressed.merge(name, 1, Integer::sum));
        }
    }

    private static SocketChannel connect(BusAddress address) throws IOException {
        var made =
                SocketChannel.open(UnixDomainSocketAddress.of(address.sockets().get(0)));
        BusHandshake.perform(made);
        send(made, "org.freedesktop.DBus", "Hello", null);
        return made;
    }

    /** Becoming a monitor takes our name away; from then on every message is seen. */
    private static void awaitLoss(InputStreamMessageReader in) throws IOException {
        try {
            Message message = in.readMessage();
            while (!(message instanceof DBusSignal) || !"NameLost".equals(message.getName())) {
                message = in.readMessage();
            }
        } catch (DBusException broken) {
            throw new IOException(broken);
        }
    }

    private void read(InputStreamMessageReader in) {
        try {
            while (true) {
                Message message = in.readMessage();
                if (message != null) { // not yet all of it
                    note(message);
                }
            }
        } catch (IOException | DBusException end) {
            // closed
        }
    }

    private static void send(SocketChannel channel, String iface, String member, String signature, Object... arguments)
            throws IOException {
        try {
            new OutputStreamMessageWriter(channel)
                    .writeMessage(new MessageFactory(Endian.LITTLE)
                            .createMethodCall(
                                    null,
                                    "org.freedesktop.DBus",
                                    "/org/freedesktop/DBus",
                                    iface,
                                    member,
                                    (byte) 0,
                                    signature,
                                    arguments));
        } catch (DBusException broken) {
            throw new IOException(broken);
        }
    }
}
