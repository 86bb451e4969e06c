package org.netbearer.impl.activation;

import org.netbearer.api.BearerSnapshot;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkSnapshot;

/** Who could bring configurations up and take them down, as a snapshot shows it. Pure. */
public final class ActivationSupport {
    private ActivationSupport() {}

    /** Returns whether there is a bearer that says now what becomes of a configuration. */
    public static boolean answers(NetworkSnapshot now, String identifier) {
        return now.bearers().stream().anyMatch(bearer -> isFor(identifier, bearer) && isReady(bearer));
    }

    /** Returns whether a configuration could be brought up and taken down now. */
    static boolean canOperate(NetworkSnapshot now, String identifier) {
        return now.bearers().stream().anyMatch(bearer -> isFor(identifier, bearer) && canOperate(bearer));
    }

    /** Returns whether anything could be brought up and taken down now. */
    static boolean canOperate(NetworkSnapshot now) {
        return now.bearers().stream().anyMatch(ActivationSupport::canOperate);
    }

    private static boolean canOperate(BearerSnapshot bearer) {
        return isReady(bearer) && bearer.capabilities().contains(NetworkCapability.CAN_START_AND_STOP_INTERFACES);
    }

    private static boolean isReady(BearerSnapshot bearer) {
        return bearer.health().status() == BearerStatus.READY;
    }

    private static boolean isFor(String identifier, BearerSnapshot bearer) {
        return identifier.startsWith(bearer.name() + ":");
    }
}
