package org.netbearer.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decides when a session on a service network or a requirement moves (S-60). A session without such a listener moves by
 * itself.
 *
 * <p>The conversation: {@link #preferredConfigurationChanged} offers; {@link NetworkSession#migrate()} takes the offer,
 * {@link NetworkSession#ignore()} leaves it; once the new link is up, {@link #newConfigurationActivated} tells, and
 * {@link NetworkSession#accept()} keeps it or {@link NetworkSession#reject()} goes back (S-61). An offer that is not
 * answered in time counts as ignored, an activation as accepted.
 */
@ConsumerType
public interface RoamingListener extends NetworkSessionListener {
    /**
     * Takes an offer to move.
     *
     * @param session the session; its state is {@link SessionState#ROAMING} if the link that it used is lost, and it
     *     closes if the offer is not taken; else it goes on as it is
     * @param preferred the configuration to move to
     * @param seamless whether the present link stays up until the new one is
     */
    void preferredConfigurationChanged(NetworkSession session, ConfigurationSnapshot preferred, boolean seamless);
}
