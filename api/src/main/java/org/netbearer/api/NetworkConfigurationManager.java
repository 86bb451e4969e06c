package org.netbearer.api;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The networks that this machine has, those it could use and those it is using.
 *
 * <p>A service of scope {@code bundle}. It appears once every bearer that is installed has reported, or after a bounded
 * wait, so that its first list is already a valid one. What a bundle opened through it is closed when the bundle lets go
 * of it.
 *
 * <p><b>Threads.</b> Thread-safe. Every call returns at once, and none waits for the operating system, a daemon, a
 * bearer or a listener: queries read {@link #snapshot()}, and work that takes time is a stage. Stages complete on
 * threads of the manager that are made as needed; code that depends on a stage may block without harming others.
 *
 * <p>To be notified of changes, register a {@link NetworkListener} as a service; there is no method to add one.
 *
 * <p>After the manager stopped, queries answer from {@link NetworkSnapshot#EMPTY}, and {@link #updateConfigurations()}
 * fails.
 */
@ProviderType
public interface NetworkConfigurationManager {
    /**
     * Returns everything at one moment.
     *
     * @return the current snapshot; one volatile read
     */
    NetworkSnapshot snapshot();

    /**
     * Returns the configurations that meet every given state, by Qt's rule {@code (state & filter) == filter}.
     *
     * <p>Without an argument, all are listed. {@code UNDEFINED} lists those exactly in that state; {@code DEFINED} lists
     * defined, discovered and active ones; {@code UNDEFINED} and another state together list nothing. The user choice is
     * never listed. Nothing is scanned.
     *
     * @param filter the states to meet, see {@link ConfigurationState#includes}
     * @return handles in ascending order of identifier, at the time of the call; unmodifiable
     */
    List<NetworkConfiguration> allConfigurations(ConfigurationState... filter);

    /**
     * Returns the configuration that traffic takes if nobody chooses otherwise.
     *
     * @return a handle as described at {@link NetworkSnapshot#defaultConfiguration()}; an invalid handle if there is none
     */
    NetworkConfiguration defaultConfiguration();

    /**
     * Returns the configuration of an identifier; exact match.
     *
     * @param identifier an identifier, or {@link NetworkSnapshot#USER_CHOICE}
     * @return a handle; an invalid handle if there is no such configuration now
     */
    NetworkConfiguration configurationFromIdentifier(String identifier);

    /**
     * Returns whether this machine can reach another device.
     *
     * @return true iff a configuration is {@link ConfigurationState#ACTIVE}
     */
    boolean isOnline();

    /**
     * Returns how far traffic gets by default; advice, never a reason not to try.
     *
     * @return the judgement, with judge and date
     */
    Assessment<Connectivity> connectivity();

    /**
     * Returns whether traffic costs by default.
     *
     * @return the judgement, with judge and date
     */
    Assessment<Metered> metered();

    /**
     * Returns what applications can do now.
     *
     * @return the union of the bearers' capabilities, in the order of declaration; unmodifiable
     */
    Set<NetworkCapability> capabilities();

    /**
     * Updates what every bearer knows, which for Wi-Fi means a scan; nothing else ever starts one.
     *
     * <p>Calls in flight share one scan of each bearer, and a minimum interval limits the rate
     * ({@link UpdateOutcome#RECENT}). The stage completes within the configured deadline, asynchronously even without any
     * bearer, with the result already in {@link #snapshot()}. It completes normally whatever the outcomes; only after the
     * manager stopped does it fail, with a {@link NetworkException} of reason {@link FailureReason#BEARER_GONE}.
     *
     * <p>Listeners are notified by {@link NetworkListener#updateCompleted} after the changes that the update caused.
     *
     * @return a stage of this call alone, with what became of each bearer's part
     */
    CompletionStage<UpdateReport> updateConfigurations();

    /**
     * Checks connectivity again, now, by every bearer that can.
     *
     * <p>Nothing is scanned. The stage completes within the configured deadline, with the judgement already in
     * {@link #snapshot()}; bearers that cannot check are left out of its report.
     *
     * @return a stage of this call alone, with what became of each bearer's part
     */
    CompletionStage<UpdateReport> checkConnectivity();

    /**
     * Creates a session on a configuration; see {@link #createSession(SessionRequest)}.
     *
     * @param configuration a handle
     * @return a session that is not open
     */
    default NetworkSession createSession(NetworkConfiguration configuration) {
        return createSession(SessionRequest.on(configuration));
    }

    /**
     * Creates a session. It belongs to the bundle that this manager belongs to, and is closed when that lets go of it.
     *
     * @param request what for
     * @return a session that is not open; one on an invalid configuration, or of a manager that stopped, is
     *     {@link SessionState#INVALID} for ever
     */
    NetworkSession createSession(SessionRequest request);

    /**
     * Returns the sessions that are open or being opened, of every bundle of this framework.
     *
     * @return the sessions in the order in which they were made; unmodifiable
     */
    List<SessionSnapshot> sessions();
}
