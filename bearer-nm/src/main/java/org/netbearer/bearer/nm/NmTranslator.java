package org.netbearer.bearer.nm;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerType;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.DefaultRoute;
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
    private final List<NmDevice> devices;
    private final LinkTranslator links;
    private final WlanTranslator wlan;
    private final AssessmentTranslator assessments;
    private final Map<String, BearerConfiguration> before;
    private final Map<String, LinkReport> linksBefore;
    private final Map<String, ActivationKey> activationsBefore;
    private final Map<String, ActivationKey> activations = new HashMap<>();
    private final Map<String, Set<String>> available = new HashMap<>();

    private NmTranslator(NmState state, KernelLinks kernel, boolean stale, Translation previous, Instant now) {
        this.state = state;
        this.kernel = kernel;
        devices = state.devices();
        links = new LinkTranslator(state, devices, kernel, stale);
        Instant boot = kernel.isForeign(devices) ? null : kernel.boot();
        wlan = new WlanTranslator(state, devices, previous.accessPoints(), boot);
        assessments = new AssessmentTranslator(state.manager(), now);
        before = previous.byIdentifier();
        linksBefore = previous.byInterface();
        activationsBefore = previous.activations();
        devices.forEach(device -> available.put(device.path(), Set.copyOf(device.availableProfiles())));
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
        var configurations = new TreeMap<String, BearerConfiguration>();
        state.profiles().forEach((path, profile) -> {
            if (!profile.uuid().isEmpty() && !profile.isLoopback()) {
                put(configurations, profile(path, profile));
            }
        });
        for (NmDevice device : devices) {
            for (WlanNetwork network : wlan.networks(device.path())) {
                if (!hasProfile(network, device)) {
                    put(configurations, visible(network, device));
                }
            }
        }
        return new Translation(
                List.copyOf(configurations.values()),
                linkReports(),
                claims(),
                kernel.isForeign(devices),
                Map.copyOf(activations),
                wlan.accessPoints());
    }

    private boolean hasProfile(WlanNetwork network, NmDevice device) {
        return state.profiles().values().stream()
                .anyMatch(profile -> profile.fits(network, device.interfaceName())
                        || (profile.opens(network) && isUsing(device, profile)));
    }

    private void put(Map<String, BearerConfiguration> all, BearerConfiguration configuration) {
        BearerConfiguration known = before.get(configuration.identifier());
        all.put(configuration.identifier(), configuration.equals(known) ? known : configuration);
    }

    private List<LinkReport> linkReports() {
        var reports = new TreeMap<String, LinkReport>();
        for (NmDevice device : devices) {
            LinkReport link = device.isLoopback() ? null : links.report(device);
            if (link != null) {
                String name = link.key().name();
                LinkReport known = linksBefore.get(name);
                reports.put(name, link.equals(known) ? known : link);
            }
        }
        return List.copyOf(reports.values());
    }

    private List<InterfaceKey> claims() {
        var claims = new LinkedHashSet<InterfaceKey>();
        for (NmDevice device : devices) {
            if (device.isManaged() && !device.isLoopback()) {
                LinkReport link = links.link(device.path());
                if (link != null && kernel.link(device) != null) {
                    claims.add(link.key());
                }
                KernelLink controller = kernel.controllerOf(device);
                if (controller != null) {
                    claims.add(new InterfaceKey(device.controlName(), controller.index(), ""));
                }
            }
        }
        return List.copyOf(claims);
    }

    private BearerConfiguration profile(String path, NmProfile profile) {
        String identifier = NmIdentifiers.ofProfile(profile.uuid());
        BearerConfiguration known = before.get(identifier);
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
        Optional.ofNullable(wlan(profile, device)).ifPresent(configuration::wlan);
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
        return profile.isVpn()
                ? null
                : devices.stream()
                        .filter(device -> !device.isLoopback())
                        .filter(device -> isUsing(device, profile)
                                || isAvailable(path, device)
                                || device.interfaceName().equals(profile.interfaceName()))
                        .map(device -> new Candidate(device, reached(path, profile, device), metric(device)))
                        .min(Candidate.BEST_FIRST)
                        .orElse(null);
    }

    private ConfigurationState reached(String path, NmProfile profile, NmDevice device) {
        boolean using = isUsing(device, profile);
        if (using && isActivated(profile) && device.state() == NmDevice.ACTIVATED && links.isActive(device)) {
            return ConfigurationState.ACTIVE;
        }
        boolean available =
                using || (isAvailable(path, device) && (device.state() >= NmDevice.DISCONNECTED || !device.isReal()));
        return available && hasSignal(profile, device) ? ConfigurationState.DISCOVERED : ConfigurationState.DEFINED;
    }

    private boolean isAvailable(String path, NmDevice device) {
        return available.getOrDefault(device.path(), Set.of()).contains(path);
    }

    private boolean isUsing(NmDevice device, NmProfile profile) {
        return state.properties(device.activeConnection(), NmObject.ACTIVE)
                .text("Uuid")
                .equals(profile.uuid());
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
        return Optional.ofNullable(link).flatMap(LinkReport::defaultRoutes).stream()
                .flatMap(List::stream)
                .findFirst()
                .map(DefaultRoute::metric)
                .orElse(Long.MAX_VALUE);
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
        var key = ActivationKey.of(state.instance(), path, activationsBefore.get(profile.uuid()));
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

    private @Nullable WlanDetails wlan(NmProfile profile, @Nullable NmDevice device) {
        if (!profile.type().equals(NmProfile.WIRELESS)) {
            return null;
        }
        WlanNetwork network = device == null ? null : wlan.network(profile, device);
        if (device == null || network == null) {
            return WlanDetails.builder(profile.ssid())
                    .security(Set.of(profile.security()))
                    .build();
        }
        return WlanTranslator.details(
                profile.ssid(), network.accessPoints(), isUsing(device, profile) ? wlan.activePoint(device) : null);
    }

    private BearerConfiguration visible(WlanNetwork network, NmDevice device) {
        LinkReport link = links.report(device);
        var configuration = BearerConfiguration.builder(NmIdentifiers.ofNetwork(network, device.interfaceName()))
                .name(network.name())
                .bearerType(BearerType.WLAN)
                .purpose(network.family() == WlanSecurity.Family.OPEN ? Purpose.PUBLIC : Purpose.PRIVATE)
                .wlan(WlanTranslator.details(network.ssid(), network.accessPoints(), null));
        Optional.ofNullable(link).map(LinkReport::key).ifPresent(configuration::interfaceKey);
        return configuration.build();
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
