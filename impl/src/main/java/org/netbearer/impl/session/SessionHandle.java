package org.netbearer.impl.session;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.Socket;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.RoamingOffer;
import org.netbearer.api.RoamingTrial;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.api.SessionSockets;
import org.netbearer.api.SessionState;
import org.netbearer.api.SessionStatistics;
import org.netbearer.api.SessionTarget;
import org.netbearer.api.UsagePolicy;
import org.netbearer.impl.activation.Devices;
import org.netbearer.internal.ConfigurationHandle;
import org.netbearer.spi.NetworkStages;
import org.netbearer.spi.SocketBinder;

/** A session as its application sees it: reads what is published, and hands what is asked for to the model thread. Thread-safe. */
final class SessionHandle implements NetworkSession, SessionSockets {
    private final Session session;
    private final SessionContext context;
    private final Function<String, NetworkConfiguration> handles;
    private final Supplier<@Nullable SocketBinder> binder;

    SessionHandle(
            Session session,
            SessionContext context,
            Function<String, NetworkConfiguration> handles,
            Supplier<@Nullable SocketBinder> binder) {
        this.session = session;
        this.context = context;
        this.handles = handles;
        this.binder = binder;
    }

    @Override
    public NetworkConfiguration configuration() {
        return session.request.target() instanceof SessionTarget.Configuration named
                ? named.configuration()
                : ConfigurationHandle.INVALID;
    }

    @Override
    public NetworkConfiguration activeConfiguration() {
        return handles.apply(snapshot().activeIdentifier());
    }

    @Override
    public SessionSnapshot snapshot() {
        return session.snapshot();
    }

    @Override
    public Optional<NetworkLink> link() {
        var now = snapshot();
        if (now.state() != SessionState.CONNECTED) {
            return Optional.empty();
        }
        String identifier = now.open() ? now.activeIdentifier() : now.target();
        return Optional.ofNullable(Devices.linkOf(context.snapshot(), identifier));
    }

    @Override
    public CompletionStage<Void> open() {
        return submit(session::open);
    }

    @Override
    public CompletionStage<Void> closeAsync() {
        return submit(session::close);
    }

    @Override
    public CompletionStage<Void> stop() {
        return submit(session::stop);
    }

    @Override
    public boolean waitForOpened(Duration timeout) throws InterruptedException {
        var opened = new CompletableFuture<Void>();
        context.submit(opened, () -> {
            if (session.isOpen() || session.isOpening()) {
                session.open(opened);
            } else {
                opened.cancel(false);
            }
        });
        try {
            opened.get(Math.max(0, TimeUnit.NANOSECONDS.convert(timeout)), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException | java.util.concurrent.CancellationException notOpened) {
            return snapshot().open();
        }
    }

    @Override
    public CompletionStage<SessionStatistics> statistics() {
        return submit(session::measure);
    }

    @Override
    public void setUsagePolicy(UsagePolicy policy) {
        java.util.Objects.requireNonNull(policy, "policy");
        context.submit(null, () -> session.usagePolicy(policy));
    }

    @Override
    public void setAutoCloseTimeout(Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("auto-close timeout of " + timeout);
        }
        context.submit(null, () -> session.autoClose(timeout));
    }

    @Override
    public void cancelAutoClose() {
        context.submit(null, () -> session.autoClose(null));
    }

    @Override
    public Optional<RoamingOffer> offer() {
        return session.roaming().questions().offer();
    }

    @Override
    public Optional<RoamingTrial> trial() {
        return session.roaming().questions().trial();
    }

    @Override
    public SessionSockets sockets() {
        return this;
    }

    @Override
    public Socket socket() throws IOException {
        NetworkLink link = boundLink();
        var socket = new Socket();
        return bound(socket, made -> binder().bind(made, link));
    }

    @Override
    public SocketChannel socketChannel() throws IOException {
        NetworkLink link = boundLink();
        return bound(SocketChannel.open(), made -> binder().bind(made, link));
    }

    @Override
    public DatagramChannel datagramChannel(ProtocolFamily family) throws IOException {
        NetworkLink link = boundLink();
        return bound(DatagramChannel.open(family), made -> binder().bind(made, link));
    }

    private NetworkLink boundLink() {
        var now = snapshot();
        NetworkLink link = now.open() ? Devices.linkOf(context.snapshot(), now.activeIdentifier()) : null;
        if (link == null) {
            throw new NetworkException(FailureReason.NOT_AVAILABLE, "the session is not open: it is " + now.state());
        }
        binder();
        return link;
    }

    private SocketBinder binder() {
        SocketBinder present = binder.get();
        if (present == null) {
            throw new NetworkException(
                    FailureReason.NOT_SUPPORTED,
                    "sockets cannot be bound to an interface here: there is no SocketBinder");
        }
        return present;
    }

    private static <S extends AutoCloseable> S bound(S socket, Binding<S> binding) throws IOException {
        try {
            binding.apply(socket);
            return socket;
        } catch (IOException | RuntimeException | Error failed) {
            close(socket, failed);
            throw failed;
        }
    }

    private static void close(AutoCloseable socket, Throwable failed) {
        try {
            socket.close();
        } catch (Exception alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    private <T> CompletionStage<T> submit(Consumer<CompletableFuture<T>> task) {
        var stage = new CompletableFuture<T>();
        context.submit(stage, () -> task.accept(stage));
        return NetworkStages.readOnly(stage);
    }

    /** Shows number, target and state. */
    @Override
    public String toString() {
        var now = snapshot();
        return "session " + now.id() + " on " + now.target() + " " + now.state() + (now.open() ? ", open" : "");
    }

    private interface Binding<S> {
        void apply(S socket) throws IOException;
    }
}
