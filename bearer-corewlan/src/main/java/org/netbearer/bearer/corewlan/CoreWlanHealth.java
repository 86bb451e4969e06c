package org.netbearer.bearer.corewlan;

import java.util.List;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerStatus;
import org.netbearer.bearer.corewlan.port.CoreWlanException;

/** Describes how the bearer is doing, so that no two causes look the same. Pure. */
final class CoreWlanHealth {
    static final String NO_ADAPTER = "There is no Wi-Fi interface.";
    static final String REDACTED =
            "macOS keeps the networks in range from this process: start it as a signed application that asks for"
                    + " Location Services, opened by a user and not by launchd, and allow it \"Always\" in System Settings,"
                    + " Privacy & Security, Location Services.";
    static final String RADIO_OFF = "Wi-Fi is switched off: switch it on in Control Center or the settings.";
    static final String SERVICE_GONE =
            "The Wi-Fi service of macOS (airportd) does not answer; this bearer goes on when it does.";

    static final String LINKS_UNKNOWN =
            "SystemConfiguration does not report addresses, default routes and wired adapters";

    private CoreWlanHealth() {}

    /**
     * Returns the health while the service answers.
     *
     * @param radios the radios
     * @param scan what came of the last scan: {@link BearerHealth#READY} unless something was wrong with it
     * @param subscriptionError which events macOS refuses to send; empty if none
     * @param joinedInstead what the system joined by itself; empty if nothing
     * @param linkError why SystemConfiguration reports no links; empty if it does
     */
    static BearerHealth of(
            List<RadioState> radios,
            BearerHealth scan,
            String subscriptionError,
            String linkError,
            String joinedInstead) {
        if (radios.isEmpty()) {
            return ready("no-adapter", NO_ADAPTER);
        }
        if (radios.stream().anyMatch(RadioState::isRedacted)) {
            return ready("redacted", REDACTED);
        }
        if (radios.stream().allMatch(RadioState::isOff)) {
            return ready("radio-off", RADIO_OFF);
        }
        if (!scan.code().isEmpty()) {
            return scan;
        }
        if (!subscriptionError.isEmpty()) {
            return ready(
                    "events-refused",
                    "macOS does not report every change, so some are noticed late (" + subscriptionError + ").");
        }
        if (!linkError.isEmpty()) {
            return ready("links-unknown", LINKS_UNKNOWN + " (" + linkError + ").");
        }
        return joinedInstead.isEmpty() ? scan : ready("joined-by-system", sentence(joinedInstead));
    }

    /** Returns the health for a refusal of the service. */
    static BearerHealth of(CoreWlanException refused) {
        return switch (refused.refusal()) {
            case SERVICE_GONE -> new BearerHealth(BearerStatus.WAITING, "service-stopped", SERVICE_GONE);
            case DENIED ->
                new BearerHealth(
                        BearerStatus.DENIED,
                        "denied",
                        "macOS refuses this process CoreWLAN altogether (" + refused.text() + ").");
            case INTERFACE_GONE,
                    NOT_IN_RANGE,
                    AUTHENTICATION,
                    ACCESS_POINT,
                    NO_SECRETS,
                    INVALID_PARAMETER,
                    BUSY,
                    TIMED_OUT,
                    NOT_SUPPORTED,
                    OTHER ->
                new BearerHealth(BearerStatus.FAILED, "failed", "CoreWLAN failed (" + refused.text() + ").");
        };
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    static BearerHealth ready(String code, String text) {
        return new BearerHealth(BearerStatus.READY, code, text);
    }
}
