package org.netbearer.bearer.nm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * What has changed between two states, as far as the configurations of profiles depend on it. Where nothing has that a profile
 * depends on, its configuration is what it was.
 *
 * <p>Immutable; one instance for one translation.
 */
final class Changes {
    private final NmState before;
    private final NmState now;
    private final boolean everything;
    private final boolean anyActive;
    private final List<NmDevice> formerDevices = new ArrayList<>();
    private final List<NmDevice> newDevices = new ArrayList<>();

    /** Compares a state with that of the previous translation. */
    Changes(Translation previous, NmState now, LinkTranslator links, WlanTranslator wlan) {
        before = previous.state();
        this.now = now;
        anyActive = previous.active().isEmpty() != links.active().isEmpty();
        everything = before.manager().values() != now.manager().values()
                || !before.technologies().equals(now.technologies())
                || !before.instance().equals(now.instance());
        if (!everything) {
            compareDevices(previous, links, wlan);
        }
    }

    private void compareDevices(Translation previous, LinkTranslator links, WlanTranslator wlan) {
        Map<String, NmDevice> former = before.devicesByPath();
        for (NmDevice device : now.devices()) {
            NmDevice known = former.get(device.path());
            if (known != device || isOther(known, previous, links, wlan)) {
                newDevices.add(device);
                if (known != null) {
                    formerDevices.add(known);
                }
            }
        }
        Map<String, NmDevice> present = now.devicesByPath();
        for (NmDevice device : before.devices()) {
            if (!present.containsKey(device.path())) {
                formerDevices.add(device);
            }
        }
    }

    /** Returns whether something that belongs to an unchanged device has changed. */
    private boolean isOther(NmDevice device, Translation previous, LinkTranslator links, WlanTranslator wlan) {
        String path = device.path();
        return previous.translatedLinks().get(path) != links.translated().get(path)
                || previous.radios().get(path) != wlan.radio(device)
                || isActive(device, previous.active(), links) != links.isActive(device);
    }

    private static boolean isActive(NmDevice device, Set<String> active, LinkTranslator links) {
        return links.link(device.path()) != null && active.contains(device.interfaceName());
    }

    /** Returns whether a profile depends on anything that has changed. */
    boolean concern(String path, NmProfile profile) {
        String uuid = profile.uuid();
        return everything
                || !profile.equals(before.profiles().get(path))
                || !Objects.equals(before.failures().get(uuid), now.failures().get(uuid))
                || !before.activeConnectionsOf(uuid).equals(now.activeConnectionsOf(uuid))
                || (profile.isVpn() && anyActive)
                || concern(path, profile, formerDevices, before::profileInUse)
                || concern(path, profile, newDevices, now::profileInUse);
    }

    private static boolean concern(
            String path, NmProfile profile, List<NmDevice> devices, Function<NmDevice, String> inUse) {
        for (NmDevice device : devices) {
            if (device.isAvailable(path)
                    || device.interfaceName().equals(profile.interfaceName())
                    || inUse.apply(device).equals(profile.uuid())) {
                return true;
            }
        }
        return false;
    }
}
