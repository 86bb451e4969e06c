package org.netbearer.impl.services;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.netbearer.api.BearerType;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.Connectivity;
import org.netbearer.api.NetworkConditions;
import org.netbearer.api.NetworkSnapshot;

/** Which conditions are true of a snapshot. A pure function. */
final class ConditionRules {
    private ConditionRules() {}

    static Set<String> of(NetworkSnapshot snapshot) {
        var conditions = new TreeSet<String>();
        if (snapshot.online()) {
            conditions.add(NetworkConditions.ONLINE);
            if (snapshot.metered().value().isUnmetered()) {
                conditions.add(NetworkConditions.UNMETERED);
            }
        }
        if (snapshot.connectivity().value() == Connectivity.FULL) {
            conditions.add(NetworkConditions.CONNECTIVITY_FULL);
        }
        for (var configuration : snapshot.configurations()) {
            if (configuration.state() == ConfigurationState.ACTIVE) {
                conditions.add(ofBearer(configuration.bearerType()));
            }
        }
        return conditions;
    }

    private static String ofBearer(BearerType type) {
        return NetworkConditions.BEARER_PREFIX + type.name().toLowerCase(Locale.ROOT);
    }
}
