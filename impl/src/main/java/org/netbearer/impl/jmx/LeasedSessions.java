package org.netbearer.impl.jmx;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.PrintableText;
import org.netbearer.api.SessionRequest;
import org.netbearer.api.SessionState;
import org.netbearer.impl.runtime.Timers;
import org.netbearer.spi.BearerContext.Scheduled;
import org.netbearer.support.security.Caller;

/**
 * The sessions that management tools opened, each for a time that its caller prolongs by asking again: a tool that has gone leaves
 * nothing behind.
 *
 * <p>Thread-safe.
 */
final class LeasedSessions {
    private static final long SHORTEST_SECONDS = 1;
    private static final long LONGEST_SECONDS = Duration.ofDays(1).toSeconds();

    private final NetworkConfigurationManager manager;
    private final Timers timers;
    private final Map<Use, Lease> leases = new HashMap<>(); // guarded by this

    /** Who uses what. */
    private record Use(String owner, String identifier) {}

    private record Lease(NetworkSession session, Scheduled end) {}

    LeasedSessions(NetworkConfigurationManager manager, Timers timers) {
        this.manager = manager;
        this.timers = timers;
    }

    /**
     * Opens a session for the caller, or prolongs the one that it has on this configuration, and opens that again if it was lost.
     *
     * @return the number of the session, which is open or being opened
     */
    synchronized long open(String identifier, long leaseSeconds) {
        if (leaseSeconds < SHORTEST_SECONDS || leaseSeconds > LONGEST_SECONDS) {
            throw new IllegalArgumentException(
                    "leaseSeconds " + leaseSeconds + " is not from " + SHORTEST_SECONDS + " to " + LONGEST_SECONDS);
        }
        var configuration = manager.configurationFromIdentifier(identifier);
        if (!configuration.isValid()) {
            throw new IllegalArgumentException("no configuration \"" + PrintableText.of(identifier) + '"');
        }
        var use = new Use(caller(), identifier);
        Lease before = leases.get(use);
        NetworkSession session;
        if (before == null) {
            session = manager.createSession(
                    SessionRequest.on(configuration).owner(use.owner()).label("leased"));
        } else {
            before.end().cancel();
            session = before.session();
        }
        leases.put(
                use, new Lease(session, timers.schedule(Duration.ofSeconds(leaseSeconds), () -> expire(use, session))));
        if (!session.isOpen() && session.state() != SessionState.CONNECTING) {
            var unused = session.open();
        }
        return session.snapshot().id();
    }

    /** Closes a session that was opened here. */
    void close(long id) {
        NetworkSession closing = null;
        synchronized (this) {
            for (var lease : Map.copyOf(leases).entrySet()) {
                if (lease.getValue().session().snapshot().id() == id) {
                    leases.remove(lease.getKey());
                    lease.getValue().end().cancel();
                    closing = lease.getValue().session();
                }
            }
        }
        if (closing == null) {
            throw new IllegalArgumentException("no session " + id + " was opened by a management tool");
        }
        closing.close();
    }

    private void expire(Use use, NetworkSession session) {
        synchronized (this) {
            leases.remove(use);
        }
        session.close();
    }

    /** Closes all of them. */
    void close() {
        List<Lease> ending;
        synchronized (this) {
            ending = List.copyOf(leases.values());
            leases.clear();
        }
        ending.forEach(lease -> {
            lease.end().cancel();
            lease.session().close();
        });
    }

    /** Returns such as {@code jmx:monitor@192.0.2.9}. */
    private static String caller() {
        return "jmx:" + Caller.subject().flatMap(Caller::user).orElse("anybody") + "@" + host();
    }

    /** Asks for the client of RMI, by name, since a small Java runtime does without that module. */
    private static String host() {
        try {
            return String.valueOf(Class.forName("java.rmi.server.RemoteServer")
                    .getMethod("getClientHost")
                    .invoke(null));
        } catch (ReflectiveOperationException | LinkageError notRemote) {
            return "local";
        }
    }
}
