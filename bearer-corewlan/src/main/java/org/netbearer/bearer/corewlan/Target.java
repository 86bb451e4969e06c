package org.netbearer.bearer.corewlan;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.MacAddress;
import org.netbearer.api.NetworkException;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanDetails;
import org.netbearer.api.WlanSecurity.Family;
import org.netbearer.bearer.corewlan.port.CoreWlanException;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;

/**
 * What an operation is about: a configuration that was reported, and its radio. Pure.
 *
 * @param configuration the configuration
 * @param radio its radio
 */
record Target(BearerConfiguration configuration, RadioState radio) {
    /** Finds the configuration of an identifier; null if there is none. */
    static @Nullable Target find(String identifier, BearerReport report, List<RadioState> radios) {
        for (BearerConfiguration configuration : report.configurations()) {
            for (RadioState radio : radios) {
                if (configuration.identifier().equals(identifier)
                        && identifier.startsWith(CoreWlanIdentifiers.prefix(radio.name()))) {
                    return new Target(configuration, radio);
                }
            }
        }
        return null;
    }

    /** Describes why nothing can be done with what is not a network of a radio. */
    static NetworkException missing(String identifier, BearerReport report) {
        boolean wired = report.configurations().stream()
                .anyMatch(each -> each.identifier().equals(identifier));
        if (wired) {
            return new NetworkException(
                    FailureReason.NOT_SUPPORTED, "a wired adapter is up while its cable is plugged in");
        }
        return new NetworkException(FailureReason.INVALID_CONFIGURATION, "no such configuration: " + identifier);
    }

    boolean isActive() {
        return configuration.state() == ConfigurationState.ACTIVE;
    }

    /** Returns whether the radio is linked to it, also without an address. */
    boolean isLinked() {
        var link = radio.radio().link();
        var ssid = link == null || link.ssid() == null ? Ssid.HIDDEN : link.ssid();
        return isActive()
                || link != null
                        && configuration.identifier().startsWith(CoreWlanIdentifiers.ofAnyFamily(radio.name(), ssid));
    }

    /** Returns why it cannot be joined; null if it can, or is already. */
    @Nullable
    NetworkException refusal() {
        if (isActive()) {
            return null;
        }
        if (radio.isRedacted()) {
            return new NetworkException(FailureReason.DENIED, CoreWlanHealth.REDACTED);
        }
        if (radio.isOff()) {
            return new NetworkException(FailureReason.RADIO_OFF, CoreWlanHealth.RADIO_OFF);
        }
        if (accessPoint() == null) {
            return new NetworkException(FailureReason.NOT_IN_RANGE, "no access point of this network was heard");
        }
        boolean stored = configuration.state().isAtLeast(ConfigurationState.DEFINED);
        if (!stored && configuration.wlan().filter(Target::isProtected).isPresent()) {
            return new NetworkException(
                    FailureReason.NO_SECRETS, "this network is not stored: join it once by the system");
        }
        return null;
    }

    /** Returns the access point of best signal; null if none was heard. */
    @Nullable
    MacAddress accessPoint() {
        return configuration.wlan().stream()
                .flatMap(wlan -> wlan.accessPoints().stream())
                .max(Comparator.comparingInt(AccessPoint::signalPercent))
                .flatMap(AccessPoint::bssid)
                .orElse(null);
    }

    private static boolean isProtected(WlanDetails wlan) {
        return wlan.security().stream().anyMatch(way -> way.family() != Family.OPEN);
    }

    /** Translates a refusal of the system. */
    static NetworkException refused(CoreWlanException refused) {
        FailureReason reason = switch (refused.refusal()) {
            case DENIED -> FailureReason.DENIED;
            case SERVICE_GONE -> FailureReason.SERVICE_GONE;
            case INTERFACE_GONE -> FailureReason.NOT_AVAILABLE;
            case NOT_IN_RANGE -> FailureReason.NOT_IN_RANGE;
            case AUTHENTICATION -> FailureReason.AUTHENTICATION_FAILED;
            case TIMED_OUT -> FailureReason.TIMED_OUT;
            case NOT_SUPPORTED -> FailureReason.NOT_SUPPORTED;
            case ACCESS_POINT, OTHER -> FailureReason.OTHER;
        };
        return new NetworkException(reason, refused.error(), "the system refused: " + refused.text());
    }
}
