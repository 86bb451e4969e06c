package org.netbearer.bearer.nm;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.nm.dbus.Arguments;
import org.netbearer.bearer.nm.dbus.BusAddress;
import org.netbearer.bearer.nm.dbus.BusCall;
import org.netbearer.bearer.nm.dbus.BusConnection;
import org.netbearer.bearer.nm.dbus.BusError;
import org.netbearer.bearer.nm.dbus.BusSignal;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * A bus that is connected to again whenever the connection is lost, with growing pauses between failed attempts.
 *
 * <p>Confined to the bearer's serial executor.
 */
final class ReconnectingBus implements BusConnection.Peer {
    private final BusAddress address;
    private final BearerContext context;
    private final Executor executor;
    private final BusConnection.Peer peer;
    private final Backoff backoff = new Backoff();
    private @Nullable BusConnection connection;
    private @Nullable Scheduled timer;

    /** Creates a bus that calls {@code peer} for each connection, in {@code executor}. */
    ReconnectingBus(BusAddress address, BearerContext context, Executor executor, BusConnection.Peer peer) {
        this.address = address;
        this.context = context;
        this.executor = executor;
        this.peer = peer;
    }

    /** Starts to connect, now and whenever the connection is lost. */
    void open() {
        try {
            connection = BusConnection.open(address, executor, this);
        } catch (IOException | UnsupportedOperationException noSocket) {
            executor.execute(() -> lost(noSocket));
        }
    }

    void close() {
        if (timer != null) {
            timer.cancel();
        }
        if (connection != null) {
            connection.close();
        }
        connection = null;
    }

    CompletionStage<Arguments> call(BusCall call) {
        BusConnection open = connection;
        return open == null ? CompletableFuture.failedStage(BusError.disconnected("there is no bus")) : open.call(call);
    }

    /** Runs something whose calls go out together. */
    void batch(Runnable work) {
        BusConnection open = connection;
        if (open == null) {
            work.run();
        } else {
            open.batch(work);
        }
    }

    /** Returns how many messages of services were read on the present connection, delivered or not. */
    long received() {
        BusConnection open = connection;
        return open == null ? 0 : open.received();
    }

    /** Returns an identifier of the sender of the message being delivered, unique over restarts of the bus; empty without a bus. */
    String senderName() {
        BusConnection open = connection;
        return open == null ? "" : open.bus() + "/" + open.sender();
    }

    @Override
    public void opened() {
        backoff.reset();
        peer.opened();
    }

    @Override
    public void signal(BusSignal signal) {
        peer.signal(signal);
    }

    @Override
    public void lost(Throwable why) {
        connection = null;
        peer.lost(why);
        timer = context.schedule(backoff.pause(), this::open);
    }
}
