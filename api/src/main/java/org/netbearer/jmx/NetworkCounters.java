package org.netbearer.jmx;

import org.osgi.annotation.versioning.ProviderType;

/** What has been counted since the manager started: attributes of {@link NetworkConfigurationManagerMXBean}. Thread-safe. */
@ProviderType
public interface NetworkCounters {
    /**
     * Returns how many notifications were sent.
     *
     * @return how many were sent, which is the sequence number of the last
     */
    @Description("Notifications sent; the sequence number of the last one")
    @Units("notifications")
    long getNotificationsSent();

    /**
     * Returns how many reports there were.
     *
     * @return how many bearers handed over
     */
    @Description("Reports that bearers handed over")
    @Units("reports")
    long getReportsReceived();

    /**
     * Returns how many snapshots there were.
     *
     * @return how many were published
     */
    @Description("Snapshots that were published")
    @Units("snapshots")
    long getSnapshotsPublished();

    /**
     * Returns how many updates and checks there were.
     *
     * @return how many were asked for
     */
    @Description("Updates and checks of connectivity that were asked for")
    @Units("calls")
    long getUpdatesRequested();

    /**
     * Returns how many scans there were.
     *
     * @return how many bearers were asked for; updates in flight share them
     */
    @Description("Scans that bearers were asked for; updates in flight share them")
    @Units("scans")
    long getScansStarted();

    /**
     * Returns how many deliveries there were.
     *
     * @return how many changes listeners received
     */
    @Description("Changes that were delivered to listeners")
    @Units("deliveries")
    long getDeliveries();

    /**
     * Returns how many snapshots listeners skipped.
     *
     * @return how many snapshots were overtaken by the next before a listener took them
     */
    @Description("Snapshots that a listener skipped because the next one was there before it took them")
    @Units("snapshots")
    long getDeliveriesConflated();

    /**
     * Returns how many failures of listeners there were.
     *
     * @return how often one threw
     */
    @Description("Exceptions that listeners threw")
    @Units("failures")
    long getListenerFailures();

    /**
     * Returns how many faults of bearers there were.
     *
     * @return how often one broke its contract
     */
    @Description("Times that a bearer broke its contract; what it did is in Bearers")
    @Units("faults")
    long getBearerFaults();
}
