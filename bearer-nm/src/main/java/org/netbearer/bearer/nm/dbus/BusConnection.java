package org.netbearer.bearer.nm.dbus;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MessageFactory;
import org.freedesktop.dbus.messages.MethodReturn;
import org.freedesktop.dbus.messages.constants.Endian;
import org.freedesktop.dbus.messages.constants.Flags;
import org.freedesktop.dbus.spi.message.InputStreamMessageReader;
import org.freedesktop.dbus.spi.message.OutputStreamMessageWriter;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a message bus, from its opening to its end; never reopened.
 *
 * <p>Signals and replies come in exactly the order in which the bus sent them, through the executor that was given. That
 * order is what makes a listing followed by signals complete. A signal of somebody who does not own a name that was called is
 * dropped. No proxies and no objects of our own: a method call from
 * outside is ignored.
 *
 * <p>Thread-safe. One thread of its own opens the socket and reads it.
 */
public final class BusConnection implements Closeable {
    private final Executor executor;
    private final Peer peer;
    private final SocketChannel channel;
    private final OutputStreamMessageWriter writer;
    private final MessageFactory messages = new MessageFactory(Endian.LITTLE);
    private final Map<Long, Pending> calls = new ConcurrentHashMap<>();
    private final NameOwners owners = new NameOwners();
    private volatile String bus = "";
    private volatile boolean closed;
    private String sender = "";
    private @Nullable Throwable refusal; // confined to the executor

    private BusConnection(Executor executor, Peer peer) throws IOException {
        this.executor = executor;
        this.peer = peer;
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        writer = new OutputStreamMessageWriter(channel);
    }

    /**
     * Starts to open a connection and returns at once.
     *
     * @param address where the bus listens
     * @param executor runs everything that comes from the bus, in order; may make the caller wait
     * @param peer is told what happens
     * @return the connection, which is of use once {@link Peer#opened} was called
     * @throws IOException if this machine has no Unix sockets
     */
    public static BusConnection open(BusAddress address, Executor executor, Peer peer) throws IOException {
        var connection = new BusConnection(executor, peer);
        var reader = new Thread(() -> connection.run(address), "netbearer-nm-bus");
        reader.setDaemon(true);
        reader.start();
        return connection;
    }

    /**
     * Sends a method call, which neither starts a service nor asks a user for permission.
     *
     * @param call the call
     * @return a stage that completes in the executor with the reply's arguments as plain values, or with a {@link BusError};
     *     it has no deadline
     */
    public CompletionStage<List<Object>> call(BusCall call) {
        var reply = new CompletableFuture<List<Object>>();
        long serial = 0;
        try {
            Message message = messages.createMethodCall(
                    null,
                    call.destination(),
                    call.path(),
                    call.iface(),
                    call.member(),
                    Flags.NO_AUTO_START,
                    call.signature().isEmpty() ? null : call.signature(),
                    call.arguments().toArray());
            serial = message.getSerial();
            calls.put(serial, new Pending(call.destination(), reply));
            synchronized (writer) {
                writer.writeMessage(message);
            }
        } catch (IOException | DBusException broken) {
            calls.remove(serial);
            reply.completeExceptionally(disconnected(broken));
        }
        return reply;
    }

    /**
     * Returns the identifier of the running bus.
     *
     * @return the identifier that the bus made for itself when it started, once {@link Peer#opened} was called
     */
    public String bus() {
        return bus;
    }

    /**
     * Returns the sender of the message being delivered; called in the executor only.
     *
     * @return a unique name, which the bus never gives to another; empty if it is the bus itself that tells of a loss
     */
    public String sender() {
        return sender;
    }

    /** Ends the connection and its thread; the peer hears nothing more, and calls that are open stay open. */
    @Override
    public void close() {
        closed = true;
        closeChannel();
    }

    private void run(BusAddress address) {
        try {
            channel.connect(UnixDomainSocketAddress.of(address.socket()));
            bus = BusHandshake.perform(channel);
            deliver(this::greet);
            read();
        } catch (IOException | DBusException | RuntimeException end) {
            closeChannel();
            deliver(() -> lost(refusal instanceof BusError reason ? reason : end));
        }
    }

    /** Nothing else is sent before the answer: a bus that refuses would hang up at it, and its reason be lost. */
    private void greet() {
        call(BusCall.hello()).whenComplete((name, refused) -> {
            if (refused == null) {
                deliver(peer::opened); // here, what it throws would be kept from the executor
            } else {
                refusal = refused;
                closeChannel();
            }
        });
    }

    // The reader lies about its end: closing it closes the channel, which close() does
    @SuppressWarnings("resource")
    private void read() throws IOException, DBusException {
        var reader = new InputStreamMessageReader(channel);
        while (!closed) {
            Message message = reader.readMessage();
            if (message != null) {
                take(message);
            }
        }
    }

    private void take(Message message) throws DBusException {
        if (message instanceof DBusSignal) {
            var signal =
                    new BusSignal(message.getPath(), message.getInterface(), message.getName(), arguments(message));
            if (owners.accepts(signal, message.getSource())) {
                deliver(message, () -> peer.signal(signal));
            }
        } else if (message instanceof MethodReturn) {
            var arguments = arguments(message);
            settle(message, reply -> reply.complete(arguments));
        } else if (message instanceof org.freedesktop.dbus.messages.Error) {
            var error = new BusError(message.getName(), String.join(" ", texts(arguments(message))));
            settle(message, reply -> reply.completeExceptionally(error));
        }
    }

    private void settle(Message message, Consumer<CompletableFuture<List<Object>>> how) {
        Pending call = calls.remove(message.getReplySerial());
        if (call != null) {
            owners.answered(call.destination(), message.getSource());
            deliver(message, () -> how.accept(call.reply()));
        }
    }

    private static List<Object> arguments(Message message) throws DBusException {
        Object @Nullable [] arguments = message.getParameters();
        return arguments == null ? List.of() : PlainValues.of(arguments);
    }

    private static List<String> texts(List<Object> arguments) {
        return arguments.stream().map(String::valueOf).toList();
    }

    private void deliver(Message message, Runnable task) {
        String source = message.getSource();
        deliver(() -> {
            sender = source == null ? "" : source;
            task.run();
        });
    }

    private void deliver(Runnable task) {
        executor.execute(() -> {
            if (!closed) {
                task.run();
            }
        });
    }

    private void lost(Exception end) {
        closed = true;
        var open = new ArrayList<>(calls.values());
        calls.clear();
        open.forEach(call -> call.reply().completeExceptionally(disconnected(end)));
        peer.lost(end);
    }

    private static BusError disconnected(Exception cause) {
        return BusError.disconnected(String.valueOf(cause.getMessage()));
    }

    private void closeChannel() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // it is of no more use either way
        }
    }

    /** A call that is not answered yet. */
    private record Pending(String destination, CompletableFuture<List<Object>> reply) {}

    /** Is told what happens on a connection, in the executor. */
    public interface Peer {
        /** The bus has let us in; calls may be made. */
        void opened();

        /**
         * A signal came: from the bus, or from the owner of a name that was called; anybody else's is dropped.
         *
         * @param signal the signal
         */
        void signal(BusSignal signal);

        /**
         * The connection could not be opened, or is lost; nothing more comes.
         *
         * @param why what went wrong; a {@link BusError} if the bus itself said so
         */
        void lost(Exception why);
    }
}
