package org.netbearer.examples.snippets;

import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.NetworkSession;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** README. */
@Component
public final class Uploader implements NetworkListener {
    @Reference
    NetworkConfigurationManager networks;

    @Override
    public void onlineStateChanged(boolean online) {
        if (online && !networks.metered().value().isMetered()) {
            upload();
        }
    }

    int uploads;

    void upload() {
        uploads++;
    }

    NetworkSession uploadThroughUplink() {
        NetworkSession session = networks.createSession(networks.configurationFromIdentifier("netbearer:uplink"));
        session.open().thenRun(this::upload).whenComplete((done, failure) -> session.close());
        return session;
    }
}
