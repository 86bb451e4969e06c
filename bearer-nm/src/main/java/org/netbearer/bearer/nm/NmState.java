package org.netbearer.bearer.nm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerType;
import org.netbearer.api.NetworkFailure;
import org.netbearer.bearer.nm.NmObjects.Kind;

/**
 * The state of the daemon at one moment.
 *
 * @param objects its objects
 * @param devices its devices, in the order of the names of their interfaces
 * @param activeConnections the active connections of each profile that has any, in the order of their paths, by UUID
 * @param profiles the profiles whose settings were read, and of the others those that are in use, by path
 * @param permissions the actions that this process may take without asking anybody
 * @param failures why the last activation of a profile failed, by UUID
 * @param technologies what modems use now, by {@link NmDevice#udi()}, {@code MMModemAccessTechnology}
 * @param instance identifies this run of the daemon; never used again; empty if not known
 */
record NmState(
        NmObjects objects,
        List<NmDevice> devices,
        Map<String, List<NmObject>> activeConnections,
        Map<String, NmProfile> profiles,
        Set<String> permissions,
        Map<String, NetworkFailure> failures,
        Map<String, Long> technologies,
        String instance) {
    static final NmState NOTHING =
            new NmState(NmObjects.NONE, List.of(), Map.of(), Map.of(), Set.of(), Map.of(), Map.of(), "");

    /** An active connection's {@code State}: it is being activated. */
    static final int ACTIVATING = 1;

    /** An active connection's {@code State}: it is up. */
    static final int ACTIVATED = 2;

    /** An active connection's {@code State}: it has ended. */
    static final int DEACTIVATED = 4;

    private static final Comparator<NmDevice> BY_NAME =
            Comparator.comparing(NmDevice::interfaceName).thenComparing(NmDevice::path);

    /** Returns a state whose indexes are made of the objects. */
    static NmState of(
            NmObjects objects,
            Map<String, NmProfile> profiles,
            Set<String> permissions,
            Map<String, NetworkFailure> failures,
            Map<String, Long> technologies,
            String instance) {
        return new NmState(
                objects,
                objects.table(Kind.DEVICE).values().stream()
                        .map(NmDevice::new)
                        .sorted(BY_NAME)
                        .toList(),
                byProfile(objects),
                profiles,
                permissions,
                failures,
                technologies,
                instance);
    }

    /** Returns a state that shares with this one what has not changed. */
    NmState next(
            NmObjects next,
            Map<String, NmProfile> profiles,
            Set<String> permissions,
            Map<String, NetworkFailure> failures,
            Map<String, Long> technologies,
            String instance) {
        return new NmState(
                next,
                next.isSame(Kind.DEVICE, objects) ? devices : devices(next),
                next.isSame(Kind.ACTIVE, objects) ? activeConnections : byProfile(next),
                profiles,
                permissions,
                failures,
                technologies,
                instance);
    }

    /** Mostly one device has changed, and neither a name nor the order. */
    private List<NmDevice> devices(NmObjects next) {
        Map<String, NmObject> table = next.table(Kind.DEVICE);
        var inOrder = new ArrayList<NmDevice>(table.size());
        boolean ordered = table.size() == devices.size();
        for (NmDevice before : devices) {
            NmObject object = table.get(before.path());
            if (object == before.object()) {
                inOrder.add(before);
            } else if (object != null) {
                var device = new NmDevice(object);
                inOrder.add(device);
                ordered &= device.interfaceName().equals(before.interfaceName());
            } else {
                ordered = false;
            }
        }
        return ordered
                ? List.copyOf(inOrder)
                : table.values().stream().map(NmDevice::new).sorted(BY_NAME).toList();
    }

    private static Map<String, List<NmObject>> byProfile(NmObjects objects) {
        var byProfile = new HashMap<String, List<NmObject>>();
        for (NmObject active : objects.table(Kind.ACTIVE).values()) {
            byProfile
                    .computeIfAbsent(active.properties(NmObject.ACTIVE).text("Uuid"), any -> new ArrayList<>())
                    .add(active);
        }
        byProfile.values().forEach(each -> each.sort(Comparator.comparing(NmObject::path)));
        return byProfile;
    }

    Map<String, NmDevice> devicesByPath() {
        var byPath = new HashMap<String, NmDevice>();
        devices.forEach(device -> byPath.put(device.path(), device));
        return byPath;
    }

    Properties manager() {
        return properties(NmCalls.MANAGER_PATH, NmObject.NM);
    }

    /** Returns the technology of a device; of a modem the one in use now, if ModemManager reports it. */
    BearerType bearerType(NmDevice device) {
        BearerType inUse = device.isModem()
                ? AccessTechnology.best(technologies.getOrDefault(device.udi(), 0L))
                : BearerType.UNKNOWN;
        return inUse == BearerType.UNKNOWN ? device.bearerType() : inUse;
    }

    /** Returns the active connections of a profile, in the order of their paths. */
    List<NmObject> activeConnectionsOf(String uuid) {
        return activeConnections.getOrDefault(uuid, List.of());
    }

    /** Returns the path of the active connection of a profile that is being activated; null if there is none. */
    @Nullable
    String activatingConnectionOf(String uuid) {
        for (NmObject active : activeConnectionsOf(uuid)) {
            if (active.properties(NmObject.ACTIVE).number("State", 0) == ACTIVATING) {
                return active.path();
            }
        }
        return null;
    }

    /** Returns the UUID of the profile that a device is using; empty if none. */
    String profileInUse(NmDevice device) {
        String active = device.activeConnection();
        return active.isEmpty() ? "" : properties(active, NmObject.ACTIVE).text("Uuid");
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
