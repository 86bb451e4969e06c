package org.netbearer.testkit;

import static java.util.stream.Collectors.toCollection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Assessment;
import org.netbearer.api.BearerSnapshot;
import org.netbearer.api.BearerUpdate;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.Connectivity;
import org.netbearer.api.FailureReason;
import org.netbearer.api.Metered;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.SessionRequest;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.api.UpdateReport;
import org.netbearer.internal.ConfigurationHandle;
import org.netbearer.internal.NetworkChanges;
import org.netbearer.spi.NetworkStages;

/**
 * A manager that knows what a test tells it: the snapshot is set, listeners are called on the thread that sets it, updates
 * end when the test says so, sessions open at once or when the test says so.
 *
 * <p>It keeps the contract of handles: one life for each stay of an identifier. Thread-safe, except that only one thread at
 * a time may publish.
 */
public final class SettableManager implements NetworkConfigurationManager {
    private static final Comparator<ConfigurationSnapshot> BEST_FIRST = Comparator.comparingInt(
                    (ConfigurationSnapshot configuration) ->
                            -configuration.state().level())
            .thenComparingInt(configuration -> -configuration.bearerType().preference())
            .thenComparing(ConfigurationSnapshot::identifier);

    private final Object lock = new Object();
    // guarded by lock
    private final Map<String, ConfigurationHandle> lives = new TreeMap<>();
    private final Map<NetworkListener, NetworkSnapshot> listeners = new LinkedHashMap<>();
    private final List<Pending> pending = new ArrayList<>();
    private long tickets;
    private boolean stopped;

    private final SettableSessions sessions = new SettableSessions(this);

    private volatile NetworkSnapshot current = NetworkSnapshot.EMPTY;

    private final ConfigurationHandle.Source source = new ConfigurationHandle.Source() {
        @Override
        public NetworkSnapshot snapshot() {
            return current;
        }

        @Override
        public NetworkConfiguration handle(String identifier) {
            return configurationFromIdentifier(identifier);
        }

        @Override
        public void keep(ConfigurationHandle handle) {
            // every handle is kept until its life ends
        }
    };

    /** Creates a manager that shows {@link NetworkSnapshot#EMPTY}. */
    public SettableManager() {}

    /**
     * Assembles the next snapshot from configurations in any order, without any bearer, and publishes it.
     *
     * @param configurations all of them; the default is the best by state, bearer type and identifier
     * @return the snapshot
     */
    public NetworkSnapshot publish(ConfigurationSnapshot... configurations) {
        return publish(List.of(configurations), List.of());
    }

    /**
     * Assembles the next snapshot from configurations in any order, and publishes it.
     *
     * @param configurations all of them; the default is the best by state, bearer type and identifier
     * @param bearers the bearers, in their order
     * @return the snapshot
     */
    public NetworkSnapshot publish(List<ConfigurationSnapshot> configurations, List<BearerSnapshot> bearers) {
        var best = configurations.stream()
                .filter(configuration -> configuration.state().isAtLeast(ConfigurationState.DISCOVERED))
                .min(BEST_FIRST);
        var snapshot = new NetworkSnapshot(
                current.revision() + 1,
                current.instant().plusSeconds(1),
                configurations.stream()
                        .sorted(Comparator.comparing(ConfigurationSnapshot::identifier))
                        .toList(),
                best.map(ConfigurationSnapshot::identifier).orElse(""),
                configurations.stream().anyMatch(one -> one.state() == ConfigurationState.ACTIVE),
                best.map(ConfigurationSnapshot::connectivity)
                        .orElse(new Assessment<>(Connectivity.NONE, Assessment.CORE, Instant.EPOCH)),
                best.map(ConfigurationSnapshot::metered).orElse(Assessment.METERED_UNKNOWN),
                bearers.stream()
                        .flatMap(bearer -> bearer.capabilities().stream())
                        .collect(toCollection(() -> EnumSet.noneOf(NetworkCapability.class))),
                bearers);
        publish(snapshot);
        return snapshot;
    }

    /**
     * Publishes a snapshot, then tells each listener the difference to what it saw last, if there is one.
     *
     * @param snapshot the snapshot
     */
    public void publish(NetworkSnapshot snapshot) {
        synchronized (lock) {
            lives.values().removeIf(life -> endsWith(snapshot, life));
            current = snapshot;
        }
        for (var listener : listeners()) {
            tell(listener);
        }
    }

    private static boolean endsWith(NetworkSnapshot next, ConfigurationHandle life) {
        boolean ends = next.configuration(life.identifier()).isEmpty();
        if (ends) {
            life.freeze(life.snapshot());
        }
        return ends;
    }

    /**
     * Adds a listener and tells it the present as additions.
     *
     * @param listener the listener
     */
    public void add(NetworkListener listener) {
        synchronized (lock) {
            listeners.put(listener, NetworkSnapshot.EMPTY);
        }
        tell(listener);
    }

    /**
     * Removes a listener.
     *
     * @param listener the listener
     */
    public void remove(NetworkListener listener) {
        synchronized (lock) {
            listeners.remove(listener);
        }
    }

    /**
     * Counts the updates and checks that were asked for and did not end.
     *
     * @return how many stages are open
     */
    public int pending() {
        synchronized (lock) {
            return pending.size();
        }
    }

    /**
     * Ends all open updates and checks, and tells listeners of the updates.
     *
     * @param bearers what became of each bearer's part
     */
    public void complete(BearerUpdate... bearers) {
        List<Pending> ending;
        synchronized (lock) {
            ending = List.copyOf(pending);
            pending.clear();
        }
        for (var one : ending) {
            var report = new UpdateReport(
                    one.ticket, current.instant(), current.instant(), current.revision(), List.of(bearers));
            one.stage.complete(report);
            if (one.update) {
                listeners().forEach(listener -> listener.updateCompleted(report));
            }
        }
    }

    /** Stops: every handle freezes, queries answer from {@link NetworkSnapshot#EMPTY}, open stages and sessions fail. */
    public void stop() {
        List<Pending> ending;
        synchronized (lock) {
            stopped = true;
            lives.values().forEach(life -> life.freeze(life.snapshot()));
            lives.clear();
            listeners.clear();
            ending = List.copyOf(pending);
            pending.clear();
            current = NetworkSnapshot.EMPTY;
        }
        sessions.stop(gone());
        ending.forEach(one -> one.stage.completeExceptionally(gone()));
    }

    @Override
    public NetworkSnapshot snapshot() {
        return current;
    }

    @Override
    public List<NetworkConfiguration> allConfigurations(ConfigurationState... filter) {
        return current.configurations().stream()
                .filter(configuration -> Stream.of(filter).allMatch(configuration.state()::includes))
                .map(configuration -> configurationFromIdentifier(configuration.identifier()))
                .toList();
    }

    @Override
    public NetworkConfiguration defaultConfiguration() {
        return configurationFromIdentifier(current.defaultIdentifier());
    }

    @Override
    public NetworkConfiguration configurationFromIdentifier(String identifier) {
        synchronized (lock) {
            Optional<ConfigurationSnapshot> found = stopped ? Optional.empty() : current.configuration(identifier);
            return found.isEmpty()
                    ? ConfigurationHandle.INVALID
                    : lives.computeIfAbsent(identifier, key -> new ConfigurationHandle(found.get(), source));
        }
    }

    @Override
    public boolean isOnline() {
        return current.online();
    }

    @Override
    public Assessment<Connectivity> connectivity() {
        return current.connectivity();
    }

    @Override
    public Assessment<Metered> metered() {
        return current.metered();
    }

    @Override
    public Set<NetworkCapability> capabilities() {
        return current.capabilities();
    }

    @Override
    public CompletionStage<UpdateReport> updateConfigurations() {
        return begin(true);
    }

    @Override
    public CompletionStage<UpdateReport> checkConnectivity() {
        return begin(false);
    }

    /** Creates a session of the owner {@code test}. */
    @Override
    public SettableSession createSession(SessionRequest request) {
        return sessions.create("test", request);
    }

    @Override
    public List<SessionSnapshot> sessions() {
        return sessions.open();
    }

    /**
     * Returns the sessions that were made, to be driven by hand.
     *
     * @return the sessions of this manager
     */
    public SettableSessions settableSessions() {
        return sessions;
    }

    /** Returns with what everything fails once the manager has stopped; empty before. */
    Optional<NetworkException> stopFailure() {
        synchronized (lock) {
            return stopped ? Optional.of(gone()) : Optional.empty();
        }
    }

    private CompletionStage<UpdateReport> begin(boolean update) {
        synchronized (lock) {
            if (stopped) {
                return NetworkStages.readOnly(CompletableFuture.failedFuture(gone()));
            }
            var one = new Pending(++tickets, update, new CompletableFuture<>());
            pending.add(one);
            return NetworkStages.readOnly(one.stage);
        }
    }

    private List<NetworkListener> listeners() {
        synchronized (lock) {
            return List.copyOf(listeners.keySet());
        }
    }

    private void tell(NetworkListener listener) {
        @Nullable NetworkSnapshot seen;
        NetworkSnapshot now;
        synchronized (lock) {
            now = current;
            seen = listeners.replace(listener, now);
        }
        if (seen != null) {
            var change = NetworkChanges.between(seen, now);
            if (!change.isEmpty()) {
                listener.networkChanged(change);
            }
        }
    }

    private static NetworkException gone() {
        return new NetworkException(FailureReason.BEARER_GONE, "the manager stopped");
    }

    private record Pending(long ticket, boolean update, CompletableFuture<UpdateReport> stage) {
        Pending {
            Objects.requireNonNull(stage, "stage");
        }
    }
}
