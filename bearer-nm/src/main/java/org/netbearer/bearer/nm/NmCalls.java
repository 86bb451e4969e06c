package org.netbearer.bearer.nm;

import java.util.List;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.bearer.nm.dbus.BusCall;
import org.netbearer.bearer.nm.dbus.BusError;

/**
 * The methods of the daemon that are called, the match rules, and the meaning of its errors.
 *
 * <p>Pure.
 */
final class NmCalls {
    static final String NM = NmObject.NM;
    static final String MANAGER_PATH = "/org/freedesktop/NetworkManager";
    static final String OBJECT_MANAGER = "org.freedesktop.DBus.ObjectManager";
    static final String PROPERTIES = "org.freedesktop.DBus.Properties";

    /**
     * All match rules of the bearer; each is one call when the connection is made. Nearly every signal of the daemon is needed, so
     * there is one rule for all interfaces.
     */
    static final List<String> MATCH_RULES = List.of(
            "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',member='NameOwnerChanged',arg0='"
                    + NM + "'",
            "type='signal',sender='" + NM + "'");

    private NmCalls() {}

    static BusCall managedObjects() {
        return BusCall.of(NM, "/org/freedesktop", OBJECT_MANAGER, "GetManagedObjects");
    }

    /** Returns a call to ModemManager for all its modems. */
    static BusCall modems() {
        return BusCall.of(Modems.NAME, "/org/freedesktop/ModemManager1", OBJECT_MANAGER, "GetManagedObjects");
    }

    static BusCall permissions() {
        return BusCall.of(NM, MANAGER_PATH, NM, "GetPermissions");
    }

    /** Returns a call that the daemon answers at once if it is alive. */
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

    /** Covers all devices that the daemon manages, without any flag: new profiles stay, and a device is in one checkpoint only. */
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

    /** Returns whether nobody owns the daemon's name. */
    static boolean isNotRunning(String error) {
        return error.endsWith(".ServiceUnknown") || error.endsWith(".NameHasNoOwner");
    }

    /** Returns whether the daemon or the connection is gone. */
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

    /** Returns whether a limit of the bus was reached, which may pass. */
    static boolean isTransient(String error) {
        return error.endsWith(".LimitsExceeded") || error.endsWith(".NoMemory");
    }

    /** Returns the exception of the API for an error of the daemon. */
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
