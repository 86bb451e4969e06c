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
 * What one state of the daemon means, kept so that the next translation can hand out the same instances again.
 *
 * @param configurations the configurations, in the order of their identifiers
 * @param links the links
 * @param claims the interfaces that the daemon manages here
 * @param foreign whether the daemon speaks of another machine or namespace
 * @param activations the present activation of each profile that has one, by UUID
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

    /** What stays true while the daemon is away: nobody else can make another activation. */
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
