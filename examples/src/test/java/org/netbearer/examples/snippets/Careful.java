package org.netbearer.examples.snippets;

import org.netbearer.api.NetworkSession;
import org.netbearer.api.RoamingListener;
import org.netbearer.api.RoamingOffer;
import org.netbearer.api.RoamingTrial;
import org.netbearer.api.SessionState;

/** How to use networks. */
final class Careful implements RoamingListener {
    @Override
    public void roamingOffered(NetworkSession session, RoamingOffer offer) {
        if (offer.seamless() || session.state() == SessionState.ROAMING) {
            offer.migrate(); // or offer.ignore()
        }
    }

    @Override
    public void roamingTrialStarted(NetworkSession session, RoamingTrial trial) {
        trial.accept(); // or trial.reject(), which goes back; by default it is accepted
    }
}
