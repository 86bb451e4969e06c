package org.netbearer.bearer.corewlan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
import org.netbearer.api.WlanLink;
import org.netbearer.api.WlanSecurity;
import org.netbearer.api.WlanSecurity.Family;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Link;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Network;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Profile;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkReport;

/**
 * Translates the state of radios and links to a report, with the previous report's instances where nothing changed. Pure.
 *
 * <p>A configuration is one network (name and security family) on one radio. It is {@code ACTIVE} if the radio is linked
 * to it and has an address, {@code DISCOVERED} if it has none yet, or is stored and in range, {@code DEFINED} if it is stored,
 * and {@code UNDEFINED} else. A wired adapter is one as well: {@code ACTIVE} or {@code DEFINED}.
 */
final class CoreWlanTranslator {
    private final Map<String, BearerConfiguration> before = new HashMap<>();
    private final List<LinkReport> linksBefore;
    private final LinkFacts facts;
    private final Map<String, NetworkFailure> failures;
    private final List<LinkReport> links = new ArrayList<>();
    private final Set<String> active = new HashSet<>();
    private final List<BearerConfiguration> configurations = new ArrayList<>();

    private CoreWlanTranslator(BearerReport previous, LinkFacts facts, Map<String, NetworkFailure> failures) {
        previous.configurations().forEach(configuration -> before.put(configuration.identifier(), configuration));
        linksBefore = previous.links();
        this.facts = facts;
        this.failures = failures;
    }

    /**
     * Translates.
     *
     * @param previous the report before
     * @param radios the radios as CoreWLAN reports them now
     * @param facts the links as SystemConfiguration reports them now
     * @param failures the last failure of each configuration that has one, by identifier
     * @param systemJoins whether the system's program may join what is stored
     * @param health how the bearer is doing
     * @return the report
     */
    static BearerReport translate(
            BearerReport previous,
            List<RadioState> radios,
            LinkFacts facts,
            Map<String, NetworkFailure> failures,
            boolean systemJoins,
            BearerHealth health) {
        return new CoreWlanTranslator(previous, facts, failures).report(radios, systemJoins, health);
    }

    private BearerReport report(List<RadioState> radios, boolean systemJoins, BearerHealth health) {
        radios.forEach(radio -> links.add(link(radio)));
        var radioNames = radios.stream().map(RadioState::name).collect(Collectors.toSet());
        facts.links().values().stream()
                .filter(link -> !radioNames.contains(link.key().name()))
                .sorted(Comparator.comparing(link -> link.key().name()))
                .forEach(link -> links.add(asBefore(link)));
        active.addAll(facts.active(links));
        var claims = new ArrayList<InterfaceKey>();
        for (RadioState radio : radios) {
            claims.add(radio.key());
            switch (radio.access()) {
                case GRANTED -> networks(radio);
                case RADIO_OFF -> stored(radio).forEach((identifier, draft) -> add(radio, identifier, draft));
                case REDACTED -> redacted(radio);
            }
        }
        facts.unused().stream().sorted().map(InterfaceKey::named).forEach(claims::add);
        for (String adapter : facts.wiredNames()) {
            if (!radioNames.contains(adapter)) {
                claims.add(InterfaceKey.named(adapter));
                add(wired(adapter));
            }
        }
        var capabilities = EnumSet.noneOf(NetworkCapability.class);
        if (health.status().isHealthy() && !claims.isEmpty()) {
            capabilities.add(NetworkCapability.FORCED_ROAMING);
            if (Target.all(configurations, radios).anyMatch(target -> target.canBeJoined(systemJoins))) {
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

    private LinkReport link(RadioState radio) {
        var link = LinkReport.builder(radio.key())
                .kind(LinkKind.WLAN)
                .carrier(radio.isLinked() ? Carrier.PRESENT : Carrier.ABSENT);
        Optional.ofNullable(radio.radio().hardwareAddress()).ifPresent(link::hardwareAddress);
        var reported = facts.links().get(radio.name());
        if (reported != null) {
            reported.addresses().ifPresent(link::addresses);
            reported.defaultRoutes().ifPresent(routes -> link.defaultRoutes(radio.isLinked() ? routes : List.of()));
            reported.nameServers().ifPresent(link::nameServers);
        }
        return asBefore(link.build());
    }

    private LinkReport asBefore(LinkReport link) {
        return linksBefore.stream().filter(link::equals).findFirst().orElse(link);
    }

    private BearerConfiguration wired(String adapter) {
        return BearerConfiguration.builder(CoreWlanIdentifiers.ofWired(adapter))
                .name(facts.wired().getOrDefault(adapter, adapter))
                .bearerType(BearerType.ETHERNET)
                .state(active.contains(adapter) ? ConfigurationState.ACTIVE : ConfigurationState.DEFINED)
                .interfaceKey(InterfaceKey.named(adapter))
                .build();
    }

    private Map<String, Draft> stored(RadioState radio) {
        var drafts = new TreeMap<String, Draft>(); // the system lists networks in changing order
        for (Profile profile : radio.radio().profiles()) {
            if (profile.ssid() != null && !profile.ssid().isHidden()) {
                var security = Radios.security(profile.security());
                var draft = draft(drafts, radio, profile.ssid(), Radios.family(security));
                draft.security.addAll(security);
                draft.atLeast(ConfigurationState.DEFINED);
            }
        }
        return drafts;
    }

    private void networks(RadioState radio) {
        var drafts = stored(radio);
        for (Network network : radio.radio().networks()) {
            var ssid = network.ssid() == null ? Ssid.HIDDEN : network.ssid();
            for (Family family : families(network)) {
                var draft = draft(drafts, radio, ssid, family);
                draft.add(Radios.accessPoint(network));
                if (draft.state == ConfigurationState.DEFINED) {
                    draft.atLeast(ConfigurationState.DISCOVERED);
                }
            }
        }
        var link = radio.radio().link();
        if (link != null) {
            markLinked(radio, link, drafts);
        }
        drafts.forEach((identifier, draft) -> add(radio, identifier, draft));
    }

    private static Optional<WlanLink> measured(RadioState radio) {
        return Optional.ofNullable(radio.radio().air()).flatMap(Radios::link);
    }

    private static Set<Family> families(Network network) {
        var families = EnumSet.noneOf(Family.class);
        Radios.security(network).forEach(way -> families.add(way.family()));
        return families.isEmpty() ? Set.of(Family.UNKNOWN) : families;
    }

    /** Marks the network of the link; if its security is unknown, that of a network of the same name. */
    private void markLinked(RadioState radio, Link link, Map<String, Draft> drafts) {
        var ssid = link.ssid() == null ? Ssid.HIDDEN : link.ssid();
        var security = Radios.security(link.security());
        var family = !security.isEmpty()
                ? Radios.family(security)
                : drafts.values().stream()
                        .filter(draft -> draft.ssid.equals(ssid))
                        .map(draft -> draft.family)
                        .findFirst()
                        .orElse(Family.UNKNOWN);
        var draft = draft(drafts, radio, ssid, family);
        draft.security.addAll(security);
        draft.atLeast(active.contains(radio.name()) ? ConfigurationState.ACTIVE : ConfigurationState.DISCOVERED);
        draft.activeAccessPoint = link.bssid();
        draft.measured = measured(radio);
    }

    /** Adds the stored networks, and one configuration for everything that is redacted. */
    private void redacted(RadioState radio) {
        var drafts = stored(radio);
        var rest = new Draft(Ssid.REDACTED, Family.UNKNOWN);
        boolean up = radio.isLinked() && active.contains(radio.name());
        var linked = radio.joined().map(drafts::get).orElse(rest);
        linked.atLeast(
                up
                        ? ConfigurationState.ACTIVE
                        : linked == rest ? ConfigurationState.UNDEFINED : ConfigurationState.DISCOVERED);
        linked.measured = measured(radio);
        drafts.forEach((identifier, draft) -> add(radio, identifier, draft));
        add(radio, CoreWlanIdentifiers.ofRedacted(radio.name()), rest);
    }

    private void add(RadioState radio, String identifier, Draft draft) {
        var configuration = BearerConfiguration.builder(identifier)
                .name(draft.ssid.isRedacted() ? "Wi-Fi " + radio.name() : draft.ssid.toString())
                .bearerType(BearerType.WLAN)
                .state(draft.state)
                .interfaceKey(radio.key())
                .wlan(draft.details());
        var failure = failures.get(identifier);
        if (failure != null && draft.state != ConfigurationState.ACTIVE) {
            configuration.lastFailure(failure);
        }
        add(configuration.build());
    }

    private void add(BearerConfiguration configuration) {
        var known = before.get(configuration.identifier());
        configurations.add(configuration.equals(known) ? known : configuration);
    }

    private static Draft draft(Map<String, Draft> drafts, RadioState radio, Ssid ssid, Family family) {
        return drafts.computeIfAbsent(
                CoreWlanIdentifiers.ofNetwork(radio.name(), ssid, family), made -> new Draft(ssid, family));
    }

    /** A configuration under construction. */
    private static final class Draft {
        private final Ssid ssid;
        private final Family family;
        private final Set<WlanSecurity> security = EnumSet.noneOf(WlanSecurity.class);
        private final Map<Optional<MacAddress>, AccessPoint> points = new HashMap<>();
        private ConfigurationState state = ConfigurationState.UNDEFINED;
        private @Nullable MacAddress activeAccessPoint;
        private Optional<WlanLink> measured = Optional.empty();

        Draft(Ssid ssid, Family family) {
            this.ssid = ssid;
            this.family = family;
        }

        void atLeast(ConfigurationState floor) {
            state = state.isAtLeast(floor) ? state : floor;
        }

        void add(AccessPoint point) {
            points.merge(point.bssid(), point, Draft::stronger); // those without an address count as one
            point.security().stream().filter(way -> way.family() == family).forEach(security::add);
        }

        private static AccessPoint stronger(AccessPoint one, AccessPoint other) {
            return other.signalPercent() > one.signalPercent() ? other : one;
        }

        WlanDetails details() {
            var inRange = points.values().stream()
                    .sorted(Comparator.comparing(
                            point -> point.bssid().orElse(null), Comparator.nullsFirst(Comparator.naturalOrder())))
                    .toList();
            return new WlanDetails(ssid, security, inRange, Optional.ofNullable(activeAccessPoint), measured);
        }
    }
}
