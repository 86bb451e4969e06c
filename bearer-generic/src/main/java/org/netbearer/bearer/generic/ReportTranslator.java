package org.netbearer.bearer.generic;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.BearerType;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.LinkKind;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.PrintableText;
import org.netbearer.api.WlanDetails;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.LinkActivity;
import org.netbearer.spi.LinkReport;

/**
 * Builds the report from what was read: one configuration per interface but loopback, active by {@link LinkActivity}, else
 * defined.
 *
 * <p>There is no {@link ConfigurationState#DISCOVERED}: that would mean "could be brought up now", and this bearer brings
 * nothing up. It claims nothing: whoever knows more of an interface is to be shown, and it ranks lowest anyway.
 *
 * <p>Pure and thread-safe.
 */
final class ReportTranslator {
    private static final LinkCounters NOTHING = new LinkCounters(0, 0, 0, 0);

    private ReportTranslator() {}

    /**
     * Translates a reading.
     *
     * @param previous the report before; null if there was none
     * @param state what was read
     * @return the report, with unchanged instances of the previous one in it; the previous one itself if nothing changed
     */
    static BearerReport translate(@Nullable BearerReport previous, MachineState state) {
        BearerHealth health = health(state);
        if (!health.status().isHealthy() && previous != null) {
            // nothing could be read; what was true a moment ago is the best guess
            return keep(previous, health);
        }
        Map<String, LinkReport> oldLinks =
                index(previous, BearerReport::links, link -> link.key().name());
        Map<String, BearerConfiguration> oldConfigurations =
                index(previous, BearerReport::configurations, BearerConfiguration::identifier);
        List<LinkReport> links = LinkTranslator.links(state).stream()
                .map(link -> reuse(oldLinks.get(link.key().name()), link))
                .toList();
        Set<String> active = LinkActivity.activeAmong(links);
        var configurations = new LinkedHashMap<String, BearerConfiguration>();
        for (LinkReport link : links) {
            if (link.kind() != LinkKind.LOOPBACK) {
                var now = configuration(link, active.contains(link.key().name()), wlan(state, link));
                configurations.putIfAbsent(now.identifier(), reuse(oldConfigurations.get(now.identifier()), now));
            }
        }
        var report = BearerReport.builder(health)
                .configurations(List.copyOf(configurations.values()))
                .links(links)
                .capabilities(capabilities(links))
                .build();
        return reuse(previous, report);
    }

    /**
     * Compares two reports by all but their counters and what is measured of Wi-Fi.
     *
     * @param one a report
     * @param other another report
     * @return whether something else than traffic and signal is different
     */
    static boolean differ(BearerReport one, BearerReport other) {
        return one != other
                && !(one.health().equals(other.health())
                        && areEqualButForSignal(one.configurations(), other.configurations())
                        && areEqualButForTraffic(one.links(), other.links()));
    }

    private static boolean areEqualButForSignal(List<BearerConfiguration> some, List<BearerConfiguration> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!isEqualButForSignal(some.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEqualButForSignal(BearerConfiguration one, BearerConfiguration other) {
        if (one.equals(other)) {
            return true;
        }
        if (one.wlan().isEmpty() || other.wlan().isEmpty()) {
            return false;
        }
        WlanDetails details = other.wlan().get();
        return !one.wlan().get().differsFrom(details)
                && one.toBuilder().wlan(details).build().equals(other);
    }

    private static boolean areEqualButForTraffic(List<LinkReport> some, List<LinkReport> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            LinkReport one = some.get(i);
            LinkReport other = others.get(i);
            if (one != other && !uncounted(one).equals(uncounted(other))) {
                return false;
            }
        }
        return true;
    }

    private static LinkReport uncounted(LinkReport link) {
        return link.toBuilder().counters(NOTHING).build();
    }

    private static BearerReport keep(BearerReport previous, BearerHealth health) {
        return reuse(
                previous,
                BearerReport.builder(health)
                        .configurations(previous.configurations())
                        .links(previous.links())
                        .build());
    }

    private static BearerConfiguration configuration(LinkReport link, boolean active, Optional<WlanDetails> wlan) {
        var configuration = BearerConfiguration.builder(identifier(link.key().name()))
                .name(link.key().name())
                .bearerType(bearerType(link.kind()))
                .state(active ? ConfigurationState.ACTIVE : ConfigurationState.DEFINED)
                .interfaceKey(link.key());
        wlan.ifPresent(configuration::wlan);
        return configuration.build();
    }

    /** Finds the network that a link is associated with. */
    private static Optional<WlanDetails> wlan(MachineState state, LinkReport link) {
        var kernel = state.kernel();
        return kernel == null || link.carrier() == Carrier.ABSENT
                ? Optional.empty()
                : Optional.ofNullable(kernel.wlan().get(link.key().index()));
    }

    /** Creates the identifier of an interface's configuration; a name may hold escape sequences, an identifier is printed. */
    static String identifier(String interfaceName) {
        return GenericBearer.NAME + ":" + PrintableText.of(interfaceName);
    }

    /** Cellular is {@link BearerType#UNKNOWN}: neither the JDK nor sysfs knows the generation. */
    private static BearerType bearerType(LinkKind kind) {
        return switch (kind) {
            case ETHERNET, VETH, NETKIT, TAP, BRIDGE, OPENVSWITCH, BOND, TEAM, MESH, VLAN, MACVLAN ->
                BearerType.ETHERNET;
            case WLAN -> BearerType.WLAN;
            case BLUETOOTH -> BearerType.BLUETOOTH;
            case CELLULAR, QMAP, LOWPAN, PHYSICAL, PPP, TUN, TUNNEL, VRF, LOOPBACK, DUMMY, UNKNOWN ->
                BearerType.UNKNOWN;
        };
    }

    private static BearerHealth health(MachineState state) {
        List<MachineState.Gap> gaps = state.gaps();
        if (gaps.isEmpty()) {
            return BearerHealth.READY;
        }
        boolean blind = state.jdk() == null && state.sysfs() == null && state.kernel() == null;
        return new BearerHealth(
                blind ? BearerStatus.FAILED : BearerStatus.READY,
                gaps.get(0).code(),
                gaps.stream().map(MachineState.Gap::text).collect(Collectors.joining("; ")));
    }

    /**
     * Returns the capabilities that hold now: the system may change its routes whenever it likes, and traffic is counted where counters could be
     * read. Nothing is brought up or down.
     */
    private static Set<NetworkCapability> capabilities(Collection<LinkReport> links) {
        var capabilities = EnumSet.of(NetworkCapability.FORCED_ROAMING);
        if (links.stream().anyMatch(link -> link.counters().isPresent())) {
            capabilities.add(NetworkCapability.DATA_STATISTICS);
        }
        return capabilities;
    }

    private static <T> T reuse(@Nullable T old, T now) {
        return old != null && old.equals(now) ? old : now;
    }

    private static <T> Map<String, T> index(
            @Nullable BearerReport report, Function<BearerReport, List<T>> part, Function<T, String> key) {
        var index = new HashMap<String, T>();
        if (report != null) {
            part.apply(report).forEach(each -> index.put(key.apply(each), each));
        }
        return index;
    }
}
