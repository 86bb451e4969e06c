package org.netbearer.bearer.nm.dbus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.MessageFactory;
import org.freedesktop.dbus.messages.constants.Endian;
import org.freedesktop.dbus.spi.message.OutputStreamMessageWriter;

/** A plain client of a bus, with which a test changes its world. It marshals with dbus-java, so that any type can be sent. */
public final class BusClient implements AutoCloseable {
    private final SocketChannel channel;
    private final MessageReader reader;
    private final MessageFactory messages = new MessageFactory(Endian.LITTLE);

    public BusClient(BusAddress address) throws IOException {
        channel =
                SocketChannel.open(UnixDomainSocketAddress.of(address.sockets().get(0)));
        BusHandshake.perform(channel);
        reader = new MessageReader(channel);
        call(BusCall.hello());
    }

    public synchronized Arguments call(BusCall call) {
        try {
            var message = messages.createMethodCall(
                    null,
                    call.destination(),
                    call.path(),
                    call.iface(),
                    call.member(),
                    (byte) 0,
                    call.signature().isEmpty() ? null : call.signature(),
                    call.arguments().toArray());
            new OutputStreamMessageWriter(channel).writeMessage(message);
            MessageHeader reply = reader.next();
            while (reply.replySerial() != message.getSerial()) {
                reply = reader.next();
            }
            var arguments = new Arguments(reader.body(reply.signature()));
            if (reply.type() == MessageHeader.Type.ERROR) {
                throw new AssertionError(call.member() + ": " + reply.errorName() + ": " + arguments.values());
            }
            return arguments;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (DBusException | MalformedMessageException unusable) {
            throw new AssertionError(unusable);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // it is of no more use either way
        }
    }
}
