package org.netbearer.bearer.nm.dbus;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.PrintableText;
import org.netbearer.support.concurrent.DaemonThread;

/**
 * A connection to a message bus, from its opening to its end; never reopened.
 *
 * <p>Signals and replies are delivered in exactly the order in which the bus sent them, through the executor that was given. That
 * order is what makes a listing followed by signals complete. A signal counts only if its sender owns a name that was called;
 * the body of any other is not even decoded. A message that cannot be decoded is skipped. No objects are exported: a method
 * call from outside is ignored.
 *
 * <p>Thread-safe. One thread of its own opens the socket and reads it.
 */
public final class BusConnection implements Closeable {
    private final Executor executor;
    private final Peer peer;
    private final AtomicInteger serials = new AtomicInteger();
    private final Map<Long, Pending> calls = new ConcurrentHashMap<>();
    private final NameOwners owners = new NameOwners();
    private final ByteArrayOutputStream unsent = new ByteArrayOutputStream(); // guarded by itself
    private int batches; // guarded by unsent
    private final AtomicLong received = new AtomicLong();
    private volatile SocketChannel channel;
    private volatile String bus = "";
    private volatile boolean closed;
    private String sender = ""; // confined to the executor
    private @Nullable Throwable refusal; // confined to the executor

    private BusConnection(Executor executor, Peer peer) throws IOException {
        this.executor = executor;
        this.peer = peer;
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    }

    /**
     * Starts to open a connection and returns at once.
     *
     * @param address where the bus listens
     * @param executor runs everything that comes from the bus, in order; may make the caller wait
     * @param peer called with what happens
     * @return the connection, which is of use once {@link Peer#opened} was called
     * @throws IOException if this machine has no Unix sockets
     */
    public static BusConnection open(BusAddress address, Executor executor, Peer peer) throws IOException {
        var connection = new BusConnection(executor, peer);
        DaemonThread.create(() -> connection.run(address), "netbearer-nm-bus").start();
        return connection;
    }

    /**
     * Sends a method call, which neither starts a service nor asks a user for permission.
     *
     * @param call the call
     * @return a stage that completes in the executor with the reply's arguments, or with a {@link BusError};
     *     it has no deadline
     */
    public CompletionStage<Arguments> call(BusCall call) {
        var reply = new CompletableFuture<Arguments>();
        int serial = serials.incrementAndGet();
        byte[] message = MessageWriter.call(call, serial);
        calls.put(Integer.toUnsignedLong(serial), new Pending(call.destination(), reply));
        try {
            synchronized (unsent) {
                if (closed) {
                    throw new ClosedChannelException(); // nobody would fail what is called now
                }
                unsent.writeBytes(message);
                if (batches == 0) {
                    flush();
                }
            }
        } catch (IOException broken) {
            calls.remove(Integer.toUnsignedLong(serial));
            reply.completeExceptionally(disconnected(broken));
        }
        return reply;
    }

    /**
     * Runs something whose calls go out together, in one write at its end; may be nested.
     *
     * @param work what makes the calls
     */
    public void batch(Runnable work) {
        synchronized (unsent) {
            batches++;
        }
        try {
            work.run();
        } finally {
            synchronized (unsent) {
                batches--;
                if (batches == 0) {
                    try {
                        flush();
                    } catch (IOException broken) {
                        closeChannel(); // the reader notices, and fails what was called
                    }
                }
            }
        }
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

    /**
     * Returns how many replies and signals of services were read, including those that are not delivered yet.
     *
     * @return a number that grows as long as a service is alive and sends
     */
    public long received() {
        return received.get();
    }

    /** Ends the connection and its thread; the peer hears nothing more, and calls that are open stay open. */
    @Override
    public void close() {
        closed = true;
        closeChannel();
    }

    private void run(BusAddress address) {
        try {
            connect(address);
            deliver(this::greet);
            read();
        } catch (Throwable end) { // an Error too: nobody else would notice that nothing is read any more
            closeChannel();
            deliver(() -> lost(refusal instanceof BusError reason ? reason : end));
        }
    }

    /** Tries one address after the other until one of them leads to a bus that accepts this user. */
    private void connect(BusAddress address) throws IOException {
        var failures = new ArrayList<IOException>();
        for (Path socket : address.sockets()) {
            try {
                connect(socket);
                return;
            } catch (IOException unusable) {
                closeChannel();
                failures.add(unusable);
            }
        }
        throw failure(failures);
    }

    private void connect(Path socket) throws IOException {
        if (!Files.exists(socket)) {
            throw new IOException("there is no " + PrintableText.of(socket.toString()));
        }
        if (!channel.isOpen()) {
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        }
        if (closed) {
            throw new ClosedChannelException();
        }
        channel.connect(UnixDomainSocketAddress.of(socket));
        bus = BusHandshake.perform(channel);
    }

    /** Returns what tells most of several failures, one for each address: that the user is refused, or else all of them. */
    private static IOException failure(List<IOException> failures) {
        for (IOException failure : failures) {
            if (failures.size() == 1 || failure instanceof AccessDeniedException) {
                return failure;
            }
        }
        return new IOException(failures.stream().map(BusError::reason).collect(Collectors.joining("; ")));
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

    private void read() throws IOException {
        var reader = new MessageReader(channel);
        while (!closed) {
            try {
                receive(reader.next(), reader);
            } catch (MalformedMessageException unreadable) {
                // it is skipped, and ends nothing
            }
        }
    }

    private void receive(MessageHeader header, MessageReader reader) throws IOException, MalformedMessageException {
        switch (header.type()) {
            case SIGNAL -> {
                if (owners.accepts(header.iface(), header.sender())) {
                    received.incrementAndGet();
                    signal(header, new Arguments(reader.body(header.signature())));
                }
            }
            case RETURN, ERROR -> {
                Pending call = calls.get(header.replySerial());
                if (call != null) {
                    received.incrementAndGet();
                    owners.answered(call.destination(), header.sender());
                    complete(call, header, reader);
                }
            }
            case CALL, UNKNOWN -> {
                // not for us
            }
        }
    }

    private void signal(MessageHeader header, Arguments arguments) {
        var signal = new BusSignal(header.path(), header.iface(), header.member(), arguments);
        owners.follow(signal);
        deliver(header.sender(), () -> peer.signal(signal));
    }

    private void complete(Pending call, MessageHeader header, MessageReader reader) throws IOException {
        Consumer<CompletableFuture<Arguments>> completion;
        try {
            var arguments = new Arguments(reader.body(header.signature()));
            if (header.type() == MessageHeader.Type.RETURN) {
                completion = reply -> reply.complete(arguments);
            } else {
                var error = new BusError(header.errorName(), texts(arguments));
                completion = reply -> reply.completeExceptionally(error);
            }
        } catch (MalformedMessageException unreadable) {
            completion = reply -> reply.completeExceptionally(BusError.malformedReply());
        }
        var outcome = completion;
        deliver(header.sender(), () -> {
            calls.remove(header.replySerial()); // only now: until then the end of the connection would fail it
            outcome.accept(call.reply());
        });
    }

    private static String texts(Arguments arguments) {
        return arguments.values().stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private void deliver(String source, Runnable task) {
        deliver(() -> {
            sender = source;
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

    private void lost(Throwable end) {
        synchronized (unsent) {
            closed = true;
        }
        var open = new ArrayList<>(calls.values());
        calls.clear();
        open.forEach(call -> call.reply().completeExceptionally(disconnected(end)));
        peer.lost(end);
    }

    private static BusError disconnected(Throwable cause) {
        return BusError.disconnected(BusError.reason(cause));
    }

    /** Called with {@code unsent} locked. */
    private void flush() throws IOException {
        if (unsent.size() > 0) {
            var bytes = ByteBuffer.wrap(unsent.toByteArray());
            unsent.reset();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private void closeChannel() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // it is of no more use either way
        }
    }

    /** A call that is not answered yet. */
    private record Pending(String destination, CompletableFuture<Arguments> reply) {}

    /** Called with what happens on a connection, in the executor. */
    public interface Peer {
        /** Called when the bus has accepted the connection; calls may be made. */
        void opened();

        /**
         * Called for a signal of the bus, or of the owner of a name that was called; any other is dropped.
         *
         * @param signal the signal
         */
        void signal(BusSignal signal);

        /**
         * Called when the connection could not be opened, or is lost; nothing more comes.
         *
         * @param why what went wrong; a {@link BusError} if the bus itself said so
         */
        void lost(Throwable why);
    }
}
