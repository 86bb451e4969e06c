package org.netbearer.bearer.nm.dbus;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.MessageTypeException;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MessageFactory;
import org.freedesktop.dbus.messages.MethodReturn;
import org.freedesktop.dbus.messages.constants.Endian;
import org.freedesktop.dbus.spi.message.InputStreamMessageReader;
import org.freedesktop.dbus.spi.message.OutputStreamMessageWriter;

/**
 * Answers of a real daemon, byte for byte as they came over the bus: that to {@code GetManagedObjects}, then for each profile
 * that to {@code GetSettings}.
 *
 * <p>A file holds for each answer the object's path, and the parts of the message as dbus-java keeps them.
 */
public final class Captured {
    private static final String NM = "org.freedesktop.NetworkManager";
    private static final String PROFILE = NM + ".Settings.Connection";

    private Captured() {}

    /** Reads a file: arguments of the answers, by the path of the object that was asked. */
    public static Map<String, Arguments> read(String resource) throws IOException {
        var answers = new LinkedHashMap<String, Arguments>();
        try (var in = new DataInputStream(Captured.class.getResourceAsStream(resource))) {
            for (int left = in.readInt(); left > 0; left--) {
                String path = in.readUTF();
                byte[][] parts = new byte[in.readInt()][];
                for (int i = 0; i < parts.length; i++) {
                    parts[i] = in.readNBytes(in.readInt());
                }
                answers.put(path, arguments(parts));
            }
        }
        return answers;
    }

    private static Arguments arguments(byte[][] parts) throws IOException {
        try {
            Message message = MessageFactory.createMessage(parts[0][1], parts[0], parts[1], parts[2], List.of());
            var body = ByteBuffer.wrap(parts[2]).order(ByteOrder.LITTLE_ENDIAN);
            return new Arguments(ValueReader.read(body, message.getSig()));
        } catch (DBusException | MessageTypeException | MalformedMessageException broken) {
            throw new IOException(broken);
        }
    }

    /** Writes a file: the socket of a bus, the file. */
    public static void main(String[] arguments) throws IOException, DBusException {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(arguments[0]));
            BusHandshake.perform(channel);
            var in = new InputStreamMessageReader(channel);
            ask(channel, in, BusCall.hello());
            var answers = new LinkedHashMap<String, Message>();
            Message listing = ask(
                    channel,
                    in,
                    BusCall.of(NM, "/org/freedesktop", "org.freedesktop.DBus.ObjectManager", "GetManagedObjects"));
            answers.put("/org/freedesktop", listing);
            var objects = arguments(listing.getWireData()).map(0);
            for (var object : objects.entrySet()) {
                if (((Map<?, ?>) object.getValue()).containsKey(PROFILE)) {
                    String path = (String) object.getKey();
                    answers.put(path, ask(channel, in, BusCall.of(NM, path, PROFILE, "GetSettings")));
                }
            }
            write(Path.of(arguments[1]), answers);
        }
    }

    private static Message ask(SocketChannel channel, InputStreamMessageReader in, BusCall call)
            throws IOException, DBusException {
        new OutputStreamMessageWriter(channel)
                .writeMessage(new MessageFactory(Endian.LITTLE)
                        .createMethodCall(
                                null, call.destination(), call.path(), call.iface(), call.member(), (byte) 0, null));
        Message answer = in.readMessage();
        while (!(answer instanceof MethodReturn)) {
            answer = in.readMessage();
        }
        return answer;
    }

    private static void write(Path file, Map<String, Message> answers) throws IOException {
        try (var out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeInt(answers.size());
            for (var answer : answers.entrySet()) {
                out.writeUTF(answer.getKey());
                var parts = new ArrayList<byte[]>();
                for (byte[] part : answer.getValue().getWireData()) {
                    if (part != null) {
                        parts.add(part);
                    }
                }
                out.writeInt(parts.size());
                for (byte[] part : parts) {
                    out.writeInt(part.length);
                    out.write(part);
                }
            }
        }
    }
}
