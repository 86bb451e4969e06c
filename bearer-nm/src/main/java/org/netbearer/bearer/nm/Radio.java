package org.netbearer.bearer.nm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanSecurity;
import org.netbearer.bearer.nm.NmObjects.Kind;

/**
 * What one radio hears, sorted into networks. What was read of an access point is kept as long as the access point does not
 * change, a network as long as none of its access points does, and everything as long as no access point does.
 *
 * <p>Immutable.
 */
final class Radio {
    private static final Comparator<AccessPoint> BY_ADDRESS =
            Comparator.comparing(point -> point.bssid().orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()));

    private final NmObjects objects;
    private final Properties wireless;
    private final @Nullable Instant boot;
    private final IdentityHashMap<NmObject, Heard> heard = new IdentityHashMap<>();
    private final Map<Key, WlanNetwork> networks = new LinkedHashMap<>();
    private final Map<Ssid, List<WlanNetwork>> byName = new HashMap<>();

    /** What makes one network of several access points: hidden ones are kept apart by their path. */
    private record Key(
            Ssid ssid, WlanSecurity.Family family, @Nullable String hidden) {}

    /** What was read of an access point. */
    private record Heard(AccessPoint point, Key key) {}

    private Radio(NmObjects objects, Properties wireless, @Nullable Instant boot) {
        this.objects = objects;
        this.wireless = wireless;
        this.boot = boot;
    }

    /**
     * Returns what a radio hears.
     *
     * @param boot when this machine started, or null if the daemon runs on another one
     * @param before what it saw before; null if it is new
     */
    static Radio of(NmDevice device, NmObjects objects, @Nullable Instant boot, @Nullable Radio before) {
        Properties wireless = device.object().properties(NmObject.WIRELESS);
        Radio known = before != null && Objects.equals(before.boot, boot)
                ? before
                : new Radio(NmObjects.NONE, Properties.NONE, boot);
        if (known.wireless.values() == wireless.values() && known.objects.isSame(Kind.ACCESS_POINT, objects)) {
            return known;
        }
        var radio = new Radio(objects, wireless, boot);
        radio.listen(known);
        return radio;
    }

    /** Returns the networks, each instance the same as long as none of its access points changes. */
    Iterable<WlanNetwork> networks() {
        return networks.values();
    }

    /** Returns the networks of a name, one for each way of letting stations in. */
    List<WlanNetwork> named(Ssid ssid) {
        return byName.getOrDefault(ssid, List.of());
    }

    private void listen(Radio before) {
        Map<String, NmObject> points = objects.table(Kind.ACCESS_POINT);
        var grouped = new LinkedHashMap<Key, List<AccessPoint>>();
        for (String path : new LinkedHashSet<>(wireless.texts("AccessPoints"))) {
            NmObject object = points.get(path);
            if (object != null) {
                Heard known = before.heard.get(object);
                Heard one = known != null ? known : read(object);
                heard.put(object, one);
                grouped.computeIfAbsent(one.key, any -> new ArrayList<>(1)).add(one.point);
            }
        }
        grouped.forEach((key, members) -> {
            members.sort(BY_ADDRESS);
            WlanNetwork known = before.networks.get(key);
            WlanNetwork network = known != null && isSame(known.accessPoints(), members)
                    ? known
                    : new WlanNetwork(key.ssid, key.family, members);
            networks.put(key, network);
            byName.computeIfAbsent(key.ssid, any -> new ArrayList<>(1)).add(network);
        });
    }

    private Heard read(NmObject object) {
        AccessPoint point = AccessPoints.of(object, boot);
        Ssid ssid = AccessPoints.ssid(object);
        return new Heard(
                point, new Key(ssid, AccessPoints.family(point.security()), ssid.isHidden() ? object.path() : null));
    }

    private static boolean isSame(List<AccessPoint> one, List<AccessPoint> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i) != other.get(i)) {
                return false;
            }
        }
        return true;
    }
}
