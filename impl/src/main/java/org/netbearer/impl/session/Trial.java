package org.netbearer.impl.session;

import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.RoamingTrial;

/** A trial as its application sees it. Thread-safe. */
record Trial(NetworkSession session, ConfigurationSnapshot configuration, Answer answer) implements RoamingTrial {
    @Override
    public boolean accept() {
        return answer.give(true);
    }

    @Override
    public boolean reject() {
        return answer.give(false);
    }
}
