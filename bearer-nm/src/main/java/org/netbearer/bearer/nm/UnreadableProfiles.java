package org.netbearer.bearer.nm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanSecurity;
import org.netbearer.bearer.nm.NmObjects.Kind;

/**
 * The profiles of other users, as far as they are in use: their settings are refused, but everybody may read what the active
 * connection says. Without them the device of such a profile would be claimed, and nothing would be said of it.
 *
 * <p>Pure.
 */
final class UnreadableProfiles {
    /** NM80211Mode: a station of somebody else's network; 0 where the daemon does not tell. */
    private static final Set<Long> STATION_MODES = Set.of(0L, 2L);

    private UnreadableProfiles() {}

    /** Returns profiles with those of the {@code refused} ones added that are in use; the same instance if there are none. */
    static Map<String, NmProfile> added(Map<String, NmProfile> profiles, NmObjects objects, Set<String> refused) {
        Map<String, NmProfile> inUse = inUse(objects, refused);
        if (inUse.isEmpty()) {
            return profiles;
        }
        var all = new HashMap<>(profiles);
        all.putAll(inUse);
        return all;
    }

    /** Returns those of the {@code refused} profiles that are in use, by path. */
    static Map<String, NmProfile> inUse(NmObjects objects, Set<String> refused) {
        var profiles = new HashMap<String, NmProfile>();
        if (!refused.isEmpty()) {
            for (NmObject object : objects.table(Kind.ACTIVE).values()) {
                Properties active = object.properties(NmObject.ACTIVE);
                String path = active.text("Connection");
                if (refused.contains(path)) {
                    profiles.put(path, profile(active, objects));
                }
            }
        }
        return profiles;
    }

    private static NmProfile profile(Properties active, NmObjects objects) {
        boolean wireless = active.text("Type").equals(NmProfile.WIRELESS);
        Properties radio = wireless ? radio(active, objects) : Properties.NONE;
        NmObject point = wireless ? accessPoint(active, radio, objects) : null;
        return new NmProfile(
                active.text("Uuid"),
                active.text("Id"),
                active.text("Type"),
                "",
                0,
                point == null ? Ssid.HIDDEN : AccessPoints.ssid(point),
                point == null ? WlanSecurity.UNKNOWN : security(point),
                "",
                wireless && STATION_MODES.contains(radio.number("Mode", 0)));
    }

    private static Properties radio(Properties active, NmObjects objects) {
        List<String> devices = active.texts("Devices");
        NmObject device = devices.isEmpty() ? null : objects.get(devices.get(0));
        return device == null ? Properties.NONE : device.properties(NmObject.WIRELESS);
    }

    /** The one that is used; until there is one, the one that is wanted. */
    private static @Nullable NmObject accessPoint(Properties active, Properties radio, NmObjects objects) {
        String used = radio.text("ActiveAccessPoint");
        NmObject point = objects.get(used.isEmpty() ? active.text("SpecificObject") : used);
        return point != null && point.is(NmObject.ACCESS_POINT) ? point : null;
    }

    /** Of the ways that the access point offers, one that needs of a user what most people have. */
    private static WlanSecurity security(NmObject point) {
        Set<WlanSecurity> ways = AccessPoints.of(point, null).security();
        WlanSecurity.Family family = AccessPoints.family(ways);
        return ways.stream().filter(way -> way.family() == family).findFirst().orElse(WlanSecurity.UNKNOWN);
    }
}
