package org.netbearer.bearer.nm;

import java.util.List;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.bearer.nm.dbus.BusCall;
import org.netbearer.bearer.nm.dbus.BusError;

/**
 * The methods of the daemon that are called, the signals that are asked for, and what its refusals mean.
 *
 * <p>Pure.
 */
final class NmCalls {
    static final String NM = NmObject.NM;
    static final String MANAGER_PATH = "/org/freedesktop/NetworkManager";
    static final String OBJECT_MANAGER = "org.freedesktop.DBus.ObjectManager";
    static final String PROPERTIES = "org.freedesktop.DBus.Properties";

    /**
     * All that the bearer listens to; each is one call when the connection is made. Nearly all that the daemon sends is needed, so
     * it is one rule, whatever the interface.
     */
    static final List<String> MATCH_RULES = List.of(
            "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',member='NameOwnerChanged',arg0='"
                    + NM + "'",
            "type='signal',sender='" + NM + "'");

    private NmCalls() {}

    static BusCall managedObjects() {
        return BusCall.of(NM, "/org/freedesktop", OBJECT_MANAGER, "GetManagedObjects");
    }

    /** Asks ModemManager for all its modems. */
    static BusCall modems() {
        return BusCall.of(Modems.NAME, "/org/freedesktop/ModemManager1", OBJECT_MANAGER, "GetManagedObjects");
    }

    static BusCall permissions() {
        return BusCall.of(NM, MANAGER_PATH, NM, "GetPermissions");
    }

    /** Asks for what takes the daemon nothing but being alive. */
    static BusCall version() {
        return new BusCall(NM, MANAGER_PATH, PROPERTIES, "Get", "ss", List.of(NM, "Version"));
    }

    static BusCall settings(String profile) {
        return BusCall.of(NM, profile, NmObject.PROFILE, "GetSettings");
    }

    static BusCall scan(String device) {
        return BusCall.of(NM, device, NmObject.WIRELESS, "RequestScan").withoutOptions();
    }

    static BusCall checkConnectivity() {
        return BusCall.of(NM, MANAGER_PATH, NM, "CheckConnectivity");
    }

    static BusCall activate(String profile, String device) {
        return BusCall.of(NM, MANAGER_PATH, NM, "ActivateConnection").withPaths(profile, device, "/");
    }

    static BusCall deactivate(String active) {
        return BusCall.of(NM, MANAGER_PATH, NM, "DeactivateConnection").withPaths(active);
    }

    /** Of all devices that the daemon manages, without any flag: what is new stays, and no two of one device. */
    static BusCall createCheckpoint(long seconds) {
        return BusCall.of(NM, MANAGER_PATH, NM, "CheckpointCreate").with("aouu", new String[0], seconds, 0L);
    }

    static BusCall destroyCheckpoint(String checkpoint) {
        return BusCall.of(NM, MANAGER_PATH, NM, "CheckpointDestroy").withPaths(checkpoint);
    }

    static BusCall rollBack(String checkpoint) {
        return BusCall.of(NM, MANAGER_PATH, NM, "CheckpointRollback").withPaths(checkpoint);
    }

    static BusCall extendCheckpoint(String checkpoint, long seconds) {
        return BusCall.of(NM, MANAGER_PATH, NM, "CheckpointAdjustRollbackTimeout")
                .with("ou", checkpoint, seconds);
    }

    static boolean isDenied(String error) {
        return error.endsWith(".AccessDenied") || error.endsWith(".PermissionDenied") || error.endsWith(".AuthFailed");
    }

    /** Returns whether nobody has the daemon's name. */
    static boolean isNotRunning(String error) {
        return error.endsWith(".ServiceUnknown") || error.endsWith(".NameHasNoOwner");
    }

    /** Returns whether there is nobody at the other end. */
    static boolean isGone(String error) {
        return isNotRunning(error) || error.endsWith(".NoReply") || error.equals(BusError.DISCONNECTED);
    }

    /** Returns whether the object is not there (any more): a race that every client meets. */
    static boolean isMissing(String error) {
        return error.endsWith(".UnknownMethod")
                || error.endsWith(".UnknownObject")
                || error.endsWith(".UnknownInterface")
                || error.endsWith(".UnknownConnection")
                || error.endsWith(".UnknownDevice");
    }

    /** Returns whether the refusal is the bus's, for want of room: it may pass. */
    static boolean isPassing(String error) {
        return error.endsWith(".LimitsExceeded") || error.endsWith(".NoMemory");
    }

    /** Puts a refusal into the words of the API. */
    static NetworkException failure(Throwable cause, String doing) {
        String name = cause instanceof BusError error ? error.name() : "";
        FailureReason reason;
        if (isDenied(name)) {
            reason = FailureReason.DENIED;
        } else if (isGone(name)) {
            reason = FailureReason.SERVICE_GONE;
        } else if (name.endsWith(".UnknownMethod")) {
            reason = FailureReason.INVALID_CONFIGURATION;
        } else if (name.endsWith(".UnknownConnection")
                || name.endsWith(".UnknownDevice")
                || name.endsWith(".ConnectionNotAvailable")) {
            reason = FailureReason.NOT_AVAILABLE; // of a profile that exists it is said when no device can take it
        } else {
            reason = FailureReason.OTHER;
        }
        return new NetworkException(reason, name, doing + ": " + cause.getMessage());
    }
}
