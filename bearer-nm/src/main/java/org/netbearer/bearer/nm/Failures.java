package org.netbearer.bearer.nm;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkFailure;
import org.netbearer.bearer.nm.dbus.BusSignal;

/**
 * Why the last activation of each profile failed, from the devices' own words; forgotten when it works again.
 *
 * <p>Confined to the lane.
 */
final class Failures {
    private final NmTree tree;
    private final InstantSource clock;
    private final Map<String, NetworkFailure> byProfile = new HashMap<>();

    Failures(NmTree tree, InstantSource clock) {
        this.tree = tree;
        this.clock = clock;
    }

    /** By UUID. */
    Map<String, NetworkFailure> byProfile() {
        return Map.copyOf(byProfile);
    }

    /** Takes {@code StateChanged}; null if the device is not there (any more). */
    @Nullable
    DeviceEvent take(BusSignal signal) {
        NmObject object = tree.object(signal.path());
        if (object == null) {
            return null;
        }
        String active = new NmDevice(object).activeConnection();
        NmObject connection = tree.object(active);
        String uuid =
                connection == null ? "" : connection.properties(NmObject.ACTIVE).text("Uuid");
        int state = signal.number(0);
        int reason = signal.number(2);
        if (!uuid.isEmpty() && state == NmDevice.FAILED) {
            byProfile.put(
                    uuid,
                    new NetworkFailure(
                            StateReason.reason(reason),
                            StateReason.name(reason),
                            "NetworkManager could not keep or make the connection",
                            clock.instant()));
        } else if (state == NmDevice.ACTIVATED) {
            byProfile.remove(uuid);
        }
        return new DeviceEvent(signal.path(), state, reason, active, uuid);
    }
}
