package org.netbearer.bearer.nm;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.netbearer.bearer.nm.dbus.BusAddress;
import org.netbearer.bearer.nm.dbus.BusCall;
import org.netbearer.bearer.nm.dbus.BusConnection;
import org.netbearer.bearer.nm.dbus.BusSignal;

/** A plain client of a bus, with which a test turns its world. */
final class BusClient implements AutoCloseable {
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final BusConnection connection;

    BusClient(BusAddress address) throws IOException {
        connection = BusConnection.open(address, Runnable::run, new BusConnection.Peer() {
            @Override
            public void opened() {
                opened.complete(null);
            }

            @Override
            public void signal(BusSignal signal) {}

            @Override
            public void lost(Exception why) {
                opened.completeExceptionally(why);
            }
        });
        get(opened);
    }

    List<Object> call(BusCall call) {
        return get(connection.call(call).toCompletableFuture());
    }

    @Override
    public void close() {
        connection.close();
    }

    private static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
