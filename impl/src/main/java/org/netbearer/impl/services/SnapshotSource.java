package org.netbearer.impl.services;

import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.NetworkSnapshotSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Offers the manager's snapshot, and nothing else of it, to Remote Services. Immutable. */
@Component(name = NetworkSnapshotSource.PID, service = NetworkSnapshotSource.class)
public final class SnapshotSource implements NetworkSnapshotSource {
    private final NetworkConfigurationManager manager;

    /** Called by the framework. */
    @Activate
    public SnapshotSource(@Reference(name = "manager") NetworkConfigurationManager manager) {
        this.manager = manager;
    }

    @Override
    public NetworkSnapshot snapshot() {
        return manager.snapshot();
    }
}
