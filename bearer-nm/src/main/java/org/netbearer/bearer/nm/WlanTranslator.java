package org.netbearer.bearer.nm;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanDetails;
import org.netbearer.api.WlanSecurity;

/**
 * Finds the networks that each radio hears.
 *
 * <p>Pure; one instance for one translation.
 */
final class WlanTranslator {
    private final NmState state;
    private final Map<String, Radio> radios = new HashMap<>();

    /** Creates an instance; {@code known} are the radios of the translation before, by device. */
    WlanTranslator(NmState state, Map<String, Radio> known, @Nullable Instant boot) {
        this.state = state;
        for (NmDevice device : state.devices()) {
            if (device.isWlan()) {
                radios.put(device.path(), Radio.of(device, state.objects(), boot, known.get(device.path())));
            }
        }
    }

    /** Returns what a radio hears; null if the device is none. */
    @Nullable
    Radio radio(NmDevice device) {
        return radios.get(device.path());
    }

    /** Returns what each radio hears, by device: for the next translation. */
    Map<String, Radio> radios() {
        return radios;
    }

    /** Returns the network of a profile among those that a radio hears; null if it is out of range. */
    @Nullable
    WlanNetwork network(NmProfile profile, NmDevice device) {
        Radio radio = radios.get(device.path());
        for (WlanNetwork network : radio == null ? List.<WlanNetwork>of() : radio.named(profile.ssid())) {
            if (profile.fits(network, device.interfaceName())
                    && (profile.bssid().isEmpty() || hasPoint(network, profile.bssid()))) {
                return network;
            }
        }
        return null;
    }

    /** Returns the BSSID that a radio is associated with; null if none. */
    @Nullable
    MacAddress activePoint(NmDevice device) {
        NmObject point = state.objects().get(device.activeAccessPoint());
        return point == null
                ? null
                : AccessPoints.mac(point.properties(NmObject.ACCESS_POINT).text("HwAddress"));
    }

    static WlanDetails details(Ssid ssid, List<AccessPoint> accessPoints, @Nullable MacAddress active) {
        var security = EnumSet.noneOf(WlanSecurity.class);
        accessPoints.forEach(point -> security.addAll(point.security()));
        return new WlanDetails(ssid, security, accessPoints, Optional.ofNullable(active));
    }

    private static boolean hasPoint(WlanNetwork network, String bssid) {
        MacAddress wanted = AccessPoints.mac(bssid);
        return wanted != null
                && network.accessPoints().stream()
                        .anyMatch(point -> point.bssid().filter(wanted::equals).isPresent());
    }
}
