package org.netbearer.bearer.wlanapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerType;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.LinkKind;
import org.netbearer.api.MacAddress;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanDetails;
import org.netbearer.api.WlanSecurity;
import org.netbearer.api.WlanSecurity.Family;
import org.netbearer.bearer.wlanapi.AdapterState.Profile;
import org.netbearer.bearer.wlanapi.port.WlanPort.Network;
import org.netbearer.bearer.wlanapi.port.WlanPort.Station;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkReport;

/**
 * Translates the state of the adapters into a report; unchanged parts are the instances of the previous report. Pure.
 *
 * <p>A configuration is one profile on one adapter, or one network (name and security family) without a profile on one
 * adapter. It is {@code ACTIVE} if the adapter is connected by it, {@code DISCOVERED} if the system could connect it now,
 * {@code DEFINED} if a profile is all there is, and {@code UNDEFINED} if there is none. Where the system keeps the networks
 * in range back, one configuration stands for these; profiles and what is known from events stay.
 */
final class WlanTranslator {
    private final Map<String, BearerConfiguration> before = new HashMap<>();
    private final List<LinkReport> linksBefore;
    private final Map<String, NetworkFailure> failures;
    private final List<BearerConfiguration> configurations = new ArrayList<>();

    private WlanTranslator(BearerReport previous, Map<String, NetworkFailure> failures) {
        previous.configurations().forEach(configuration -> before.put(configuration.identifier(), configuration));
        linksBefore = previous.links();
        this.failures = failures;
    }

    /**
     * Returns the report of a state.
     *
     * @param previous the report before
     * @param adapters their present state
     * @param failures the last failure of each configuration that has one, by identifier
     * @param scan what came of the last scan
     * @return the report
     */
    static BearerReport translate(
            BearerReport previous,
            List<AdapterState> adapters,
            Map<String, NetworkFailure> failures,
            BearerHealth scan) {
        return new WlanTranslator(previous, failures).report(adapters, scan);
    }

    private BearerReport report(List<AdapterState> adapters, BearerHealth scan) {
        var health = WlanHealth.of(adapters, scan);
        var links = new ArrayList<LinkReport>();
        var claims = new ArrayList<InterfaceKey>();
        for (AdapterState adapter : adapters) {
            links.add(link(adapter));
            claims.add(adapter.key());
            if (adapter.isRadioOff()) {
                storedProfiles(adapter);
            } else {
                networks(adapter);
            }
        }
        var capabilities = EnumSet.noneOf(NetworkCapability.class);
        if (health.status().isHealthy() && !adapters.isEmpty()) {
            capabilities.add(NetworkCapability.FORCED_ROAMING);
            if (adapters.stream().anyMatch(WlanTranslator::canConnect)) {
                capabilities.add(NetworkCapability.CAN_START_AND_STOP_INTERFACES);
            }
        }
        return BearerReport.builder(health)
                .configurations(configurations)
                .links(links)
                .claims(claims)
                .capabilities(capabilities)
                .build();
    }

    private static boolean canConnect(AdapterState adapter) {
        return !adapter.isRadioOff()
                && (!adapter.profiles().isEmpty()
                        || adapter.lists().networks().stream()
                                .anyMatch(network -> !network.profile().isEmpty()));
    }

    private LinkReport link(AdapterState adapter) {
        var link = LinkReport.builder(adapter.key())
                .kind(LinkKind.WLAN)
                .carrier(adapter.isAssociated() ? Carrier.PRESENT : Carrier.ABSENT)
                .build();
        return linksBefore.stream().filter(link::equals).findFirst().orElse(link);
    }

    private void networks(AdapterState adapter) {
        var drafts = new LinkedHashMap<String, Draft>();
        var covered = new HashSet<NetworkKey>();
        var visible = adapter.lists().networks();
        for (Network network : visible) {
            if (!network.profile().isEmpty()) {
                var draft =
                        draft(drafts, WlanIdentifiers.ofProfile(adapter.id(), network.profile()), network.profile());
                draft.add(network);
                draft.atLeast(usable(network));
                covered.add(NetworkKey.of(network));
            }
        }
        for (Profile profile : adapter.profiles()) {
            String identifier = WlanIdentifiers.ofProfile(adapter.id(), profile.name());
            if (!drafts.containsKey(identifier)) {
                var draft = draft(drafts, identifier, profile.name());
                draft.add(profile.document());
                draft.atLeast(ConfigurationState.DEFINED);
                for (Network network : visible) {
                    if (draft.key != null && draft.key.equals(NetworkKey.of(network))) {
                        draft.add(network);
                        draft.atLeast(usable(network));
                        covered.add(draft.key);
                    }
                }
            }
        }
        for (Network network : visible) {
            var key = NetworkKey.of(network);
            if (network.profile().isEmpty() && !covered.contains(key) && !isOtherHalf(network, adapter)) {
                draft(drafts, WlanIdentifiers.ofNetwork(adapter.id(), key.ssid, key.family), key.ssid.toString())
                        .add(network);
            }
        }
        boolean identified = markActive(adapter, drafts);
        drafts.forEach(
                (identifier, draft) -> add(adapter, identifier, draft.name, draft.state, draft.details(adapter)));
        if (adapter.isRedacted() || adapter.isConnected() && !identified) {
            redactedRest(adapter, !identified);
        }
    }

    /**
     * Returns whether a hidden network is only the encrypted half of listed networks in OWE transition: its access points are
     * reported with the network that their beacons name.
     */
    private static boolean isOtherHalf(Network network, AdapterState adapter) {
        var key = NetworkKey.of(network);
        if (!key.ssid.isHidden() || network.connected()) {
            return false;
        }
        var named = adapter.lists().stations().stream()
                .filter(station -> station.ssid().isHidden())
                .filter(station -> isOfFamily(AccessPoints.accessPoint(station), key.family))
                .map(AccessPoints::network)
                .collect(Collectors.toSet());
        return !named.isEmpty()
                && !named.contains(Ssid.HIDDEN)
                && adapter.lists().networks().stream()
                        .map(Network::ssid)
                        .collect(Collectors.toSet())
                        .containsAll(named);
    }

    private static boolean isOfFamily(AccessPoint point, Family family) {
        return point.security().isEmpty() || point.security().stream().anyMatch(way -> way.family() == family);
    }

    /** A profile of a network that hides itself is listed also where that network is not. */
    private static ConfigurationState usable(Network network) {
        return network.connectable() && network.bssids() > 0
                ? ConfigurationState.DISCOVERED
                : ConfigurationState.DEFINED;
    }

    /** Marks what the adapter is connected to as active; returns false if it is connected to something unknown. */
    private static boolean markActive(AdapterState adapter, Map<String, Draft> drafts) {
        var connection = adapter.connection();
        if (!adapter.isConnected()) {
            return true;
        }
        if (connection == null) { // unknown, but flagged in the list
            var flagged = adapter.lists().networks().stream()
                    .filter(Network::connected)
                    .max(Comparator.comparing(network -> !network.profile().isEmpty()))
                    .map(network -> identifierOf(adapter.id(), network))
                    .map(drafts::get);
            flagged.ifPresent(draft -> draft.atLeast(ConfigurationState.ACTIVE));
            return flagged.isPresent();
        }
        var security = AccessPoints.security(connection.authentication(), connection.secured());
        String byProfile = WlanIdentifiers.ofProfile(adapter.id(), connection.profile());
        var draft = drafts.get(byProfile);
        if (draft == null) { // by a profile that is not stored: the network itself
            draft = draft(
                    drafts,
                    WlanIdentifiers.ofNetwork(adapter.id(), connection.ssid(), security.family()),
                    connection.ssid().toString());
        }
        draft.add(connection.ssid(), security);
        draft.atLeast(ConfigurationState.ACTIVE);
        draft.activeAccessPoint = connection.bssid();
        return true;
    }

    private static String identifierOf(UUID adapter, Network network) {
        var key = NetworkKey.of(network);
        return network.profile().isEmpty()
                ? WlanIdentifiers.ofNetwork(adapter, key.ssid, key.family)
                : WlanIdentifiers.ofProfile(adapter, network.profile());
    }

    private void storedProfiles(AdapterState adapter) {
        for (Profile profile : adapter.profiles()) {
            var draft = new Draft(profile.name());
            draft.add(profile.document());
            String identifier = WlanIdentifiers.ofProfile(adapter.id(), profile.name());
            add(adapter, identifier, profile.name(), ConfigurationState.DEFINED, draft.details(adapter));
        }
    }

    /** Adds one configuration that stands for everything the system withholds, the active connection included. */
    private void redactedRest(AdapterState adapter, boolean active) {
        add(
                adapter,
                WlanIdentifiers.ofRedacted(adapter.id()),
                adapter.adapter().description(),
                active ? ConfigurationState.ACTIVE : ConfigurationState.UNDEFINED,
                new WlanDetails(
                        Ssid.REDACTED,
                        Set.of(),
                        active ? ConnectionQuality.accessPoint(adapter.quality(), null) : List.of(),
                        Optional.empty(),
                        active ? ConnectionQuality.link(adapter.quality()) : Optional.empty()));
    }

    private void add(
            AdapterState adapter,
            String identifier,
            String name,
            ConfigurationState state,
            @Nullable WlanDetails details) {
        var builder = BearerConfiguration.builder(identifier)
                .name(name)
                .bearerType(BearerType.WLAN)
                .state(state)
                .interfaceKey(adapter.key());
        Optional.ofNullable(details).ifPresent(builder::wlan);
        if (state != ConfigurationState.ACTIVE) {
            Optional.ofNullable(failures.get(identifier)).ifPresent(builder::lastFailure);
        }
        var configuration = builder.build();
        var known = before.get(identifier);
        configurations.add(configuration.equals(known) ? known : configuration);
    }

    private static Draft draft(Map<String, Draft> drafts, String identifier, String name) {
        return drafts.computeIfAbsent(identifier, made -> new Draft(name));
    }

    /** Networks of one name but of different families are different networks. */
    private record NetworkKey(Ssid ssid, Family family) {
        static NetworkKey of(Network network) {
            return new NetworkKey(
                    network.ssid(),
                    AccessPoints.security(network.authentication(), network.secured())
                            .family());
        }
    }

    /** A configuration while its parts come together. */
    private static final class Draft {
        private final String name;
        private final Set<WlanSecurity> security = EnumSet.noneOf(WlanSecurity.class);
        private ConfigurationState state = ConfigurationState.UNDEFINED;
        private @Nullable NetworkKey key;
        private @Nullable MacAddress activeAccessPoint;

        Draft(String name) {
            this.name = name;
        }

        void atLeast(ConfigurationState floor) {
            state = state.isAtLeast(floor) ? state : floor;
        }

        void add(Network network) {
            add(network.ssid(), AccessPoints.security(network.authentication(), network.secured()));
        }

        void add(ProfileDocument document) {
            if (document.ssid() != null) {
                add(document.ssid(), document.security());
            }
        }

        void add(Ssid ssid, WlanSecurity way) {
            key = key == null ? new NetworkKey(ssid, way.family()) : key;
            if (way != WlanSecurity.UNKNOWN) {
                security.add(way);
            }
        }

        @Nullable
        WlanDetails details(AdapterState adapter) {
            if (key == null) {
                return null;
            }
            var all = EnumSet.noneOf(WlanSecurity.class);
            all.addAll(security);
            var inRange = new LinkedHashMap<Optional<MacAddress>, AccessPoint>();
            accessPoints(adapter.lists().stations(), key).forEach(point -> inRange.putIfAbsent(point.bssid(), point));
            inRange.values()
                    .forEach(point -> point.security().stream()
                            .filter(way -> way.family() == key.family)
                            .forEach(all::add));
            boolean active = state == ConfigurationState.ACTIVE;
            return new WlanDetails(
                    key.ssid,
                    all,
                    active && inRange.isEmpty()
                            ? ConnectionQuality.accessPoint(adapter.quality(), activeAccessPoint)
                            : List.copyOf(inRange.values()),
                    Optional.ofNullable(activeAccessPoint),
                    active ? ConnectionQuality.link(adapter.quality()) : Optional.empty());
        }

        private static Stream<AccessPoint> accessPoints(List<Station> stations, NetworkKey key) {
            return stations.stream()
                    .filter(station -> AccessPoints.network(station).equals(key.ssid))
                    .map(AccessPoints::accessPoint)
                    .filter(point -> isOfFamily(point, key.family))
                    .sorted(Comparator.comparing(point -> point.bssid().orElseThrow()));
        }
    }
}
