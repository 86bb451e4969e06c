package org.netbearer.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The time after a session has moved to a configuration that it was offered, in which the application finds out whether
 * that serves it.
 *
 * <p>It is answered once: the first call of {@link #accept()} or {@link #reject()} counts. A trial ends without an answer
 * when the new link is lost, when the session ends, or after the time that the settings allow, which counts as accepted.
 *
 * <p>Thread-safe; every call returns at once.
 */
@ProviderType
public interface RoamingTrial {
    /**
     * Returns the session that moved.
     *
     * @return the session
     */
    NetworkSession session();

    /**
     * Returns the configuration that it moved to.
     *
     * @return the configuration as it was when the trial began
     */
    ConfigurationSnapshot configuration();

    /**
     * Keeps the new configuration; the session lets go of the old one.
     *
     * @return true if this answer counts; false if the trial was answered or has ended before
     */
    boolean accept();

    /**
     * Returns to the configuration that was in use before. If that is lost, the session closes with
     * {@link SessionError#ROAMING}.
     *
     * @return true if this answer counts; false if the trial was answered or has ended before
     */
    boolean reject();
}
