package org.netbearer.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.api.SessionState;

/**
 * The sessions that the shell has opened, until they are closed, or whoever opened them has gone.
 *
 * <p>One that lost its link stays for {@link #LOST}, so that people see why, and as long as it can open itself again. Thread-safe.
 */
final class ShellSessions {
    /** How long a session is listed that is not open any more. */
    static final Duration LOST = Duration.ofMinutes(10);

    private static final class Held {
        private final NetworkConfigurationManager manager;
        private final NetworkSession session;
        private final boolean reopening;
        private final @Nullable ShellClient client;
        private long idleSince;
        private boolean idle;

        Held(
                NetworkConfigurationManager manager,
                NetworkSession session,
                boolean reopening,
                @Nullable ShellClient client) {
            this.manager = manager;
            this.session = session;
            this.reopening = reopening;
            this.client = client;
        }

        boolean isClientGone() {
            return client != null && client.ended().getAsBoolean();
        }

        /** Returns whether it has been over for long. */
        boolean isOver(long now) {
            var snapshot = session.snapshot();
            boolean ended = !snapshot.open()
                    && !reopening
                    && snapshot.failure().isPresent()
                    && snapshot.state() != SessionState.CONNECTING;
            if (ended && !idle) {
                idleSince = now;
            }
            idle = ended;
            return ended && now - idleSince >= LOST.toNanos();
        }
    }

    private final LongSupplier nanoTime;
    private final Map<Long, Held> sessions = new TreeMap<>();

    /**
     * Creates it empty.
     *
     * @param nanoTime monotonic time
     */
    ShellSessions(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Adds a session.
     *
     * @param reopening whether it opens itself again when it is lost
     * @param client with whom it ends; null to keep it until somebody closes it
     */
    synchronized void add(
            NetworkConfigurationManager manager,
            NetworkSession session,
            boolean reopening,
            @Nullable ShellClient client) {
        sessions.put(session.snapshot().id(), new Held(manager, session, reopening, client));
    }

    synchronized Optional<NetworkSession> get(long id) {
        return Optional.ofNullable(sessions.get(id)).map(held -> held.session);
    }

    synchronized boolean isEmpty() {
        return sessions.isEmpty();
    }

    /** Closes what clients opened that have gone, and forgets what has been over for long. */
    void sweep() {
        var ending = new ArrayList<NetworkSession>();
        synchronized (this) {
            long now = nanoTime.getAsLong();
            sessions.values().removeIf(held -> {
                boolean ends = held.isClientGone() || held.isOver(now);
                if (ends) {
                    ending.add(held.session);
                }
                return ends;
            });
        }
        ending.forEach(NetworkSession::close);
    }

    synchronized void forget(NetworkSession session) {
        sessions.values().removeIf(held -> held.session.equals(session));
    }

    /** Forgets a session that ended normally, unless it may open itself again. */
    synchronized void forgetEnded(NetworkSession session) {
        sessions.values().removeIf(held -> held.session.equals(session) && !held.reopening);
    }

    /** Forgets the sessions of a manager that is gone, and has ended them. */
    synchronized void forget(NetworkConfigurationManager manager) {
        sessions.values().removeIf(held -> held.manager.equals(manager));
    }

    /** Closes everything. */
    void close() {
        List<Held> ending;
        synchronized (this) {
            ending = List.copyOf(sessions.values());
            sessions.clear();
        }
        ending.forEach(held -> held.session.close());
    }

    /** Lists all sessions that a manager tells of, and of our own also those that are not open any more. */
    List<SessionSnapshot> all(NetworkConfigurationManager manager) {
        sweep();
        var known = new TreeMap<Long, SessionSnapshot>();
        manager.sessions().forEach(session -> known.put(session.id(), session));
        synchronized (this) {
            sessions.forEach((id, held) -> known.put(id, held.session.snapshot()));
        }
        return List.copyOf(known.values());
    }

    synchronized Set<Long> numbers() {
        return Set.copyOf(sessions.keySet());
    }
}
