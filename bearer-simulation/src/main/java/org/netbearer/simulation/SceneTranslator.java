package org.netbearer.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.Assessment;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.BearerType;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.Connectivity;
import org.netbearer.api.MacAddress;
import org.netbearer.api.WlanDetails;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkActivity;
import org.netbearer.spi.LinkReport;

/**
 * Translates a scene to a bearer's report, reusing the objects of the previous report that did not change.
 *
 * <p>Confined to the bearer's executor; remembers the last report.
 */
final class SceneTranslator {
    static final String PREFIX = SimulatedBearer.NAME + ":";
    private static final BearerHealth RADIO_OFF =
            new BearerHealth(BearerStatus.READY, "radio-off", "The Wi-Fi radio is switched off; switch it on.");

    private Map<String, Made> made = Map.of();
    private Map<String, MadeLink> links = Map.of();
    private long activated;

    /** Returns what to report of a scene; the time is that of new judgements and of what is seen for the first time. */
    BearerReport translate(Scene scene, Instant now) {
        var health = healthOf(scene);
        if (!health.status().isHealthy()) {
            return BearerReport.empty(health);
        }
        var newLinks = new HashMap<String, MadeLink>();
        var reports = new ArrayList<LinkReport>();
        var claims = new ArrayList<InterfaceKey>();
        for (var item : scene.items().values()) {
            if (item instanceof SceneLink link) {
                var report = linkOf(scene, link);
                newLinks.put(link.key(), report);
                reports.add(report.report);
                if (link.claimed()) {
                    claims.add(link.report().key());
                }
            }
        }
        links = newLinks;
        var states = new States(scene, newLinks, LinkActivity.activeAmong(reports));
        var newMade = new HashMap<String, Made>();
        var configurations = new ArrayList<BearerConfiguration>();
        for (var item : scene.items().values()) {
            var state = states.of(item);
            if (state != null) {
                var configuration = configurationOf(scene, item, state, states, now);
                newMade.put(item.key(), configuration);
                configurations.add(configuration.configuration);
            }
        }
        made = newMade;
        return BearerReport.builder(health)
                .configurations(configurations)
                .links(reports)
                .claims(claims)
                .capabilities(health.status() == BearerStatus.READY ? scene.capabilities() : Set.of())
                .build();
    }

    /** Returns the state that was last reported; null if nothing of that key was. */
    @Nullable
    ConfigurationState state(String key) {
        var known = made.get(key);
        return known == null ? null : known.configuration.state();
    }

    private static BearerHealth healthOf(Scene scene) {
        var health = scene.health();
        return !scene.radio()
                        && health.status() == BearerStatus.READY
                        && health.code().isEmpty()
                ? RADIO_OFF
                : health;
    }

    private MadeLink linkOf(Scene scene, SceneLink link) {
        boolean inUse = link.isWlan() ? scene.isAssociated(link) : link.connected();
        var before = links.get(link.key());
        if (before != null && before.link == link && before.inUse == inUse) {
            return before;
        }
        var report = reportOf(link, inUse);
        return new MadeLink(link, inUse, reuse(before == null ? null : before.report, report));
    }

    private static LinkReport reportOf(SceneLink link, boolean inUse) {
        var carrier = !link.isWlan() ? link.report().carrier() : inUse ? Carrier.PRESENT : Carrier.ABSENT;
        if (inUse && carrier == link.report().carrier() && carrier != Carrier.ABSENT) {
            return link.report();
        }
        return link.edited(report -> {
                    report.carrier(carrier);
                    if (!inUse || carrier == Carrier.ABSENT) {
                        report.defaultRoutes(List.of());
                    }
                    if (!inUse) {
                        report.addresses(List.of()).nameServers(List.of());
                    }
                })
                .report();
    }

    private Made configurationOf(Scene scene, SceneItem item, ConfigurationState state, States states, Instant now) {
        var adapter = item instanceof SceneNetwork network ? scene.items().get(network.link()) : null;
        var known = made.get(item.key());
        if (known != null && known.isFor(item, state, adapter, scene.radio())) {
            return known;
        }
        var before = known == null ? null : known.configuration;
        var configuration = build(scene, item, state, states, before, now);
        return new Made(item, adapter, scene.radio(), reuse(before, configuration));
    }

    private BearerConfiguration build(
            Scene scene,
            SceneItem item,
            ConfigurationState state,
            States states,
            @Nullable BearerConfiguration before,
            Instant now) {
        var traits = item.traits();
        boolean active = state == ConfigurationState.ACTIVE;
        var builder = BearerConfiguration.builder(PREFIX + item.key())
                .state(state)
                .purpose(traits.purpose())
                .connectivity(judged(
                        active ? traits.connectivity() : Connectivity.UNKNOWN,
                        Assessment.CONNECTIVITY_UNKNOWN,
                        before == null ? null : before.connectivity(),
                        now))
                .metered(judged(
                        traits.metered(), Assessment.METERED_UNKNOWN, before == null ? null : before.metered(), now))
                .activation(active ? activationOf(before, now) : "");
        traits.lastFailure().ifPresent(builder::lastFailure);
        if (item instanceof SceneLink link) {
            builder.name(nameOf(link, link.key()))
                    .bearerType(link.bearerType())
                    .interfaceKey(link.report().key());
        } else if (item instanceof SceneNetwork network) {
            var ssid = network.ssid();
            builder.name(nameOf(network, ssid.isHidden() || ssid.isRedacted() ? network.key() : ssid.text()))
                    .bearerType(BearerType.WLAN)
                    .interfaceKey(InterfaceKey.named(network.link()))
                    .wlan(detailsOf(
                            scene,
                            network,
                            active,
                            Optional.ofNullable(before).flatMap(BearerConfiguration::wlan),
                            now));
            if (scene.items().get(network.link()) instanceof SceneLink adapter) {
                builder.interfaceKey(adapter.report().key());
            }
        } else if (item instanceof SceneService service) {
            builder.name(nameOf(service, service.key()))
                    .type(ConfigurationType.SERVICE_NETWORK)
                    .roamingAvailable(service.roaming())
                    .children(service.members().stream()
                            .filter(member -> scene.item(member).map(states::of).isPresent())
                            .map(member -> PREFIX + member)
                            .toList());
        }
        return builder.build();
    }

    private String activationOf(@Nullable BearerConfiguration before, Instant now) {
        return before != null && before.state() == ConfigurationState.ACTIVE
                ? before.activation()
                : now + "/" + ++activated;
    }

    private static WlanDetails detailsOf(
            Scene scene, SceneNetwork network, boolean active, Optional<WlanDetails> before, Instant now) {
        var points = scene.isInRange(network)
                ? network.accessPoints().stream()
                        .map(point -> heard(point, before, now))
                        .toList()
                : List.<AccessPoint>of();
        return new WlanDetails(
                network.ssid(), network.security(), points, active ? strongest(points) : Optional.empty());
    }

    /** Dates an access point that has no date: as before if it was there, else now. */
    private static AccessPoint heard(AccessPoint point, Optional<WlanDetails> before, Instant now) {
        if (point.lastSeen().isPresent()) {
            return point;
        }
        return before.stream()
                .flatMap(wlan -> wlan.accessPoints().stream())
                .filter(known -> known.bssid().equals(point.bssid()) && known.signalPercent() == point.signalPercent())
                .reduce((earlier, later) -> later)
                .flatMap(AccessPoint::lastSeen)
                .map(when -> seen(point, when))
                .orElseGet(() -> seen(point, now));
    }

    static AccessPoint seen(AccessPoint point, Instant when) {
        return point.toBuilder().lastSeen(when).build();
    }

    private static Optional<MacAddress> strongest(List<AccessPoint> points) {
        AccessPoint best = null;
        for (var point : points) {
            if (point.bssid().isPresent() && (best == null || point.signalPercent() > best.signalPercent())) {
                best = point;
            }
        }
        return Optional.ofNullable(best).flatMap(AccessPoint::bssid);
    }

    private static String nameOf(SceneItem item, String otherwise) {
        return item.traits().name().isEmpty() ? otherwise : item.traits().name();
    }

    private static <E extends Enum<E>> Assessment<E> judged(
            E value, Assessment<E> unjudged, @Nullable Assessment<E> before, Instant now) {
        if (value == unjudged.value()) {
            return unjudged;
        }
        return before != null && before.value() == value ? before : new Assessment<>(value, SimulatedBearer.NAME, now);
    }

    private static <T> T reuse(@Nullable T before, T now) {
        return before != null && before.equals(now) ? before : now;
    }

    /** A link as it was reported, and of what. */
    private record MadeLink(SceneLink link, boolean inUse, LinkReport report) {}

    /** A configuration as it was reported, and of what. */
    private record Made(SceneItem item, @Nullable SceneItem adapter, boolean radio, BearerConfiguration configuration) {
        /** A service network depends on others too, so it is looked at each time. */
        boolean isFor(SceneItem now, ConfigurationState state, @Nullable SceneItem adapterNow, boolean radioNow) {
            return item == now
                    && adapter == adapterNow
                    && radio == radioNow
                    && configuration.state() == state
                    && !(now instanceof SceneService);
        }
    }

    /** How near each item of a scene is to being used. */
    private record States(Scene scene, Map<String, MadeLink> links, Set<String> active) {
        /** Null if the item is no configuration. */
        @Nullable
        ConfigurationState of(SceneItem item) {
            if (item instanceof SceneLink link) {
                return link.listed() ? ofLink(link) : null;
            } else if (item instanceof SceneNetwork network) {
                return ofNetwork(network);
            }
            return ofService((SceneService) item);
        }

        private ConfigurationState ofLink(SceneLink link) {
            if (active.contains(link.key())) {
                return ConfigurationState.ACTIVE;
            }
            var known = links.get(link.key());
            boolean carried = known != null && known.report.carrier() != Carrier.ABSENT;
            boolean borne = !link.report().kind().isTunnel() || !active.isEmpty();
            return belowActive(link.traits().profile(), carried && borne);
        }

        private @Nullable ConfigurationState ofNetwork(SceneNetwork network) {
            boolean inRange = scene.isInRange(network) && scene.items().get(network.link()) instanceof SceneLink;
            boolean profile = network.traits().profile();
            if (!inRange && !profile) {
                return null;
            }
            boolean joined = scene.items().get(network.link()) instanceof SceneLink adapter
                    && adapter.network().equals(network.key());
            return inRange && joined && active.contains(network.link())
                    ? ConfigurationState.ACTIVE
                    : belowActive(profile, inRange);
        }

        private ConfigurationState ofService(SceneService service) {
            var best = ConfigurationState.UNDEFINED;
            for (var key : service.members()) {
                var member = scene.items().get(key);
                var state = member == null || member instanceof SceneService ? null : of(member);
                best = state != null && state.isAtLeast(best) ? state : best;
            }
            return best;
        }

        private ConfigurationState belowActive(boolean profile, boolean reachable) {
            return !profile
                    ? ConfigurationState.UNDEFINED
                    : reachable && scene.canStartAndStop() ? ConfigurationState.DISCOVERED : ConfigurationState.DEFINED;
        }
    }
}
