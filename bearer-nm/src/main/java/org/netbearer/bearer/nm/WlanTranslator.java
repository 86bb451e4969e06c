package org.netbearer.bearer.nm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanDetails;
import org.netbearer.api.WlanSecurity;

/**
 * Groups the access points that each radio hears by network.
 *
 * <p>Pure; one instance for one translation.
 */
final class WlanTranslator {
    private static final Comparator<AccessPoint> BY_ADDRESS =
            Comparator.comparing(point -> point.bssid().orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()));

    private final NmState state;
    private final IdentityHashMap<NmObject, AccessPoint> known;
    private final IdentityHashMap<NmObject, AccessPoint> points = new IdentityHashMap<>();
    private final @Nullable Instant boot;
    private final Map<String, List<WlanNetwork>> byDevice = new HashMap<>();

    WlanTranslator(
            NmState state,
            List<NmDevice> devices,
            IdentityHashMap<NmObject, AccessPoint> known,
            @Nullable Instant boot) {
        this.state = state;
        this.known = known;
        this.boot = boot;
        for (NmDevice device : devices) {
            if (device.isWlan()) {
                byDevice.put(device.path(), networks(device));
            }
        }
    }

    /** Returns the networks that a radio hears. */
    List<WlanNetwork> networks(String device) {
        return byDevice.getOrDefault(device, List.of());
    }

    /** Returns the network of a profile among those that a radio hears; null if it is out of range. */
    @Nullable
    WlanNetwork network(NmProfile profile, NmDevice device) {
        for (WlanNetwork network : networks(device.path())) {
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
        return point == null ? null : point(point).bssid().orElse(null);
    }

    static WlanDetails details(Ssid ssid, List<AccessPoint> accessPoints, @Nullable MacAddress active) {
        var security = EnumSet.noneOf(WlanSecurity.class);
        accessPoints.forEach(point -> security.addAll(point.security()));
        return new WlanDetails(ssid, security, accessPoints, Optional.ofNullable(active));
    }

    /** Returns what was read, for the next translation. */
    IdentityHashMap<NmObject, AccessPoint> accessPoints() {
        return points;
    }

    private List<WlanNetwork> networks(NmDevice device) {
        record Key(
                Ssid ssid,
                WlanSecurity.Family family,
                @Nullable String hiddenPoint) {}
        var grouped = new LinkedHashMap<Key, List<AccessPoint>>();
        for (String path : Set.copyOf(device.accessPoints())) {
            NmObject object = state.objects().get(path);
            if (object != null && object.is(NmObject.ACCESS_POINT)) {
                AccessPoint point = point(object);
                Ssid ssid = AccessPoints.ssid(object);
                var key = new Key(ssid, AccessPoints.family(point.security()), ssid.isHidden() ? path : null);
                grouped.computeIfAbsent(key, any -> new ArrayList<>()).add(point);
            }
        }
        var networks = new ArrayList<WlanNetwork>();
        grouped.forEach((key, members) -> networks.add(new WlanNetwork(key.ssid(), key.family(), sorted(members))));
        return networks;
    }

    private AccessPoint point(NmObject object) {
        return points.computeIfAbsent(object, each -> {
            AccessPoint before = known.get(each);
            return before != null ? before : AccessPoints.of(each, boot);
        });
    }

    private static boolean hasPoint(WlanNetwork network, String bssid) {
        MacAddress wanted = AccessPoints.mac(bssid);
        return wanted != null
                && network.accessPoints().stream()
                        .anyMatch(point -> point.bssid().filter(wanted::equals).isPresent());
    }

    private static List<AccessPoint> sorted(Collection<AccessPoint> points) {
        return points.stream().sorted(BY_ADDRESS).toList();
    }
}
