package org.netbearer.bearer.generic.netlink;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.netbearer.bearer.generic.port.ChangeEvents;
import org.netbearer.support.concurrent.DaemonThread;

/**
 * Changes of links, addresses, routes, rules and next hops, as the kernel tells them.
 *
 * <p>What an event says is not read: it only tells when to look, and whether routes may have changed. Events that were lost
 * because nobody took them in time are one more reason to look. Its thread sleeps in the kernel while nothing changes.
 */
public final class KernelEvents implements ChangeEvents {
    /** Links, IPv4 addresses, routes and rules, IPv6 addresses, routes and rules. */
    private static final int[] GROUPS = {1, 5, 7, 8, 9, 11, 19};

    /** Nexthop objects; known since 5.3. */
    private static final int NEXT_HOPS = 32;

    /** Messages from {@code RTM_NEWROUTE} on are about routes, neighbours, rules and next hops; those before about links. */
    private static final int FIRST_OF_ROUTES = 24;

    private static final long MILLIS_TO_END = 2_000;

    private static final int CLOSE_ON_EXEC = 0x80000;
    private static final int NON_BLOCKING = 0x800;
    private static final short POLLIN = 1;
    private static final int POLL_ENTRY = 8;
    private static final int RETURNED = 6;

    private final NetlinkSocket socket;
    private final int stop;
    private final Thread thread;
    private volatile boolean failed;

    private KernelEvents(NetlinkSocket socket, int stop, Runnable changed, Runnable routesChanged) {
        this.socket = socket;
        this.stop = stop;
        thread = DaemonThread.create(() -> listen(changed, routesChanged), "netbearer-rtnetlink");
    }

    /**
     * Subscribes.
     *
     * @param changed called after a burst of changes, on a thread of this object; has to return at once
     * @param routesChanged called before that if a route, a rule or a next hop may be among them
     * @return the subscription
     * @throws IOException if the system refuses
     * @throws LinkageError if there is no JNA, or it cannot load its native half
     */
    public static ChangeEvents open(Runnable changed, Runnable routesChanged) throws IOException {
        var socket = new NetlinkSocket(NetlinkSocket.ROUTE);
        int stop = -1;
        try {
            EventFilter.attach(socket);
            for (int group : GROUPS) {
                if (!socket.join(group)) {
                    throw new NetlinkException("joining group " + group, Native.getLastError());
                }
            }
            socket.join(NEXT_HOPS);
            stop = socket.libc().eventfd(0, CLOSE_ON_EXEC | NON_BLOCKING);
            if (stop < 0) {
                throw new NetlinkException("eventfd", Native.getLastError());
            }
            var events = new KernelEvents(socket, stop, changed, routesChanged);
            events.thread.start();
            return events;
        } catch (IOException | RuntimeException | Error failure) {
            if (stop >= 0) {
                socket.libc().close(stop);
            }
            socket.close();
            throw failure;
        }
    }

    /** There is no first call to wait for: a group that is joined tells. */
    @Override
    public boolean confirmed() {
        return true;
    }

    @Override
    public boolean isComplete() {
        return !failed;
    }

    /** An event comes after its effect. */
    @Override
    public Duration settling() {
        return Duration.ZERO;
    }

    private void listen(Runnable changed, Runnable routesChanged) {
        try (var entries = new Memory(2L * POLL_ENTRY)) {
            entries.clear();
            entries.setInt(0, socket.descriptor());
            entries.setShort(4, POLLIN);
            entries.setInt(POLL_ENTRY, stop);
            entries.setShort(POLL_ENTRY + 4, POLLIN);
            var two = new NativeLong(2);
            while (true) {
                int ready = socket.libc().poll(entries, two, -1);
                if (ready < 0 && Native.getLastError() != Errno.EINTR) {
                    throw new NetlinkException("poll", Native.getLastError());
                }
                if (ready > 0 && entries.getShort(POLL_ENTRY + RETURNED) != 0) {
                    return;
                }
                if (ready > 0) {
                    if (takeAll()) {
                        routesChanged.run();
                    }
                    changed.run();
                }
            }
        } catch (IOException unexpected) {
            failed = true;
            routesChanged.run();
            changed.run();
        } finally {
            socket.libc().close(stop);
            socket.close();
        }
    }

    /** Receives the events that are waiting; returns whether one may be about routes. */
    private boolean takeAll() throws IOException {
        boolean routes = false;
        while (true) {
            try {
                ByteBuffer datagram = socket.poll();
                if (datagram == null) {
                    return routes;
                }
                routes |= mayBeAboutRoutes(datagram);
            } catch (TruncatedException tooLong) {
                routes = true;
            } catch (NetlinkException lost) {
                if (lost.errno() != Errno.ENOBUFS) {
                    throw lost;
                }
                routes = true;
            }
        }
    }

    private static boolean mayBeAboutRoutes(ByteBuffer datagram) {
        return Message.of(datagram).stream().anyMatch(message -> message.type() >= FIRST_OF_ROUTES);
    }

    /** Wakes the thread, which closes what it used: closing a descriptor wakes nobody who waits for it. */
    @Override
    public void close() {
        try (var one = new Memory(Long.BYTES)) {
            one.setLong(0, 1);
            socket.libc().write(stop, one, new NativeLong(Long.BYTES));
        }
        try {
            thread.join(MILLIS_TO_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
