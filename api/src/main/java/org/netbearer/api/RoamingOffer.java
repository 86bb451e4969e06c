package org.netbearer.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * An offer to move an open session to another configuration.
 *
 * <p>It is answered once: the first call of {@link #migrate()} or {@link #ignore()} counts. An offer ends without an answer
 * when the configuration cannot be used any more, when the session ends, or after the time that the settings allow, which
 * counts as ignored.
 *
 * <p>Thread-safe; every call returns at once.
 */
@ProviderType
public interface RoamingOffer {
    /**
     * Returns the session that may move.
     *
     * @return the session
     */
    NetworkSession session();

    /**
     * Returns the configuration that it may move to.
     *
     * @return the configuration as it was when the offer was made
     */
    ConfigurationSnapshot configuration();

    /**
     * Returns whether the present link stays up until the new one is.
     *
     * @return false if the present link is lost already, or has to go first
     */
    boolean seamless();

    /**
     * Accepts the offer: the session begins to move. Once the new link is up, a {@link RoamingTrial} follows.
     *
     * @return true if this answer counts; false if the offer was answered or has ended before
     */
    boolean migrate();

    /**
     * Declines the offer: the session goes on as it is, or closes if its link is lost. The same configuration is not offered
     * again until it has been away.
     *
     * @return true if this answer counts; false if the offer was answered or has ended before
     */
    boolean ignore();
}
