package org.netbearer.examples.snippets;

import java.util.ArrayList;
import java.util.List;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.SessionRequest;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** How to use networks. */
@Component
public final class Telemetry {
    private final NetworkSession session;

    @Activate
    public Telemetry(@Reference NetworkConfigurationManager networks) {
        var uplink = networks.configurationFromIdentifier("nm:0b1e6b2c-43a1-4c1f-9a2e-6f3d1c0a7e55");
        session = networks.createSession(SessionRequest.on(uplink).label("telemetry"));
        session.open().whenComplete((done, failure) -> {
            outcomes.add(failure == null ? "open" : "failed: " + failure.getMessage());
        }); // never blocks
    }

    @Deactivate
    void deactivate() {
        session.close();
    }

    final List<String> outcomes = new ArrayList<>();
}
