package org.netbearer.bearer.nm;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerType;
import org.netbearer.api.NetworkFailure;

/**
 * The state of the daemon at one moment. The maps are not changed after it was made.
 *
 * @param objects its objects, by path
 * @param profiles the profiles whose settings were read, and of the others those that are in use, by path
 * @param permissions the actions that this process may take without asking anybody
 * @param failures why the last activation of a profile failed, by UUID
 * @param technologies what modems use now, by {@link NmDevice#udi()}, {@code MMModemAccessTechnology}
 * @param instance identifies this run of the daemon; never used again; empty if not known
 */
record NmState(
        Map<String, NmObject> objects,
        Map<String, NmProfile> profiles,
        Set<String> permissions,
        Map<String, NetworkFailure> failures,
        Map<String, Long> technologies,
        String instance) {
    private static final String MANAGER = "/org/freedesktop/NetworkManager";

    /** An active connection's {@code State}: it is being activated. */
    static final int ACTIVATING = 1;

    /** An active connection's {@code State}: it is up. */
    static final int ACTIVATED = 2;

    /** An active connection's {@code State}: it has ended. */
    static final int DEACTIVATED = 4;

    Properties manager() {
        return properties(MANAGER, NmObject.NM);
    }

    /** Returns the devices in the order of their interface names. */
    List<NmDevice> devices() {
        return objects.values().stream()
                .filter(object -> object.is(NmObject.DEVICE))
                .map(NmDevice::new)
                .sorted(Comparator.comparing(NmDevice::interfaceName).thenComparing(NmDevice::path))
                .toList();
    }

    List<Properties> activeConnections() {
        return objects.values().stream()
                .filter(object -> object.is(NmObject.ACTIVE))
                .sorted(Comparator.comparing(NmObject::path))
                .map(object -> object.properties(NmObject.ACTIVE))
                .toList();
    }

    /** Returns the technology of a device; of a modem the one in use now, if ModemManager reports it. */
    BearerType bearerType(NmDevice device) {
        BearerType inUse = device.isModem()
                ? AccessTechnology.best(technologies.getOrDefault(device.udi(), 0L))
                : BearerType.UNKNOWN;
        return inUse == BearerType.UNKNOWN ? device.bearerType() : inUse;
    }

    /** Returns the active connections of a profile. */
    List<NmObject> activeConnectionsOf(String uuid) {
        return objects.values().stream()
                .filter(object -> object.is(NmObject.ACTIVE)
                        && object.properties(NmObject.ACTIVE).text("Uuid").equals(uuid))
                .toList();
    }

    /** Returns the path of the active connection of a profile that is being activated; null if there is none. */
    @Nullable
    String activatingConnectionOf(String uuid) {
        return activeConnectionsOf(uuid).stream()
                .filter(active -> active.properties(NmObject.ACTIVE).number("State", 0) == ACTIVATING)
                .map(NmObject::path)
                .findFirst()
                .orElse(null);
    }

    @Nullable
    NmDevice device(String path) {
        NmObject object = objects.get(path);
        return object != null && object.is(NmObject.DEVICE) ? new NmDevice(object) : null;
    }

    Properties properties(String path, String iface) {
        NmObject object = objects.get(path);
        return object == null ? Properties.NONE : object.properties(iface);
    }

    /** Returns the path of a profile in this run of the daemon; null if there is no such profile. */
    @Nullable
    String pathOf(String uuid) {
        for (var entry : profiles.entrySet()) {
            if (entry.getValue().uuid().equals(uuid)) {
                return entry.getKey();
            }
        }
        return null;
    }
}
