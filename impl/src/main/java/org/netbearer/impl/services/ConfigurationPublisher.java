package org.netbearer.impl.services;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.impl.model.ConfigurationProperties;

/**
 * Keeps one service for each configuration that is at least defined, as many as the cap allows.
 *
 * <p>Those that are published stay while they are eligible; what place is left goes to the others in order of identifier.
 *
 * <p>Thread-safe; the lock is never held while a service is registered.
 */
final class ConfigurationPublisher {
    private final NetworkConfigurationManager manager;
    private final Supplier<ServicePublication<NetworkConfiguration>> newPublication;
    private final Consumer<String> warnings;
    // guarded by this
    private final Map<String, ServicePublication<NetworkConfiguration>> publications = new TreeMap<>();
    private final Map<String, Published> published = new TreeMap<>();
    private int cap;
    private boolean warned;
    private boolean closed;

    ConfigurationPublisher(
            NetworkConfigurationManager manager,
            Supplier<ServicePublication<NetworkConfiguration>> newPublication,
            int cap,
            Consumer<String> warnings) {
        this.manager = manager;
        this.newPublication = newPublication;
        this.cap = cap;
        this.warnings = warnings;
    }

    /** Changes how many there may be, from now on. */
    synchronized void cap(int most) {
        warned = warned && most == cap;
        cap = most;
        follow();
    }

    /** Brings the services in line with the manager's current snapshot. */
    synchronized void follow() {
        if (closed) {
            return;
        }
        // the present, not the change that woke us: a wanted never goes back in time, whoever calls
        var snapshot = manager.snapshot();
        var chosen = choose(snapshot.configurations());
        published.keySet().removeIf(identifier -> {
            boolean ends = !chosen.containsKey(identifier);
            if (ends) {
                publication(identifier).hide();
            }
            return ends;
        });
        chosen.values().forEach(one -> show(one, one.identifier().equals(snapshot.defaultIdentifier())));
        publications
                .entrySet()
                .removeIf(entry -> !published.containsKey(entry.getKey())
                        && entry.getValue().isIdle());
    }

    /** Ends all services, on this thread but for those that are being worked on. */
    void close() {
        List<ServicePublication<NetworkConfiguration>> ending;
        synchronized (this) {
            closed = true;
            ending = List.copyOf(publications.values());
            publications.clear();
            published.clear();
        }
        ending.forEach(ServicePublication::close);
    }

    private void show(ConfigurationSnapshot configuration, boolean isDefault) {
        String identifier = configuration.identifier();
        var before = published.get(identifier);
        if (before != null && before.isStill(configuration, isDefault)) {
            return;
        }
        var handle = manager.configurationFromIdentifier(identifier);
        if (handle.isValid()) {
            published.put(identifier, new Published(configuration, isDefault, handle));
            publication(identifier).show(handle, ConfigurationProperties.of(configuration, isDefault));
        }
    }

    private Map<String, ConfigurationSnapshot> choose(List<ConfigurationSnapshot> configurations) {
        var eligible = configurations.stream()
                .filter(one -> one.state().isAtLeast(ConfigurationState.DEFINED))
                .toList();
        var chosen = new LinkedHashMap<String, ConfigurationSnapshot>();
        for (var one : eligible) {
            if (published.containsKey(one.identifier()) && chosen.size() < cap) {
                chosen.put(one.identifier(), one);
            }
        }
        for (var one : eligible) {
            if (chosen.size() < cap) {
                chosen.put(one.identifier(), one);
            }
        }
        warnOnce(eligible.size());
        return chosen;
    }

    private void warnOnce(int eligible) {
        if (eligible > cap && !warned) {
            warned = true;
            warnings.accept(ServicesSettings.PID + ": " + eligible + " configurations, but " + ServicesSettings.CAP
                    + " = " + cap + "; the rest is not published as services");
        }
    }

    private ServicePublication<NetworkConfiguration> publication(String identifier) {
        return publications.computeIfAbsent(identifier, key -> newPublication.get());
    }

    /** What the service of a configuration was last made of. */
    private record Published(ConfigurationSnapshot configuration, boolean isDefault, NetworkConfiguration handle) {
        /** An identifier that came back is a new life, though it may look as before: its old handle is dead. */
        boolean isStill(ConfigurationSnapshot now, boolean isDefaultNow) {
            return configuration == now && isDefault == isDefaultNow && handle.isValid();
        }
    }
}
