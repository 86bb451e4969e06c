package org.netbearer.bearer.nm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkReport;

/**
 * The translation of one state of the daemon, kept so that the next one can reuse what depends on nothing that has changed.
 *
 * @param state the state that was translated
 * @param kernel the same interfaces in this process's kernel
 * @param configurations the configurations, in the order of their identifiers
 * @param links the links, in the order of their names
 * @param claims the interfaces that the daemon manages here
 * @param foreign whether the daemon belongs to another machine or network namespace
 * @param activations the key of each profile's present activation, by UUID
 * @param profiles the configurations of profiles, by UUID
 * @param translatedLinks the links with what they depend on, by device
 * @param active the names of the links that can reach another device
 * @param radios what each radio hears, by device
 * @param visible the networks without a profile with what they depend on, by device
 */
record Translation(
        NmState state,
        KernelLinks kernel,
        List<BearerConfiguration> configurations,
        List<LinkReport> links,
        List<InterfaceKey> claims,
        boolean foreign,
        Map<String, ActivationKey> activations,
        Map<String, BearerConfiguration> profiles,
        Map<String, LinkTranslator.Translated> translatedLinks,
        Set<String> active,
        Map<String, Radio> radios,
        Map<String, VisibleNetworks> visible) {
    static final Translation NOTHING = nothing(Map.of());

    private static Translation nothing(Map<String, ActivationKey> activations) {
        return new Translation(
                NmState.NOTHING,
                KernelLinks.NOTHING,
                List.of(),
                List.of(),
                List.of(),
                false,
                activations,
                Map.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                Map.of());
    }

    /** Returns what stays true while the daemon is gone, when nobody can make another activation. */
    Translation onlyActivations() {
        return nothing(activations);
    }

    Map<String, BearerConfiguration> byIdentifier() {
        var byIdentifier = new HashMap<String, BearerConfiguration>();
        configurations.forEach(each -> byIdentifier.put(each.identifier(), each));
        return byIdentifier;
    }
}
