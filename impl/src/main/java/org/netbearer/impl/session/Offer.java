package org.netbearer.impl.session;

import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.RoamingOffer;

/** An offer as its application sees it. Thread-safe. */
record Offer(NetworkSession session, ConfigurationSnapshot configuration, boolean seamless, Answer answer)
        implements RoamingOffer {
    @Override
    public boolean migrate() {
        return answer.give(true);
    }

    @Override
    public boolean ignore() {
        return answer.give(false);
    }
}
