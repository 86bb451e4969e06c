package org.netbearer.bearer.nm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Assessment;
import org.netbearer.api.Connectivity;
import org.netbearer.api.Metered;
import org.netbearer.spi.BearerConfiguration;

/**
 * Reads what the daemon says of connectivity and metering, and dates it.
 *
 * <p>Pure; one instance for one translation.
 */
final class AssessmentTranslator {
    /**
     * The daemon's {@code State} up to which nothing is connected (NM_STATE_DISCONNECTING). While a device connects beside another
     * one that is connected but not online, it is NM_STATE_CONNECTING, 40.
     */
    private static final int DISCONNECTING = 30;

    private final Properties manager;
    private final Instant now;

    AssessmentTranslator(Properties manager, Instant now) {
        this.manager = manager;
        this.now = now;
    }

    /**
     * Returns the connectivity of an active device. With the check switched off the daemon says "full" as soon as
     * something is connected, and while nothing is it repeats the last result: neither is passed on.
     */
    Assessment<Connectivity> connectivity(NmDevice device, @Nullable BearerConfiguration before) {
        Connectivity value;
        if (!isChecked()) {
            value = Connectivity.UNKNOWN;
        } else if (manager.number("State", 0) <= DISCONNECTING) {
            value = Connectivity.NONE;
        } else if (device.device().has("Ip4Connectivity")) {
            value = better(
                    connectivity(device.device().number("Ip4Connectivity", 0)),
                    connectivity(device.device().number("Ip6Connectivity", 0)));
        } else {
            value = connectivity(manager.number("Connectivity", 0));
        }
        if (value == Connectivity.UNKNOWN) {
            return Assessment.CONNECTIVITY_UNKNOWN;
        }
        return dated(value, before == null ? null : before.connectivity());
    }

    /** Returns whether a device is metered, or without a device (yet), what the profile says. */
    Assessment<Metered> metered(@Nullable NmDevice device, NmProfile profile, @Nullable BearerConfiguration before) {
        Metered value = device == null
                ? metered(profile.metered())
                : metered(device.device().number("Metered", 0));
        return value == Metered.UNKNOWN
                ? Assessment.METERED_UNKNOWN
                : dated(value, before == null ? null : before.metered());
    }

    private boolean isChecked() {
        return !manager.has("ConnectivityCheckEnabled")
                || (manager.flag("ConnectivityCheckEnabled") && manager.flag("ConnectivityCheckAvailable"));
    }

    private <E extends Enum<E>> Assessment<E> dated(E value, @Nullable Assessment<E> before) {
        return before != null && before.value() == value && before.judge().equals(NmIdentifiers.NAME)
                ? before
                : new Assessment<>(value, NmIdentifiers.NAME, now);
    }

    /** NMConnectivityState. */
    private static Connectivity connectivity(long value) {
        return switch ((int) value) {
            case 1 -> Connectivity.NONE;
            case 2 -> Connectivity.PORTAL;
            case 3 -> Connectivity.LIMITED;
            case 4 -> Connectivity.FULL;
            default -> Connectivity.UNKNOWN;
        };
    }

    /** Returns the better of the two families; a portal counts more than no answer, as in the daemon. */
    private static Connectivity better(Connectivity one, Connectivity other) {
        return rank(one) >= rank(other) ? one : other;
    }

    private static int rank(Connectivity value) {
        return switch (value) {
            case UNKNOWN -> 0;
            case NONE -> 1;
            case LIMITED -> 2;
            case PORTAL -> 3;
            case FULL -> 4;
        };
    }

    /** NMMetered. */
    private static Metered metered(long value) {
        return switch ((int) value) {
            case 1 -> Metered.YES;
            case 2 -> Metered.NO;
            case 3 -> Metered.GUESS_YES;
            case 4 -> Metered.GUESS_NO;
            default -> Metered.UNKNOWN;
        };
    }
}
