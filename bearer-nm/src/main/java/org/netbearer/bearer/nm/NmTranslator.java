package org.netbearer.bearer.nm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerType;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Purpose;
import org.netbearer.api.WlanDetails;
import org.netbearer.api.WlanSecurity;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkReport;

/**
 * Translates a state of the daemon to the SPI. The table that it follows is published in
 * {@code docs/reference/networkmanager.md}.
 *
 * <p>Pure; one instance for one translation.
 */
final class NmTranslator {
    private final NmState state;
    private final KernelLinks kernel;
    private final Translation previous;
    private final ProfileIndex index;
    private final LinkTranslator links;
    private final WlanTranslator wlan;
    private final AssessmentTranslator assessments;
    private final boolean foreign;
    private final Changes changes;
    private final Map<String, ActivationKey> activations = new HashMap<>();
    private final Map<String, BearerConfiguration> profiles = new HashMap<>();
    private final Map<String, VisibleNetworks> visible = new HashMap<>();

    private NmTranslator(NmState state, KernelLinks kernel, boolean stale, Translation previous, Instant now) {
        this.state = state;
        this.kernel = kernel;
        this.previous = previous;
        index = new ProfileIndex(state);
        links = new LinkTranslator(state, kernel, stale, previous);
        foreign = kernel == previous.kernel()
                        && state.devices() == previous.state().devices()
                ? previous.foreign()
                : kernel.isForeign(state.devices());
        wlan = new WlanTranslator(state, previous.radios(), foreign ? null : kernel.boot());
        assessments = new AssessmentTranslator(state.manager(), now);
        changes = new Changes(previous, state, links, wlan);
    }

    /**
     * Translates a state.
     *
     * @param state the daemon's state
     * @param kernel the same interfaces in this process's kernel
     * @param stale whether the daemon is gone, so that the kernel's carrier counts
     * @param previous the last translation, whose instances are reused where nothing changed
     * @param now the time for what is seen for the first time
     */
    static Translation translate(NmState state, KernelLinks kernel, boolean stale, Translation previous, Instant now) {
        return new NmTranslator(state, kernel, stale, previous, now).translation();
    }

    private Translation translation() {
        boolean changed = false;
        for (var entry : state.profiles().entrySet()) {
            NmProfile profile = entry.getValue();
            if (!profile.uuid().isEmpty() && !profile.isLoopback()) {
                BearerConfiguration known = previous.profiles().get(profile.uuid());
                BearerConfiguration configuration = profile(entry.getKey(), profile, known);
                profiles.put(profile.uuid(), configuration);
                changed |= configuration != known;
            }
        }
        for (NmDevice device : state.devices()) {
            Radio radio = wlan.radio(device);
            if (radio != null) {
                VisibleNetworks now = visible(radio, device);
                visible.put(device.path(), now);
                changed |= now != previous.visible().get(device.path());
            }
        }
        changed |= profiles.size() != previous.profiles().size();
        changed |= visible.size() != previous.visible().size();
        return new Translation(
                state,
                kernel,
                changed ? configurations() : previous.configurations(),
                links.reports(),
                links.claims(),
                foreign,
                Map.copyOf(activations),
                profiles,
                links.translated(),
                links.active(),
                wlan.radios(),
                visible);
    }

    private BearerConfiguration profile(String path, NmProfile profile, @Nullable BearerConfiguration known) {
        if (known != null && !changes.concern(path, profile)) {
            ActivationKey activation = previous.activations().get(profile.uuid());
            if (activation != null) {
                activations.put(profile.uuid(), activation);
            }
            return known;
        }
        BearerConfiguration configuration = translated(path, profile, known);
        return known != null && configuration.equals(known) ? known : configuration;
    }

    private VisibleNetworks visible(Radio radio, NmDevice device) {
        var inputs = new VisibleNetworks.Inputs(
                radio,
                device.interfaceName(),
                Optional.ofNullable(links.report(device)).map(LinkReport::key),
                state.profileInUse(device),
                state.profiles());
        return VisibleNetworks.of(inputs, index, previous.visible().get(device.path()));
    }

    /** Returns the configurations in order; those of each radio are in order already, which makes that cheap. */
    private List<BearerConfiguration> configurations() {
        var all = new ArrayList<BearerConfiguration>();
        visible.values().forEach(each -> all.addAll(each.configurations()));
        all.addAll(profiles.values());
        all.sort(Comparator.comparing(BearerConfiguration::identifier));
        return withoutTwins(all);
    }

    /** Two devices can have one name for a moment, while one of them is being replaced. */
    private static List<BearerConfiguration> withoutTwins(List<BearerConfiguration> sorted) {
        var each = new ArrayList<BearerConfiguration>(sorted.size());
        String last = "";
        for (BearerConfiguration configuration : sorted) {
            if (!configuration.identifier().equals(last)) {
                each.add(configuration);
                last = configuration.identifier();
            }
        }
        return List.copyOf(each);
    }

    private BearerConfiguration translated(String path, NmProfile profile, @Nullable BearerConfiguration known) {
        String identifier = NmIdentifiers.ofProfile(profile.uuid());
        Candidate best = best(path, profile);
        NmDevice device = best == null ? null : best.device();
        ConfigurationState reached = best == null ? vpnState(profile) : best.state();
        boolean active = reached == ConfigurationState.ACTIVE;
        var configuration = BearerConfiguration.builder(identifier)
                .name(profile.name())
                .bearerType(device == null ? bearerType(profile) : state.bearerType(device))
                .purpose(purpose(profile))
                .state(reached)
                .metered(assessments.metered(active ? device : null, profile, known));
        Optional.ofNullable(key(device, profile)).ifPresent(configuration::interfaceKey);
        Optional.ofNullable(wlan(profile, device, known)).ifPresent(configuration::wlan);
        Optional.ofNullable(state.failures().get(profile.uuid())).ifPresent(configuration::lastFailure);
        if (active && device != null) {
            configuration.connectivity(assessments.connectivity(device, known));
        }
        String coming = state.activatingConnectionOf(profile.uuid());
        ActivationKey activation =
                activation(profile, !active && coming != null ? coming : connection(profile, device));
        if (activation != null && (active || coming != null)) {
            configuration.activation(activation.key()).activationAlias(activation.alias());
        }
        return configuration.build();
    }

    /** A device on which a profile is, or could be, used; and how near to use it is there. */
    private record Candidate(NmDevice device, ConfigurationState state, long metric) {
        /** The device that is reported where there are several: the nearest to use, the cheapest route, the name. */
        static final Comparator<Candidate> BEST_FIRST = Comparator.comparingInt(
                        (Candidate candidate) -> -candidate.state().level())
                .thenComparingLong(Candidate::metric)
                .thenComparing(candidate -> candidate.device().interfaceName());
    }

    private @Nullable Candidate best(String path, NmProfile profile) {
        if (profile.isVpn()) {
            return null;
        }
        Candidate best = null;
        for (NmDevice device : index.candidates(path, profile)) {
            var candidate = new Candidate(device, reached(path, profile, device), metric(device));
            if (best == null || Candidate.BEST_FIRST.compare(candidate, best) < 0) {
                best = candidate;
            }
        }
        return best;
    }

    private ConfigurationState reached(String path, NmProfile profile, NmDevice device) {
        boolean using = isUsing(device, profile);
        if (using && isActivated(profile) && device.state() == NmDevice.ACTIVATED && links.isActive(device)) {
            return ConfigurationState.ACTIVE;
        }
        boolean available =
                using || (device.isAvailable(path) && (device.state() >= NmDevice.DISCONNECTED || !device.isReal()));
        return available && hasSignal(profile, device) ? ConfigurationState.DISCOVERED : ConfigurationState.DEFINED;
    }

    private boolean isUsing(NmDevice device, NmProfile profile) {
        return state.profileInUse(device).equals(profile.uuid());
    }

    private boolean isActivated(NmProfile profile) {
        return state.activeConnectionsOf(profile.uuid()).stream()
                .anyMatch(active -> active.properties(NmObject.ACTIVE).number("State", 0) == NmState.ACTIVATED);
    }

    /** The daemon lists a hidden network as available always, and keeps a connection for a while without a signal. */
    private boolean hasSignal(NmProfile profile, NmDevice device) {
        if (device.isWlan() && profile.station()) {
            return wlan.network(profile, device) != null;
        }
        LinkReport link = links.link(device.path());
        return !device.isWired() || link == null || link.carrier() != Carrier.ABSENT;
    }

    /** A VPN has no device: it is up if the daemon says so and something carries it. */
    private ConfigurationState vpnState(NmProfile profile) {
        if (!profile.isVpn() || !links.isAnyActive()) {
            return ConfigurationState.DEFINED;
        }
        return isActivated(profile) ? ConfigurationState.ACTIVE : ConfigurationState.DISCOVERED;
    }

    private long metric(NmDevice device) {
        LinkReport link = links.link(device.path());
        List<DefaultRoute> routes =
                link == null ? List.of() : link.defaultRoutes().orElse(List.of());
        return routes.isEmpty() ? Long.MAX_VALUE : routes.get(0).metric();
    }

    /** The active connection of a profile on a device, or of a VPN; empty if there is none. */
    private String connection(NmProfile profile, @Nullable NmDevice device) {
        return device != null && isUsing(device, profile)
                ? device.activeConnection()
                : state.activeConnectionsOf(profile.uuid()).stream()
                        .map(NmObject::path)
                        .min(Comparator.naturalOrder())
                        .orElse("");
    }

    /** The key of the activation that an active connection stands for; null if there is none. */
    private @Nullable ActivationKey activation(NmProfile profile, String path) {
        if (path.isEmpty()) {
            return null;
        }
        var key =
                ActivationKey.of(state.instance(), path, previous.activations().get(profile.uuid()));
        activations.put(profile.uuid(), key);
        return key;
    }

    private @Nullable InterfaceKey key(@Nullable NmDevice device, NmProfile profile) {
        if (device == null) {
            return profile.interfaceName().isEmpty() || profile.isVpn()
                    ? null
                    : InterfaceKey.named(profile.interfaceName());
        }
        LinkReport link = links.report(device);
        return link == null ? null : link.key();
    }

    private @Nullable WlanDetails wlan(
            NmProfile profile, @Nullable NmDevice device, @Nullable BearerConfiguration known) {
        if (!profile.type().equals(NmProfile.WIRELESS)) {
            return null;
        }
        WlanNetwork network = device == null ? null : wlan.network(profile, device);
        if (device == null || network == null) {
            return WlanDetails.builder(profile.ssid())
                    .security(Set.of(profile.security()))
                    .build();
        }
        MacAddress point = isUsing(device, profile) ? wlan.activePoint(device) : null;
        WlanDetails before = known == null ? null : known.wlan().orElse(null);
        return before != null
                        && before.accessPoints() == network.accessPoints()
                        && before.ssid().equals(profile.ssid())
                        && before.activeAccessPoint().equals(Optional.ofNullable(point))
                ? before
                : WlanTranslator.details(profile.ssid(), network.accessPoints(), point);
    }

    private static Purpose purpose(NmProfile profile) {
        if (profile.isVpn()) {
            return Purpose.PRIVATE;
        } else if (!profile.type().equals(NmProfile.WIRELESS)) {
            return Purpose.UNKNOWN;
        } else {
            return profile.security().family() == WlanSecurity.Family.OPEN ? Purpose.PUBLIC : Purpose.PRIVATE;
        }
    }

    /** Returns the technology that a profile's type suggests, for one without a device. */
    private static BearerType bearerType(NmProfile profile) {
        return switch (profile.type()) {
            case "802-3-ethernet", "infiniband", "bond", "team", "vlan", "bridge", "macvlan", "veth" ->
                BearerType.ETHERNET;
            case NmProfile.WIRELESS, "802-11-olpc-mesh", "wifi-p2p" -> BearerType.WLAN;
            case "bluetooth" -> BearerType.BLUETOOTH;
            case "wimax" -> BearerType.WIMAX;
            default -> BearerType.UNKNOWN;
        };
    }
}
