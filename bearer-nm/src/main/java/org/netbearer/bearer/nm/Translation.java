package org.netbearer.bearer.nm;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.netbearer.api.AccessPoint;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkReport;

/**
 * The translation of one state of the daemon, kept so that the next one can reuse its instances.
 *
 * @param configurations the configurations, in the order of their identifiers
 * @param links the links
 * @param claims the interfaces that the daemon manages here
 * @param foreign whether the daemon belongs to another machine or network namespace
 * @param activations the key of each profile's present activation, by UUID
 * @param accessPoints the access points, by the identity of the object that they were read from
 */
record Translation(
        List<BearerConfiguration> configurations,
        List<LinkReport> links,
        List<InterfaceKey> claims,
        boolean foreign,
        Map<String, ActivationKey> activations,
        IdentityHashMap<NmObject, AccessPoint> accessPoints) {
    static final Translation NOTHING =
            new Translation(List.of(), List.of(), List.of(), false, Map.of(), new IdentityHashMap<>());

    /** Returns what stays true while the daemon is gone, when nobody can make another activation. */
    Translation onlyActivations() {
        return new Translation(List.of(), List.of(), List.of(), false, activations, new IdentityHashMap<>());
    }

    Map<String, BearerConfiguration> byIdentifier() {
        var byIdentifier = new HashMap<String, BearerConfiguration>();
        configurations.forEach(each -> byIdentifier.put(each.identifier(), each));
        return byIdentifier;
    }

    Map<String, LinkReport> byInterface() {
        var byInterface = new HashMap<String, LinkReport>();
        links.forEach(each -> byInterface.put(each.key().name(), each));
        return byInterface;
    }
}
