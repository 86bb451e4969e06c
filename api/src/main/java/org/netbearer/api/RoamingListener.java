package org.netbearer.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decides when a session on a service network or a requirement moves. A session without such a listener moves by itself.
 *
 * <p>First the session is offered a configuration ({@link #roamingOffered}). If the offer is accepted, and once the new link
 * is up, the listener is notified ({@link #newConfigurationActivated}) and may try it ({@link #roamingTrialStarted}) before
 * the old link is let go of. Answers may be given inside the call or later, on any thread; the current questions are also
 * {@link NetworkSession#offer()} and {@link NetworkSession#trial()}.
 */
@ConsumerType
public interface RoamingListener extends NetworkSessionListener {
    /**
     * Called when the session is offered another configuration.
     *
     * @param session the session; its state is {@link SessionState#ROAMING} if the link that it used is lost, and it
     *     closes if the offer is not accepted; else it goes on as it is
     * @param offer the offer to answer
     */
    void roamingOffered(NetworkSession session, RoamingOffer offer);

    /**
     * Called when the session has moved to a configuration that it was offered, after {@link #newConfigurationActivated}.
     * By default, the configuration is accepted at once.
     *
     * @param session the session
     * @param trial the trial to answer
     */
    default void roamingTrialStarted(NetworkSession session, RoamingTrial trial) {
        trial.accept();
    }
}
