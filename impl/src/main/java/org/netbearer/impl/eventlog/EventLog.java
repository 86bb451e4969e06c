package org.netbearer.impl.eventlog;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.impl.activation.LinkOperation;
import org.netbearer.impl.runtime.Timers;

/** The lines that tell a person who reads the log what happened, each event once. Thread-safe. */
public final class EventLog {
    private final Flaps flaps;
    private final NetworkLines network;
    private final SessionLines sessions;
    private final LinkLines links;

    /**
     * Creates a log without lines.
     *
     * @param lines takes each line
     * @param nanoTime monotonic time
     * @param timers used while an interface flaps, and never else
     */
    public EventLog(Consumer<String> lines, LongSupplier nanoTime, Timers timers) {
        flaps = new Flaps(lines, nanoTime, timers, this, this::catchUp);
        network = new NetworkLines(lines, nanoTime, flaps);
        sessions = new SessionLines(lines, nanoTime, network::present);
        links = new LinkLines(lines, nanoTime, network::present);
    }

    /** Writes what a change means. */
    public synchronized void changed(NetworkChange change) {
        network.changed(change);
    }

    /** Writes what became of a session. */
    public synchronized void changed(SessionSnapshot session) {
        sessions.changed(session);
    }

    /** Writes what a bearer was asked for, once it has answered. */
    public synchronized void operated(LinkOperation operation) {
        links.operated(operation);
    }

    private synchronized void catchUp() {
        network.catchUp();
    }

    public synchronized void close() {
        flaps.close();
    }
}
