package org.netbearer.bearer.nm;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkFailure;
import org.netbearer.bearer.nm.dbus.BusSignal;

/**
 * The reason why the last activation of each profile failed, as the devices and VPNs reported it; removed when the profile works
 * again or is deleted.
 *
 * <p>Confined to the bearer's serial executor.
 */
final class Failures {
    private final NmTree tree;
    private final InstantSource clock;
    private final Map<String, NetworkFailure> byProfile = new HashMap<>();

    Failures(NmTree tree, InstantSource clock) {
        this.tree = tree;
        this.clock = clock;
    }

    /** Returns the failures by UUID. */
    Map<String, NetworkFailure> byProfile() {
        return Map.copyOf(byProfile);
    }

    /** Removes the failures of all other profiles; {@code uuids} is called only if there is any. */
    void retain(Supplier<Set<String>> uuids) {
        if (!byProfile.isEmpty()) {
            byProfile.keySet().retainAll(uuids.get());
        }
    }

    /** Handles {@code StateChanged}; returns null unless the sender is a known device or VPN. */
    @Nullable
    StateEvent handle(BusSignal signal) {
        NmObject object = tree.object(signal.path());
        if (object == null) {
            return null;
        }
        return switch (signal.iface()) {
            case NmObject.DEVICE -> ofDevice(object, signal);
            case NmObject.ACTIVE -> ofVpn(object, signal);
            default -> null; // the manager has a signal of this name too
        };
    }

    private DeviceEvent ofDevice(NmObject object, BusSignal signal) {
        String active = new NmDevice(object).activeConnection();
        NmObject connection = tree.object(active);
        String uuid =
                connection == null ? "" : connection.properties(NmObject.ACTIVE).text("Uuid");
        int state = signal.arguments().number(0);
        int reason = signal.arguments().number(2);
        if (!uuid.isEmpty() && state == NmDevice.FAILED) {
            keep(uuid, StateReason.reason(reason), StateReason.name(reason));
        } else if (state == NmDevice.ACTIVATED) {
            byProfile.remove(uuid);
        }
        return new DeviceEvent(signal.path(), state, reason, active, uuid);
    }

    /** The state of an active connection that has a device is taken from the device. */
    private @Nullable VpnEvent ofVpn(NmObject object, BusSignal signal) {
        Properties active = object.properties(NmObject.ACTIVE);
        String uuid = active.text("Uuid");
        if (uuid.isEmpty() || !active.flag("Vpn")) {
            return null;
        }
        int state = signal.arguments().number(0);
        int reason = signal.arguments().number(1);
        if (state == NmState.ACTIVATED) {
            byProfile.remove(uuid);
        } else if (state == NmState.DEACTIVATED && ActiveReason.isFailure(reason)) {
            keep(uuid, ActiveReason.reason(reason), ActiveReason.name(reason));
        }
        return new VpnEvent(signal.path(), uuid, state, reason);
    }

    private void keep(String uuid, FailureReason reason, String platformReason) {
        byProfile.put(
                uuid,
                new NetworkFailure(
                        reason,
                        platformReason,
                        "NetworkManager could not keep or make the connection",
                        clock.instant()));
    }
}
