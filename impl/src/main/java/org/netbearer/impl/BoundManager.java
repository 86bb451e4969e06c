package org.netbearer.impl;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.netbearer.api.Assessment;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.Connectivity;
import org.netbearer.api.Metered;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.SessionRequest;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.api.UpdateReport;
import org.netbearer.impl.model.HandleRegistry;
import org.netbearer.impl.model.UpdateCoordinator;
import org.netbearer.impl.session.Owner;
import org.netbearer.impl.session.Sessions;

/** The manager as one bundle sees it. Thread-safe; each query is one volatile read and a few look-ups. */
final class BoundManager implements NetworkConfigurationManager {
    private final HandleRegistry handles;
    private final UpdateCoordinator updates;
    private final Sessions sessions;
    private final Owner owner;

    BoundManager(HandleRegistry handles, UpdateCoordinator updates, Sessions sessions, Owner owner) {
        this.handles = handles;
        this.updates = updates;
        this.sessions = sessions;
        this.owner = owner;
    }

    @Override
    public NetworkSnapshot snapshot() {
        return handles.snapshot();
    }

    @Override
    public List<NetworkConfiguration> allConfigurations(ConfigurationState... filter) {
        var states = List.of(filter);
        var matching = snapshot().configurations().stream()
                .filter(configuration -> states.stream().allMatch(configuration.state()::includes))
                .toList();
        return handles.handles(matching);
    }

    @Override
    public NetworkConfiguration defaultConfiguration() {
        return handles.handle(snapshot().defaultIdentifier());
    }

    @Override
    public NetworkConfiguration configurationFromIdentifier(String identifier) {
        return handles.handle(identifier);
    }

    @Override
    public boolean isOnline() {
        return snapshot().online();
    }

    @Override
    public Assessment<Connectivity> connectivity() {
        return snapshot().connectivity();
    }

    @Override
    public Assessment<Metered> metered() {
        return snapshot().metered();
    }

    @Override
    public Set<NetworkCapability> capabilities() {
        return snapshot().capabilities();
    }

    @Override
    public CompletionStage<UpdateReport> updateConfigurations() {
        return updates.request(UpdateCoordinator.Kind.UPDATE);
    }

    @Override
    public CompletionStage<UpdateReport> checkConnectivity() {
        return updates.request(UpdateCoordinator.Kind.CHECK);
    }

    @Override
    public NetworkSession createSession(SessionRequest request) {
        return sessions.create(owner, request);
    }

    @Override
    public List<SessionSnapshot> sessions() {
        return sessions.list();
    }

    /** Closes what was opened through this manager. */
    void leave() {
        sessions.leave(owner);
    }
}
