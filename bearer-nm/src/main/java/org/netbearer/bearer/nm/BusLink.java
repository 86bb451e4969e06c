package org.netbearer.bearer.nm;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.nm.dbus.BusAddress;
import org.netbearer.bearer.nm.dbus.BusCall;
import org.netbearer.bearer.nm.dbus.BusConnection;
import org.netbearer.bearer.nm.dbus.BusError;
import org.netbearer.bearer.nm.dbus.BusSignal;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * The way to the bus: one connection after the other, the next one soon after the last was lost, then ever less often.
 *
 * <p>Confined to the lane.
 */
final class BusLink implements BusConnection.Peer {
    private final BusAddress address;
    private final BearerContext context;
    private final Executor inbox;
    private final BusConnection.Peer peer;
    private final Backoff backoff = new Backoff();
    private @Nullable BusConnection connection;
    private @Nullable Scheduled timer;

    /** Tells {@code peer} of each connection, in the inbox. */
    BusLink(BusAddress address, BearerContext context, Executor inbox, BusConnection.Peer peer) {
        this.address = address;
        this.context = context;
        this.inbox = inbox;
        this.peer = peer;
    }

    /** Begins to connect, now and whenever the connection is lost. */
    void open() {
        try {
            if (!Files.exists(address.socket())) {
                throw new IOException("there is no " + address.socket());
            }
            connection = BusConnection.open(address, inbox, this);
        } catch (IOException | UnsupportedOperationException noSocket) {
            inbox.execute(() -> lost(noSocket));
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

    CompletionStage<List<Object>> call(BusCall call) {
        BusConnection open = connection;
        return open == null ? CompletableFuture.failedStage(BusError.disconnected("there is no bus")) : open.call(call);
    }

    /** Names the life of whoever sent what is being delivered, on this life of the bus; empty if there is no bus. */
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
    public void lost(Exception why) {
        connection = null;
        peer.lost(why);
        timer = context.schedule(backoff.pause(), this::open);
    }
}
