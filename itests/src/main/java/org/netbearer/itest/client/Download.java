package org.netbearer.itest.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP download by a session's own sockets that asks for the rest of it (RFC 9110, 14.2) over a new one whenever the session
 * has moved. Thread-safe.
 */
public final class Download {
    private static final long PAUSE_NANOS = 2_000_000;

    private final WatchedSession by;
    private final InetSocketAddress server;
    private final long size;
    private final Thread thread = new Thread(this::run, "test-download");
    private final List<String> sources = new CopyOnWriteArrayList<>();
    private final AtomicLong received = new AtomicLong();
    private volatile String spoilt = "";
    private volatile String trouble = "";
    private volatile boolean ended;
    private volatile @Nullable SocketChannel current;

    Download(WatchedSession by, String host, int port, long size) {
        this.by = by;
        this.server = new InetSocketAddress(host, port);
        this.size = size;
        thread.setDaemon(true);
    }

    /** What the server sends at an offset. */
    public static byte byteAt(long offset) {
        return (byte) (offset * 31 + (offset >> 10));
    }

    void start() {
        by.onMove(this::abandon);
        thread.start();
    }

    void end() {
        ended = true;
        abandon();
    }

    String progress(long bytes, int seconds) {
        long target = received.get() + bytes;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (received.get() < target && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return received.get() < target ? "stuck at " + received.get() + " by " + trouble : "going";
    }

    String outcome(int seconds) throws InterruptedException {
        thread.join(TimeUnit.SECONDS.toMillis(seconds));
        return (received.get() == size && spoilt.isEmpty() ? "intact" : received.get() + " of " + size + spoilt)
                + " from " + sources;
    }

    private void abandon() {
        SocketChannel old = current;
        try {
            if (old != null) {
                old.close();
            }
        } catch (IOException ignored) {
            // it is of no use any more
        }
    }

    private void run() {
        while (received.get() < size && !ended) {
            try (SocketChannel channel = by.session().sockets().socketChannel()) {
                current = channel;
                channel.connect(server);
                InetSocketAddress local = (InetSocketAddress) channel.getLocalAddress();
                sources.add(local.getAddress().getHostAddress());
                read(channel);
            } catch (IOException | UncheckedIOException cut) {
                trouble = String.valueOf(cut);
                LockSupport.parkNanos(PAUSE_NANOS); // then the rest of it, by whatever the session uses now
            }
        }
    }

    private void read(SocketChannel channel) throws IOException {
        String request =
                "GET / HTTP/1.1\r\nHost: test\r\nRange: bytes=" + received.get() + "-\r\nConnection: close\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        var buffer = ByteBuffer.allocate(16_384);
        var head = new StringBuilder();
        boolean body = false;
        while (channel.read(buffer) >= 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                byte next = buffer.get();
                if (body) {
                    take(next);
                } else {
                    head.append((char) next);
                    body = head.indexOf("\r\n\r\n") >= 0;
                }
            }
            buffer.clear();
        }
    }

    private void take(byte next) {
        long offset = received.getAndIncrement();
        if (next != byteAt(offset) && spoilt.isEmpty()) {
            spoilt = ", spoilt at " + offset;
        }
    }
}
