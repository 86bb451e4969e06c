package org.netbearer.bearer.nm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.netbearer.api.Ssid;

/**
 * Finds the profiles of networks, and the devices of profiles.
 *
 * <p>Immutable; one instance for one translation.
 */
final class ProfileIndex {
    private final Map<Ssid, List<NmProfile>> byNetwork = new HashMap<>();
    private final NmState state;

    ProfileIndex(NmState state) {
        this.state = state;
        for (NmProfile profile : state.profiles().values()) {
            if (profile.type().equals(NmProfile.WIRELESS)) {
                byNetwork
                        .computeIfAbsent(profile.ssid(), any -> new ArrayList<>(1))
                        .add(profile);
            }
        }
    }

    /** Returns the devices on which a profile is in use, could be used, or which it names. */
    List<NmDevice> candidates(String path, NmProfile profile) {
        var candidates = new ArrayList<NmDevice>(2);
        for (NmDevice device : state.devices()) {
            boolean concerned = device.isAvailable(path)
                    || device.interfaceName().equals(profile.interfaceName())
                    || state.profileInUse(device).equals(profile.uuid());
            if (concerned && !device.isLoopback()) {
                candidates.add(device);
            }
        }
        return candidates;
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
