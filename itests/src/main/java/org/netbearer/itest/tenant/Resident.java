package org.netbearer.itest.tenant;

import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lives as long as there is a manager, and listens; immutable. */
@Component(immediate = true)
public final class Resident implements NetworkListener {
    private final NetworkConfigurationManager manager;

    /**
     * Takes the manager.
     *
     * @param manager the manager
     */
    @Activate
    public Resident(@Reference NetworkConfigurationManager manager) {
        this.manager = manager;
    }

    @Override
    public String toString() {
        return "resident of " + manager;
    }
}
