package org.netbearer.bearer.nm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netbearer.api.Ssid;

/**
 * Which profiles and devices have to do with each other, found once for each state and not once for each pair.
 *
 * <p>Immutable; one instance for one translation.
 */
final class ProfileIndex {
    private final Map<Ssid, List<NmProfile>> byNetwork = new HashMap<>();
    private final Map<String, Set<NmDevice>> available = new HashMap<>();
    private final Map<String, List<NmDevice>> using = new HashMap<>();
    private final Map<String, List<NmDevice>> named = new HashMap<>();

    ProfileIndex(NmState state) {
        for (NmProfile profile : state.profiles().values()) {
            if (profile.type().equals(NmProfile.WIRELESS)) {
                byNetwork
                        .computeIfAbsent(profile.ssid(), any -> new ArrayList<>(1))
                        .add(profile);
            }
        }
        for (NmDevice device : state.devices()) {
            if (!device.isLoopback()) {
                named.computeIfAbsent(device.interfaceName(), any -> new ArrayList<>(1))
                        .add(device);
                String inUse = state.profileInUse(device);
                if (!inUse.isEmpty()) {
                    using.computeIfAbsent(inUse, any -> new ArrayList<>(1)).add(device);
                }
                for (String path : device.availableProfiles()) {
                    available
                            .computeIfAbsent(path, any -> new LinkedHashSet<>())
                            .add(device);
                }
            }
        }
    }

    /** Returns the devices on which a profile is in use, could be used, or which it names; each one once. */
    Set<NmDevice> candidates(String path, NmProfile profile) {
        var candidates = new LinkedHashSet<NmDevice>();
        candidates.addAll(using.getOrDefault(profile.uuid(), List.of()));
        candidates.addAll(available.getOrDefault(path, Set.of()));
        candidates.addAll(named.getOrDefault(profile.interfaceName(), List.of()));
        return candidates;
    }

    /** Returns whether the daemon lists a profile as available on a device. */
    boolean isAvailable(String path, NmDevice device) {
        return available.getOrDefault(path, Set.of()).contains(device);
    }

    /** Returns whether a network that a radio hears has a profile, or is the one that its own profile opens. */
    boolean hasProfile(WlanNetwork network, VisibleNetworks.Inputs radio) {
        for (NmProfile profile : byNetwork.getOrDefault(network.ssid(), List.of())) {
            if (profile.fits(network, radio.interfaceName())
                    || (profile.opens(network) && profile.uuid().equals(radio.inUse()))) {
                return true;
            }
        }
        return false;
    }
}
