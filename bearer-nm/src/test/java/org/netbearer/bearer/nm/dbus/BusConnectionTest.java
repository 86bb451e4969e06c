package org.netbearer.bearer.nm.dbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BusConnectionTest {
    private static final String STRANGER = ":1.66";
    private static final String SERVICE = "org.freedesktop.NetworkManager";
    private static final String PATH = "/org/freedesktop/NetworkManager";
    private static final int MEGABYTE = 1 << 20;

    private final LinkedBlockingQueue<Throwable> faults = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<BusSignal> signals = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final CompletableFuture<Throwable> lost = new CompletableFuture<>();
    private final AtomicReference<Error> trouble = new AtomicReference<>();
    private final AtomicLong allocatedByReader = new AtomicLong();
    private final BusConnection.Peer peer = new BusConnection.Peer() {
        @Override
        public void opened() {
            opened.complete(null);
        }

        @Override
        public void signal(BusSignal signal) {
            signals.add(signal);
        }

        @Override
        public void lost(Throwable why) {
            lost.complete(why);
        }
    };

    private ScriptedBus bus;
    private BusConnection connection;

    @BeforeEach
    void connect() throws Exception {
        bus = new ScriptedBus();
        bus.answers("Ping", "s", "pong");
        connection = BusConnection.open(bus.address(), this::run, peer);
        opened.get(10, TimeUnit.SECONDS);
        ping();
    }

    @AfterEach
    void close() throws IOException {
        connection.close();
        bus.close();
    }

    /** What the connection delivers runs on the thread that reads. */
    private void run(Runnable task) {
        Error error = trouble.getAndSet(null);
        if (error != null) {
            throw error;
        }
        allocatedByReader.set(((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes());
        try {
            task.run();
        } catch (RuntimeException fault) {
            faults.add(fault);
        }
    }

    private Arguments call(String member) throws ExecutionException, InterruptedException, TimeoutException {
        return connection
                .call(BusCall.of(SERVICE, PATH, SERVICE, member))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    /** The connection works: what came before the answer has been read. */
    private void ping() throws ExecutionException, InterruptedException, TimeoutException {
        assertThat(call("Ping").text(0)).isEqualTo("pong");
    }

    @Test
    void hidesNoFaultOfWhoeverIsTold() throws IOException, InterruptedException {
        var fault = new IllegalStateException("expected");
        var failing = new BusConnection.Peer() {
            @Override
            public void opened() {
                throw fault;
            }

            @Override
            public void signal(BusSignal signal) {}

            @Override
            public void lost(Throwable why) {}
        };
        try (var other = new ScriptedBus();
                var failed = BusConnection.open(other.address(), this::run, failing)) {
            assertThat(faults.poll(10, TimeUnit.SECONDS)).isSameAs(fault);
            assertThat(failed.bus()).isNotEmpty();
        }
    }

    @Test
    void survivesAFileDescriptorFromAStranger() throws Exception {
        for (String signature : List.of("h", "ah", "{sh}", "(uh)", "v")) {
            bus.raw(RawMessage.signal(STRANGER, signature, 8), new byte[8]);
        }
        ping();
        assertThat(signals).isEmpty();
    }

    @Test
    void takesNoMemoryForWhatAStrangerSends() throws Exception {
        long before = allocatedByReader.get();
        bus.raw(RawMessage.signal(STRANGER, "ay", 64 * MEGABYTE));
        for (int i = 0; i < 64; i++) {
            bus.raw(new byte[MEGABYTE]);
        }
        bus.raw(RawMessage.message(4, STRANGER, "", 0, "/" + "x".repeat(8 * MEGABYTE)));
        ping();
        assertThat(allocatedByReader.get() - before).isLessThan(MEGABYTE);
        assertThat(signals).isEmpty();
    }

    @Test
    void skipsAMessageThatCannotBeDecoded() throws Exception {
        bus.raw(RawMessage.signal(ScriptedBus.SERVICE, "s", 8), new byte[] {-1, -1, -1, 127, 0, 0, 0, 0});
        bus.raw(RawMessage.signal(ScriptedBus.SERVICE, "a(", 8), new byte[8]);
        bus.raw(RawMessage.signal(ScriptedBus.SERVICE, "h", 4), new byte[4]);
        ping();
        assertThat(signals).extracting(signal -> signal.arguments().values()).containsExactly(List.of(0L));
    }

    @Test
    void failsACallWhoseReplyIsTooLong() throws Exception {
        bus.answers("Large", "ay", (Object) new byte[MessageReader.LONGEST_BODY + 1]);
        assertThatThrownBy(() -> call("Large")).hasRootCauseInstanceOf(BusError.class);
        ping();
    }

    @Test
    void endsWithAReasonWhateverIsThrownWhereItReads() throws Exception {
        var error = new OutOfMemoryError("expected");
        trouble.set(error);
        assertThatThrownBy(() -> call("Ping")).hasRootCauseInstanceOf(BusError.class);
        assertThat(lost.get(10, TimeUnit.SECONDS)).isSameAs(error);
    }

    @Test
    void endsWithAReasonWhereWhatComesIsNoMessage() throws Exception {
        bus.raw("HTTP/1.1 400 Bad Request\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(lost.get(10, TimeUnit.SECONDS)).hasMessageContaining("D-Bus protocol");
    }

    @Test
    void doesNotLoseTheReasonForItsEndWhereThereIsNoText() {
        connection.close();
        assertThatThrownBy(() -> call("Ping"))
                .hasRootCauseInstanceOf(BusError.class)
                .hasMessageContaining("ClosedChannelException")
                .hasMessageNotContaining("null");
    }

    @Test
    void sendsABatchOfCallsTogether() throws Exception {
        var answers = new ArrayList<CompletableFuture<Arguments>>();
        connection.batch(() -> {
            for (int i = 0; i < 100; i++) {
                answers.add(connection
                        .call(BusCall.of(SERVICE, PATH, SERVICE, "Ping"))
                        .toCompletableFuture());
            }
            assertThat(bus.calls("Ping")).as("but for the one of the set-up").isEqualTo(1);
        });
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
        assertThat(bus.calls("Ping")).isEqualTo(101);
    }

    @Test
    void triesEveryAddress() throws Exception {
        var found = new CompletableFuture<Void>();
        var other = new BusConnection.Peer() {
            @Override
            public void opened() {
                found.complete(null);
            }

            @Override
            public void signal(BusSignal signal) {}

            @Override
            public void lost(Throwable why) {
                found.completeExceptionally(why);
            }
        };
        var nowhere = Path.of("/nonexistent/bus");
        try (var second = new ScriptedBus();
                var made = BusConnection.open(
                        new BusAddress(
                                List.of(nowhere, second.address().sockets().get(0))),
                        this::run,
                        other)) {
            found.get(10, TimeUnit.SECONDS);
            assertThat(made.bus()).isNotEmpty();
        }
    }

    @Test
    void countsWhatServicesSend() throws Exception {
        long before = connection.received();
        bus.raw(RawMessage.signal(STRANGER, "", 0));
        bus.raw(RawMessage.signal(ScriptedBus.SERVICE, "", 0));
        ping();
        assertThat(connection.received() - before).isEqualTo(2);
    }
}
