package org.netbearer.impl.jmx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.PrintableText;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.impl.diagnostics.Counters;
import org.netbearer.jmx.BearerView;
import org.netbearer.jmx.ConfigurationView;
import org.netbearer.jmx.EventView;
import org.netbearer.jmx.MetricsView;
import org.netbearer.jmx.NetworkConfigurationManagerMXBean;
import org.netbearer.jmx.SessionView;
import org.netbearer.jmx.UpdateView;

/** Attributes and operations over the manager's current snapshot. Thread-safe. */
final class ManagerMBean implements NetworkConfigurationManagerMXBean {
    private final NetworkConfigurationManager manager;
    private final Counters counters;
    private final Notifications notifications;
    private final Tickets tickets;
    private final LeasedSessions leases;

    ManagerMBean(
            NetworkConfigurationManager manager,
            Counters counters,
            Notifications notifications,
            LeasedSessions leases) {
        this.leases = leases;
        this.manager = manager;
        this.counters = counters;
        this.notifications = notifications;
        this.tickets = new Tickets(notifications);
    }

    @Override
    public boolean isOnline() {
        return snapshot().online();
    }

    @Override
    public int getOnlineValue() {
        return snapshot().online() ? 1 : 0;
    }

    @Override
    public String getConnectivity() {
        return snapshot().connectivity().value().name();
    }

    @Override
    public int getConnectivityValue() {
        return snapshot().connectivity().value().code();
    }

    @Override
    public String getConnectivityJudge() {
        return snapshot().connectivity().judge();
    }

    @Override
    public long getConnectivitySince() {
        return snapshot().connectivity().since().toEpochMilli();
    }

    @Override
    public String getMetered() {
        return snapshot().metered().value().name();
    }

    @Override
    public int getMeteredValue() {
        return snapshot().metered().value().code();
    }

    @Override
    public String getMeteredJudge() {
        return snapshot().metered().judge();
    }

    @Override
    public long getMeteredSince() {
        return snapshot().metered().since().toEpochMilli();
    }

    @Override
    public List<String> getCapabilities() {
        return Views.names(snapshot().capabilities());
    }

    @Override
    public int getCapabilitiesValue() {
        return Views.mask(snapshot().capabilities(), NetworkCapability::code);
    }

    @Override
    public String getDefaultConfiguration() {
        return snapshot().defaultIdentifier();
    }

    @Override
    public String getTunnelConfiguration() {
        return snapshot().tunnelIdentifier();
    }

    @Override
    public Map<String, ConfigurationView> getConfigurations() {
        var snapshot = snapshot();
        var views = new LinkedHashMap<String, ConfigurationView>();
        for (var configuration : snapshot.configurations()) {
            String identifier = configuration.identifier();
            views.put(identifier, Views.of(configuration, identifier.equals(snapshot.defaultIdentifier())));
        }
        return views;
    }

    @Override
    public Map<String, MetricsView> getMetrics() {
        var snapshot = snapshot();
        var views = new LinkedHashMap<String, MetricsView>();
        for (var configuration : snapshot.configurations()) {
            String identifier = configuration.identifier();
            views.put(identifier, Views.metrics(configuration, identifier.equals(snapshot.defaultIdentifier())));
        }
        return views;
    }

    @Override
    public int getUnhealthyBearerCount() {
        return (int) snapshot().bearers().stream()
                .map(bearer -> bearer.health().status())
                .filter(status -> status != BearerStatus.ABSENT && !status.isHealthy())
                .count();
    }

    @Override
    public int getAbsentBearerCount() {
        return (int) snapshot().bearers().stream()
                .filter(bearer -> bearer.health().status() == BearerStatus.ABSENT)
                .count();
    }

    @Override
    public List<String> getOverview() {
        var snapshot = snapshot();
        return snapshot.configurations().stream()
                .map(configuration ->
                        Views.line(configuration, configuration.identifier().equals(snapshot.defaultIdentifier())))
                .toList();
    }

    @Override
    public int getConfigurationCount() {
        return snapshot().configurations().size();
    }

    @Override
    public int getActiveConfigurationCount() {
        return (int) snapshot().configurations().stream()
                .filter(configuration -> configuration.state() == ConfigurationState.ACTIVE)
                .count();
    }

    @Override
    public Map<String, BearerView> getBearers() {
        var views = new LinkedHashMap<String, BearerView>();
        snapshot().bearers().forEach(bearer -> views.put(bearer.name(), Views.of(bearer)));
        return views;
    }

    @Override
    public Map<Long, SessionView> getSessions() {
        var views = new LinkedHashMap<Long, SessionView>();
        manager.sessions().forEach(session -> views.put(session.id(), Views.of(session)));
        return views;
    }

    @Override
    public int getOpenSessionCount() {
        return (int) manager.sessions().stream().filter(SessionSnapshot::open).count();
    }

    @Override
    public long getRevision() {
        return snapshot().revision();
    }

    @Override
    public long getSnapshotTime() {
        return snapshot().instant().toEpochMilli();
    }

    @Override
    public List<EventView> getRecentEvents() {
        return notifications.history().latestFirst();
    }

    @Override
    public long getNotificationsSent() {
        return notifications.sequence();
    }

    @Override
    public long getReportsReceived() {
        return counters.reports.sum();
    }

    @Override
    public long getSnapshotsPublished() {
        return counters.snapshots.sum();
    }

    @Override
    public long getUpdatesRequested() {
        return counters.updates.sum();
    }

    @Override
    public long getScansStarted() {
        return counters.scans.sum();
    }

    @Override
    public long getDeliveries() {
        return counters.deliveries.sum();
    }

    @Override
    public long getDeliveriesConflated() {
        return counters.conflated.sum();
    }

    @Override
    public long getListenerFailures() {
        return counters.listenerFailures.sum();
    }

    @Override
    public long getBearerFaults() {
        return counters.faults.sum();
    }

    @Override
    public ConfigurationView configuration(String identifier) {
        var snapshot = snapshot();
        return snapshot.configuration(identifier)
                .map(found -> Views.of(found, identifier.equals(snapshot.defaultIdentifier())))
                .orElseThrow(
                        () -> new IllegalArgumentException("no configuration \"" + PrintableText.of(identifier) + '"'));
    }

    @Override
    public long updateConfigurations() {
        return tickets.open(manager.updateConfigurations());
    }

    @Override
    public UpdateView updateConfigurations(long timeoutMillis) {
        long checked = Tickets.checked(timeoutMillis);
        return tickets.await(manager.updateConfigurations(), checked);
    }

    @Override
    public long checkConnectivity() {
        return tickets.open(manager.checkConnectivity());
    }

    @Override
    public UpdateView checkConnectivity(long timeoutMillis) {
        long checked = Tickets.checked(timeoutMillis);
        return tickets.await(manager.checkConnectivity(), checked);
    }

    @Override
    public long openSession(String identifier, long leaseSeconds) {
        return leases.open(identifier, leaseSeconds);
    }

    @Override
    public void closeSession(long id) {
        leases.close(id);
    }

    NetworkSnapshot snapshot() {
        return manager.snapshot();
    }
}
