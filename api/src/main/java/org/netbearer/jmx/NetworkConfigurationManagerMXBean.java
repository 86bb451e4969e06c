package org.netbearer.jmx;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The manager, as management tools see it: {@code org.netbearer:type=NetworkConfigurationManager}, with a key
 * {@code instance} where that is set or the plain name is taken.
 *
 * <p>All values are open types. No attribute waits for anything: each reads what is known already. Texts are safe to print,
 * but for identifiers, which are exact; one that begins with {@code <html>}, which tools made with Swing would render, has
 * its first character escaped. Each {@code …Value} is the attribute before it as a number,
 * for tools that collect numbers only: the code of the constant.
 *
 * <p>Notifications are described at {@link NetworkNotifications}. Thread-safe.
 */
@ProviderType
@Description("Networks that this machine knows, could use and is using")
public interface NetworkConfigurationManagerMXBean extends NetworkCounters {
    /** The type in the object name. */
    String TYPE = "NetworkConfigurationManager";

    /** The domain of the object name. */
    String DOMAIN = "org.netbearer";

    /**
     * Returns whether this machine can reach another device.
     *
     * @return true iff a configuration is active
     */
    @Description("Whether this machine can reach another device: a configuration is ACTIVE")
    boolean isOnline();

    /**
     * Returns the same as a number.
     *
     * @return 1 if online, else 0
     */
    @Description("Online as a number: 0 offline, 1 online")
    int getOnlineValue();

    /**
     * Returns how far traffic gets by default.
     *
     * @return {@code UNKNOWN}, {@code NONE}, {@code PORTAL}, {@code LIMITED} or {@code FULL}
     */
    @Description("How far traffic gets by default: UNKNOWN, NONE, PORTAL, LIMITED or FULL; advice only")
    String getConnectivity();

    /**
     * Returns the same as a number.
     *
     * @return 0 to 4
     */
    @Description("Connectivity as a number: 0 unknown, 1 none, 2 portal, 3 limited, 4 full")
    int getConnectivityValue();

    /**
     * Returns who judged connectivity.
     *
     * @return the name of a bearer, or {@code netbearer}; empty if nobody did
     */
    @Description("Who judged connectivity: a bearer, or netbearer itself; empty if nobody did")
    String getConnectivityJudge();

    /**
     * Returns since when connectivity is judged so.
     *
     * @return ms since 1970; 0 if nobody judged
     */
    @Description("Since when connectivity is judged so; 0 if nobody judged")
    @Units(Units.EPOCH_MS)
    long getConnectivitySince();

    /**
     * Returns whether traffic costs by default.
     *
     * @return {@code UNKNOWN}, {@code YES}, {@code NO}, {@code GUESS_YES} or {@code GUESS_NO}
     */
    @Description("Whether traffic costs by default: UNKNOWN, YES, NO, GUESS_YES or GUESS_NO; advice only")
    String getMetered();

    /**
     * Returns the same as a number.
     *
     * @return 0 to 4
     */
    @Description("Metered as a number: 0 unknown, 1 yes, 2 no, 3 guess yes, 4 guess no")
    int getMeteredValue();

    /**
     * Returns who judged metering.
     *
     * @return the name of a bearer, or {@code netbearer}; empty if nobody did
     */
    @Description("Who judged metering: a bearer, or netbearer itself; empty if nobody did")
    String getMeteredJudge();

    /**
     * Returns since when metering is judged so.
     *
     * @return ms since 1970; 0 if nobody judged
     */
    @Description("Since when metering is judged so; 0 if nobody judged")
    @Units(Units.EPOCH_MS)
    long getMeteredSince();

    /**
     * Returns what applications can do now.
     *
     * @return names of {@code NetworkCapability}, in the order of declaration
     */
    @Description("What applications can do now, beyond looking")
    List<String> getCapabilities();

    /**
     * Returns the same as a number.
     *
     * @return bit n is set if the constant at place n, from 0, can be done
     */
    @Description("Capabilities as a bit mask: bit 0 start and stop interfaces, 1 direct routing, 2 system sessions,"
            + " 3 application roaming, 4 forced roaming, 5 data statistics, 6 session required")
    int getCapabilitiesValue();

    /**
     * Returns the configuration that traffic takes if nobody chooses otherwise.
     *
     * @return its identifier; empty if there is none
     */
    @Description("Identifier of the configuration that traffic takes by default; empty if there is none")
    String getDefaultConfiguration();

    /**
     * Returns the tunnel that takes the traffic, over the default configuration as a rule.
     *
     * @return its identifier; empty if none does, or the tunnel is the default itself
     */
    @Description(
            "Identifier of the tunnel (VPN) that takes the traffic; empty if none does, or it is the default itself")
    String getTunnelConfiguration();

    /**
     * Returns every configuration.
     *
     * @return views by identifier, in its order
     */
    @Description("Every configuration by its identifier")
    Map<String, ConfigurationView> getConfigurations();

    /**
     * Returns the numbers of every configuration, for tools that read them often; much smaller than
     * {@link #getConfigurations()}.
     *
     * @return views by identifier, in its order
     */
    @Description("The numbers of every configuration by its identifier, for tools that read them often")
    Map<String, MetricsView> getMetrics();

    /**
     * Returns every configuration at a glance, for people; programs read {@link #getConfigurations()}.
     *
     * @return a line for each: state, technology, name, interface and identifier; the default one begins with a star
     */
    @Description("Every configuration in one line, for people; the default one begins with a star")
    List<String> getOverview();

    /**
     * Returns how many configurations there are.
     *
     * @return how many there are
     */
    @Description("How many configurations there are")
    @Units("configurations")
    int getConfigurationCount();

    /**
     * Returns how many configurations are in use.
     *
     * @return how many are active
     */
    @Description("How many configurations are ACTIVE")
    @Units("configurations")
    int getActiveConfigurationCount();

    /**
     * Returns every bearer with its health.
     *
     * @return views by name, in order of descending ranking
     */
    @Description("Every bearer with its health, by its name")
    Map<String, BearerView> getBearers();

    /**
     * Returns how many bearers should work here and do not.
     *
     * @return those that are neither healthy nor absent
     */
    @Description("How many bearers are for this machine and do not work; ABSENT ones do not count")
    @Units("bearers")
    int getUnhealthyBearerCount();

    /**
     * Returns how many bearers are not for this machine.
     *
     * @return those of status {@code ABSENT}
     */
    @Description("How many bearers are not for this machine (ABSENT): another operating system, or a missing library")
    @Units("bearers")
    int getAbsentBearerCount();

    /**
     * Returns every session that is open or being opened, of every bundle of this framework.
     *
     * @return views by the sessions' numbers, in the order in which the sessions were made
     */
    @Description("Every session that is open or being opened, by its number: who holds which network, since when")
    Map<Long, SessionView> getSessions();

    /**
     * Returns how many sessions are open.
     *
     * @return how many are open
     */
    @Description("How many sessions are open")
    @Units("sessions")
    int getOpenSessionCount();

    /**
     * Returns the number of the snapshot that the attributes are read from.
     *
     * @return counts from 1; 0 before anything is known
     */
    @Description("Number of the current snapshot, counted from 1")
    @Units("snapshots")
    long getRevision();

    /**
     * Returns when the snapshot was made.
     *
     * @return ms since 1970; 0 before anything is known
     */
    @Description("When the current snapshot was made")
    @Units(Units.EPOCH_MS)
    long getSnapshotTime();

    /**
     * Returns what happened last, for those who were not listening.
     *
     * @return the last 100 events at most, the latest first
     */
    @Description("The last events, at most 100, the latest first; each was sent as a notification too")
    List<EventView> getRecentEvents();

    /**
     * Returns one configuration.
     *
     * @param identifier its identifier
     * @return the configuration
     * @throws IllegalArgumentException if there is none with this identifier
     */
    @Description("Shows one configuration")
    ConfigurationView configuration(
            @ParameterName("identifier") @Description("Identifier of the configuration, as in Configurations")
                    String identifier);

    /**
     * Asks every bearer to look again, and returns at once.
     *
     * @return a ticket; the notification {@link NetworkNotifications#TICKET_COMPLETED} with this number tells the end
     */
    @Description("Asks every bearer to look again (scan). Returns a ticket at once; the notification"
            + " netbearer.ticket.completed with this number tells the end")
    long updateConfigurations();

    /**
     * Asks every bearer to look again, and waits for the end.
     *
     * @param timeoutMillis how long to wait at most, from 1 to 600000 ms
     * @return how it ended, or that it has not
     * @throws IllegalArgumentException if the time is out of range
     */
    @Description("Asks every bearer to look again (scan), and waits for the end")
    UpdateView updateConfigurations(
            @ParameterName("timeoutMillis") @Description("How long to wait at most, 1 to 600000") @Units(Units.MS)
                    long timeoutMillis);

    /**
     * Asks every bearer that can to judge connectivity again, and returns at once.
     *
     * @return a ticket; the notification {@link NetworkNotifications#TICKET_COMPLETED} with this number tells the end
     */
    @Description("Asks every bearer that can to judge connectivity again. Returns a ticket at once; the notification"
            + " netbearer.ticket.completed with this number tells the end")
    long checkConnectivity();

    /**
     * Asks every bearer that can to judge connectivity again, and waits for the end.
     *
     * @param timeoutMillis how long to wait at most, from 1 to 600000 ms
     * @return how it ended, or that it has not
     * @throws IllegalArgumentException if the time is out of range
     */
    @Description("Asks every bearer that can to judge connectivity again, and waits for the end")
    UpdateView checkConnectivity(
            @ParameterName("timeoutMillis") @Description("How long to wait at most, 1 to 600000") @Units(Units.MS)
                    long timeoutMillis);

    /**
     * Opens a session for the caller, or prolongs the one that it has on this configuration; returns at once. It is closed when the lease is
     * over, so a tool that goes on using the network calls again before that. The owner is {@code jmx:USER@HOST}. How the
     * session fares is in {@link #getSessions}; one that was lost is opened again by the next call.
     *
     * @param identifier the configuration: an access point, a service network or the user choice
     * @param leaseSeconds how long it is held from now on, from 1 to 86400 s
     * @return the number of the session
     * @throws IllegalArgumentException if there is no such configuration, or the time is out of range
     */
    @Description(
            "Opens a session, or prolongs the caller's own on this configuration: call again before the lease is over."
                    + " Returns its number at once; Sessions shows how it fares")
    long openSession(
            @ParameterName("identifier") @Description("Identifier of the configuration, as in Configurations")
                    String identifier,
            @ParameterName("leaseSeconds") @Description("How long it is held from now on, 1 to 86400") @Units("s")
                    long leaseSeconds);

    /**
     * Closes a session that {@link #openSession} opened.
     *
     * @param id its number
     * @throws IllegalArgumentException if none of this number was opened so
     */
    @Description("Closes a session that openSession opened")
    void closeSession(@ParameterName("id") @Description("Number of the session, as in Sessions") long id);
}
