package org.netbearer.bearer.nm.dbus;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
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
    private final SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    private final List<Call> calls = new ArrayList<>();
    private final Thread reader;

    /** A method call that crossed the bus. */
    public record Call(String sender, String member) {}

    public BusMonitor(BusAddress address) throws IOException {
        channel.connect(UnixDomainSocketAddress.of(address.socket()));
        BusHandshake.perform(channel);
        send("org.freedesktop.DBus", "Hello", null);
        send("org.freedesktop.DBus.Monitoring", "BecomeMonitor", "asu", new String[0], new UInt32(0));
        var in = new InputStreamMessageReader(channel);
        awaitLoss(in);
        reader = new Thread(() -> read(in), "test-bus-monitor");
        reader.setDaemon(true);
        reader.start();
    }

    /** Every call so far, except those that a bus answers itself about itself on behalf of nobody. */
    public List<Call> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /** Calls by whoever called a method. */
    public List<String> callsOfWhoCalled(String member) {
        var all = calls();
        String sender = all.stream()
                .filter(call -> call.member().equals(member))
                .map(Call::sender)
                .findFirst()
                .orElse("nobody");
        return all.stream()
                .filter(call -> call.sender().equals(sender))
                .map(Call::member)
                .toList();
    }

    @Override
    public void close() throws IOException {
        channel.close();
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
                if (message instanceof MethodCall && message.getSource() != null) {
                    synchronized (calls) {
                        calls.add(new Call(message.getSource(), message.getName()));
                    }
                }
            }
        } catch (IOException | DBusException end) {
            // closed
        }
    }

    private void send(String iface, String member, String signature, Object... arguments) throws IOException {
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
