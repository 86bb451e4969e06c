package org.netbearer.impl.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.NetworkTopics;
import org.netbearer.api.UpdateReport;

/**
 * One thing that happened, in flat properties, as it is reported to those who know no types of ours: event handlers and
 * management tools.
 *
 * <p>Immutable.
 *
 * @param kind what happened
 * @param at when the manager noticed it
 * @param configuration the configuration that it is about, afterwards; null if it is about none
 * @param previousState the state of that configuration before; null if there is none to tell
 * @param properties what happened, under the keys of {@link NetworkConfiguration} and {@link NetworkTopics}; strings,
 *     numbers and booleans, in alphabetical order
 */
public record NetworkEvent(
        Kind kind,
        Instant at,
        @Nullable ConfigurationSnapshot configuration,
        @Nullable ConfigurationState previousState,
        Map<String, Object> properties) {

    /** What can happen. */
    public enum Kind {
        /** A configuration is new. */
        ADDED,
        /** A configuration changed. */
        CHANGED,
        /** A configuration is gone. */
        REMOVED,
        /** Another configuration is the default. */
        DEFAULT,
        /** The machine went online or offline. */
        ONLINE,
        /** Connectivity is judged otherwise. */
        CONNECTIVITY,
        /** Metering is judged otherwise. */
        METERED,
        /** A bearer came, went, or does better or worse. */
        BEARERS,
        /** An update ended. */
        UPDATED
    }

    /**
     * Returns the events of a change.
     *
     * @param change the change
     * @return what happened, in the order in which listeners are notified
     */
    public static List<NetworkEvent> of(NetworkChange change) {
        var after = change.after();
        var events = new ArrayList<NetworkEvent>();
        for (var removed : change.removed()) {
            events.add(about(
                    Kind.REMOVED, after, removed, removed.stateBeforeRemoval().orElse(null)));
        }
        for (var changed : change.changed()) {
            events.add(
                    about(Kind.CHANGED, after, changed.after(), changed.before().state()));
        }
        for (var added : change.added()) {
            events.add(about(Kind.ADDED, after, added, null));
        }
        if (change.defaultChanged()) {
            events.add(after.defaultConfiguration()
                    .map(configuration -> about(Kind.DEFAULT, after, configuration, null))
                    .orElseGet(() -> event(Kind.DEFAULT, after, Map.of())));
        }
        if (change.onlineChanged()) {
            events.add(event(Kind.ONLINE, after, Map.of(NetworkTopics.ONLINE, after.online())));
        }
        if (change.connectivityChanged()) {
            String value = after.connectivity().value().name();
            events.add(event(Kind.CONNECTIVITY, after, Map.of(NetworkConfiguration.CONNECTIVITY, value)));
        }
        if (change.meteredChanged()) {
            String value = after.metered().value().name();
            events.add(event(Kind.METERED, after, Map.of(NetworkConfiguration.METERED, value)));
        }
        if (change.bearersChanged()) {
            var properties = new TreeMap<String, Object>();
            after.bearers()
                    .forEach(bearer -> properties.put(
                            NetworkTopics.BEARER_STATUS_PREFIX + bearer.name(),
                            bearer.health().status().name()));
            events.add(event(Kind.BEARERS, after, properties));
        }
        return events;
    }

    /**
     * Returns the event of the end of an update.
     *
     * @param report the report
     * @return what happened
     */
    public static NetworkEvent of(UpdateReport report) {
        var properties = new TreeMap<String, Object>();
        properties.put(NetworkTopics.FRESH, report.isFresh());
        properties.put(NetworkTopics.REVISION, report.revision());
        report.bearers()
                .forEach(bearer -> properties.put(
                        NetworkTopics.OUTCOME_PREFIX + bearer.bearer(),
                        bearer.outcome().name()));
        return new NetworkEvent(Kind.UPDATED, report.completed(), null, null, Collections.unmodifiableMap(properties));
    }

    private static NetworkEvent about(
            Kind kind,
            NetworkSnapshot after,
            ConfigurationSnapshot configuration,
            @Nullable ConfigurationState before) {
        boolean isDefault = configuration.identifier().equals(after.defaultIdentifier());
        var properties = new TreeMap<>(ConfigurationProperties.of(configuration, isDefault));
        properties.put(NetworkTopics.REVISION, after.revision());
        if (before != null) {
            properties.put(NetworkTopics.PREVIOUS_STATE, before.name());
        }
        return new NetworkEvent(kind, after.instant(), configuration, before, Collections.unmodifiableMap(properties));
    }

    private static NetworkEvent event(Kind kind, NetworkSnapshot after, Map<String, Object> facts) {
        var properties = new TreeMap<>(facts);
        properties.put(NetworkTopics.REVISION, after.revision());
        return new NetworkEvent(kind, after.instant(), null, null, Collections.unmodifiableMap(properties));
    }
}
