package org.netbearer.testkit;

import java.net.ProtocolFamily;
import java.net.Socket;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.NetworkSessionListener;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.SessionRequest;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.api.SessionSockets;
import org.netbearer.api.SessionState;
import org.netbearer.api.SessionTarget;

/**
 * The sessions of a {@link SettableManager} and the links that they brought up.
 *
 * <p>A link that a session brought up goes down with the last session on it; one that was up before stays up. Thread-safe
 * like its manager.
 */
public final class SettableSessions {
    static final NetworkSessionListener NOBODY = new NetworkSessionListener() {};
    static final SessionSockets NO_SOCKETS = new NoSockets();

    private final SettableManager manager;
    private final Object lock = new Object();
    // guarded by lock
    private final List<SettableSession> sessions = new ArrayList<>();
    private final Set<String> started = new HashSet<>();
    private volatile boolean holding;

    SettableSessions(SettableManager manager) {
        this.manager = manager;
    }

    /** From now on, what is opened waits for {@link SettableSession#completeOpening} or {@link SettableSession#failOpening}. */
    public void holdOpenings() {
        holding = true;
    }

    /**
     * Creates a session of some owner.
     *
     * @param owner the symbolic name of a bundle
     * @param request what for
     * @return the session
     */
    public SettableSession create(String owner, SessionRequest request) {
        synchronized (lock) {
            var session = new SettableSession(this, request, sessions.size() + 1L, owner);
            sessions.add(session);
            return session;
        }
    }

    /**
     * Returns a session that was made.
     *
     * @param id its number
     * @return the session
     */
    public SettableSession get(long id) {
        synchronized (lock) {
            return sessions.get(Math.toIntExact(id - 1));
        }
    }

    /**
     * Returns all sessions that were created.
     *
     * @return the sessions in the order in which they were made
     */
    public List<SettableSession> all() {
        synchronized (lock) {
            return List.copyOf(sessions);
        }
    }

    SettableManager manager() {
        return manager;
    }

    List<SessionSnapshot> open() {
        return all().stream()
                .filter(SettableSession::isListed)
                .map(SettableSession::snapshot)
                .toList();
    }

    boolean holdsOpenings() {
        return holding;
    }

    boolean isStarted(String identifier) {
        synchronized (lock) {
            return started.contains(identifier);
        }
    }

    /** Returns what a session was created for. */
    static String target(SessionRequest request) {
        return request.target().text();
    }

    /** Resolves what a session was made for to the access point that it would use now. */
    Optional<ConfigurationSnapshot> candidate(SessionRequest request) {
        NetworkSnapshot now = manager.snapshot();
        if (request.target() instanceof SessionTarget.Requirement asked) {
            return best(now.configurations().stream().filter(asked.requirement()::isConceivable));
        }
        if (!(request.target() instanceof SessionTarget.Configuration named)) {
            return Optional.empty();
        }
        var wanted = named.configuration().snapshot();
        return switch (wanted.type()) {
            case INTERNET_ACCESS_POINT -> wanted.isValid() ? Optional.of(wanted) : Optional.empty();
            case SERVICE_NETWORK ->
                best(wanted.children().stream().flatMap(child -> now.configuration(child).stream()));
            case USER_CHOICE -> now.defaultConfiguration();
            case INVALID -> Optional.empty();
        };
    }

    /** Chooses the first of those that are up, else of those that could be. */
    private static Optional<ConfigurationSnapshot> best(Stream<ConfigurationSnapshot> candidates) {
        return candidates.min(Comparator.comparingInt(member -> -member.state().level()));
    }

    /** Returns the state of a session that is neither open nor opening. */
    SessionState state(SessionRequest request) {
        return candidate(request)
                .map(target -> switch (target.state()) {
                    case ACTIVE ->
                        // the user's next choice may be another one
                        target(request).equals(NetworkSnapshot.USER_CHOICE)
                                ? SessionState.DISCONNECTED
                                : SessionState.CONNECTED;
                    case DISCOVERED -> SessionState.DISCONNECTED;
                    case DEFINED, UNDEFINED -> SessionState.NOT_AVAILABLE;
                })
                .orElse(SessionState.INVALID);
    }

    NetworkFailure failure(NetworkException reason) {
        return new NetworkFailure(
                reason.reason(),
                reason.platformReason(),
                String.valueOf(reason.getMessage()),
                manager.snapshot().instant());
    }

    /** Ends every session, because the manager stops. */
    void stop(NetworkException reason) {
        all().forEach(session -> {
            session.failOpening(reason);
            session.lose(reason);
        });
    }

    void bringUp(String identifier) {
        if (!isActive(identifier)) {
            synchronized (lock) {
                started.add(identifier);
            }
            publish(identifier, ConfigurationState.ACTIVE);
        }
    }

    /** Takes down a link that a session brought up and that none uses any more. */
    void release(String identifier) {
        boolean used = all().stream().anyMatch(session -> session.active().equals(identifier));
        if (!used && isStarted(identifier)) {
            takeDown(identifier);
        }
    }

    void takeDown(String identifier) {
        synchronized (lock) {
            started.remove(identifier);
        }
        if (isActive(identifier)) {
            publish(identifier, ConfigurationState.DISCOVERED);
        }
    }

    void loseAll(String identifier, NetworkException reason) {
        all().stream().filter(session -> session.active().equals(identifier)).forEach(session -> session.lose(reason));
    }

    private boolean isActive(String identifier) {
        return manager.snapshot()
                .configuration(identifier)
                .filter(configuration -> configuration.state() == ConfigurationState.ACTIVE)
                .isPresent();
    }

    private void publish(String identifier, ConfigurationState state) {
        var now = manager.snapshot();
        manager.publish(
                now.configurations().stream()
                        .map(configuration -> configuration.identifier().equals(identifier)
                                ? with(state, configuration)
                                : configuration)
                        .toList(),
                now.bearers());
    }

    private static ConfigurationSnapshot with(ConfigurationState state, ConfigurationSnapshot configuration) {
        return configuration.toBuilder().state(state).build();
    }

    /** Refuses: there is no interface here that a socket could be bound to. */
    private static final class NoSockets implements SessionSockets {
        @Override
        public Socket socket() {
            throw refused();
        }

        @Override
        public SocketChannel socketChannel() {
            throw refused();
        }

        @Override
        public DatagramChannel datagramChannel(ProtocolFamily family) {
            throw refused();
        }

        private static NetworkException refused() {
            return new NetworkException(FailureReason.NOT_SUPPORTED, "a settable session has no interface");
        }
    }
}
