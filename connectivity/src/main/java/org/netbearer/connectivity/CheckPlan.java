package org.netbearer.connectivity;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.Connectivity;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.connectivity.CheckTarget.Family;

/**
 * Chooses what is checked: each active link by itself where sockets can be bound, else only where all traffic goes.
 *
 * <p>While a tunnel takes the traffic, a check bound to another link would go past it, and past a kill switch; it is left out
 * unless the settings ask for it. A link is left out whose configuration another bearer judges.
 *
 * <p>Pure and thread-safe.
 */
final class CheckPlan {
    private CheckPlan() {}

    /**
     * Chooses the targets.
     *
     * @param snapshot the networks
     * @param canBind whether sockets can be bound to a link
     * @param outsideTunnel whether links are checked also while a tunnel takes the traffic
     * @return the targets, each link once
     */
    static List<CheckTarget> targets(NetworkSnapshot snapshot, boolean canBind, boolean outsideTunnel) {
        Optional<NetworkLink> tunnel = tunnel(snapshot);
        Stream<CheckTarget> unbound =
                tunnel.or(() -> byDefault(snapshot)).map(link -> new CheckTarget(link, false, families(link))).stream();
        if (!canBind || (tunnel.isPresent() && !outsideTunnel)) {
            return unbound.toList();
        }
        Map<String, CheckTarget> links = new LinkedHashMap<>();
        active(snapshot)
                .filter(configuration -> !isJudged(configuration))
                .flatMap(configuration -> configuration.link().stream())
                .filter(link -> !link.kind().isTunnel() && !families(link).isEmpty())
                .forEach(link -> links.putIfAbsent(link.name(), new CheckTarget(link, true, families(link))));
        return tunnel.isPresent()
                ? Stream.concat(unbound, links.values().stream()).toList()
                : List.copyOf(links.values());
    }

    /** Returns the link of the tunnel that takes the traffic. */
    private static Optional<NetworkLink> tunnel(NetworkSnapshot snapshot) {
        return active(snapshot)
                .flatMap(configuration -> configuration.link().stream())
                .filter(link -> link.kind().isTunnel() && !link.defaultRoutes().isEmpty())
                .findFirst();
    }

    private static Optional<NetworkLink> byDefault(NetworkSnapshot snapshot) {
        return snapshot.defaultConfiguration()
                .filter(configuration -> configuration.state() == ConfigurationState.ACTIVE && !isJudged(configuration))
                .flatMap(ConfigurationSnapshot::link);
    }

    private static Stream<ConfigurationSnapshot> active(NetworkSnapshot snapshot) {
        return snapshot.configurations().stream()
                .filter(configuration -> configuration.state() == ConfigurationState.ACTIVE);
    }

    private static boolean isJudged(ConfigurationSnapshot configuration) {
        var judgement = configuration.connectivity();
        return judgement.value() != Connectivity.UNKNOWN && !judgement.judge().equals(ConnectivityBearer.NAME);
    }

    private static List<Family> families(NetworkLink link) {
        return Arrays.stream(Family.values())
                .filter(family -> link.addresses().stream()
                        .filter(LinkAddress::isBeyondLink)
                        .anyMatch(address -> address.isIpv6() == (family == Family.IPV6)))
                .toList();
    }
}
