package org.netbearer.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.SessionSnapshot;

/**
 * The sessions that the shell has opened, whoever sat at it, until they are closed.
 *
 * <p>One that lost its link stays, so that people see why, and so that it can open itself again. Thread-safe.
 */
final class ShellSessions {
    private record Held(NetworkConfigurationManager manager, NetworkSession session, boolean reopening) {}

    private final Map<Long, Held> sessions = new TreeMap<>();

    /**
     * Adds a session.
     *
     * @param reopening whether it opens itself again when it is lost
     */
    synchronized void add(NetworkConfigurationManager manager, NetworkSession session, boolean reopening) {
        sessions.put(session.snapshot().id(), new Held(manager, session, reopening));
    }

    synchronized Optional<NetworkSession> get(long id) {
        return Optional.ofNullable(sessions.get(id)).map(Held::session);
    }

    synchronized void forget(NetworkSession session) {
        sessions.values().removeIf(held -> held.session().equals(session));
    }

    /** Forgets a session that ended normally, unless it may open itself again. */
    synchronized void forgetEnded(NetworkSession session) {
        sessions.values().removeIf(held -> held.session().equals(session) && !held.reopening());
    }

    /** Forgets the sessions of a manager that is gone, and has ended them. */
    synchronized void forget(NetworkConfigurationManager manager) {
        sessions.values().removeIf(held -> held.manager().equals(manager));
    }

    /** Closes everything. */
    void close() {
        List<Held> ending;
        synchronized (this) {
            ending = List.copyOf(sessions.values());
            sessions.clear();
        }
        ending.forEach(held -> held.session().close());
    }

    /** Lists all sessions that a manager tells of, and of our own also those that are not open any more. */
    synchronized List<SessionSnapshot> all(NetworkConfigurationManager manager) {
        var known = new TreeMap<Long, SessionSnapshot>();
        manager.sessions().forEach(session -> known.put(session.id(), session));
        sessions.forEach((id, held) -> known.put(id, held.session().snapshot()));
        return List.copyOf(known.values());
    }

    synchronized Set<Long> numbers() {
        return Set.copyOf(sessions.keySet());
    }
}
