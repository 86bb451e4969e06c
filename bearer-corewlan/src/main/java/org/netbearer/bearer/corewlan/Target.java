package org.netbearer.bearer.corewlan;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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
 * The object of an operation: a reported configuration and its radio. Pure.
 *
 * @param configuration the configuration
 * @param radio its radio
 */
record Target(BearerConfiguration configuration, RadioState radio) {
    private static final String NOT_STORED = "this network is not stored: join it once by the system";
    private static final String PASSWORD_WITHHELD = "macOS hands the password of a stored network to no other program:"
            + " join it by the system, or set " + CoreWlanSettings.NETWORKSETUP + " to true";

    /** Finds the configuration of an identifier; null if there is none. */
    static @Nullable Target find(String identifier, BearerReport report, List<RadioState> radios) {
        return all(report.configurations(), radios)
                .filter(target -> target.configuration.identifier().equals(identifier))
                .findFirst()
                .orElse(null);
    }

    /** Returns the networks among the configurations, each with its radio. */
    static Stream<Target> all(List<BearerConfiguration> configurations, List<RadioState> radios) {
        return configurations.stream()
                .flatMap(configuration -> radios.stream()
                        .filter(radio ->
                                configuration.identifier().startsWith(CoreWlanIdentifiers.prefix(radio.name())))
                        .map(radio -> new Target(configuration, radio)));
    }

    /** Creates the error for an identifier that is not a network of a radio. */
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

    /** Returns whether the radio is associated with it, with or without an address. */
    boolean isLinked() {
        var link = radio.radio().link();
        var ssid = link == null || link.ssid() == null ? Ssid.HIDDEN : link.ssid();
        return isActive()
                || radio.joined().filter(configuration.identifier()::equals).isPresent()
                || link != null
                        && configuration.identifier().startsWith(CoreWlanIdentifiers.ofAnyFamily(radio.name(), ssid));
    }

    /** Returns whether the system's program has to join it, which alone may read the stored password. */
    boolean isJoinedBySystem(boolean systemJoins) {
        return systemJoins && isStored() && (!needsNoPassword() || radio.isRedacted());
    }

    /**
     * Returns why it cannot be joined; null if it can, or is already.
     *
     * @param systemJoins whether the system's program may be used for what is stored
     */
    @Nullable
    NetworkException refusal(boolean systemJoins) {
        return isActive() ? null : obstacle(systemJoins);
    }

    /** Returns whether it could be joined now, or again if it was left. */
    boolean canBeJoined(boolean systemJoins) {
        return obstacle(systemJoins) == null;
    }

    private @Nullable NetworkException obstacle(boolean systemJoins) {
        boolean bySystem = isJoinedBySystem(systemJoins);
        if (radio.isOff()) {
            return new NetworkException(FailureReason.RADIO_OFF, CoreWlanHealth.RADIO_OFF);
        }
        if (radio.isRedacted() && !bySystem) {
            return new NetworkException(FailureReason.DENIED, CoreWlanHealth.REDACTED);
        }
        if (!radio.isRedacted() && !isInRange() && !isActive()) {
            return new NetworkException(FailureReason.NOT_IN_RANGE, "no access point of this network is in range");
        }
        if (!needsNoPassword() && !bySystem) {
            return new NetworkException(FailureReason.NO_SECRETS, isStored() ? PASSWORD_WITHHELD : NOT_STORED);
        }
        return null;
    }

    private boolean isStored() {
        return configuration.state().isAtLeast(ConfigurationState.DEFINED);
    }

    private boolean needsNoPassword() {
        return configuration.wlan().filter(Target::isOpen).isPresent();
    }

    private static boolean isOpen(WlanDetails wlan) {
        return !wlan.security().isEmpty() && wlan.security().stream().allMatch(way -> way.family() == Family.OPEN);
    }

    private boolean isInRange() {
        return configuration
                .wlan()
                .filter(wlan -> !wlan.accessPoints().isEmpty())
                .isPresent();
    }

    /** Returns the name of the network. */
    Ssid ssid() {
        return configuration.wlan().map(WlanDetails::ssid).orElse(Ssid.HIDDEN);
    }

    /** Returns the address of the access point of best signal; null if none is in range, or it is redacted. */
    @Nullable
    MacAddress accessPoint() {
        return configuration.wlan().stream()
                .flatMap(wlan -> wlan.accessPoints().stream())
                .max(Comparator.comparingInt(AccessPoint::signalPercent))
                .flatMap(AccessPoint::bssid)
                .orElse(null);
    }

    /** Translates a refusal of the system. None of our joins has a password, and one that needs it is refused as an invalid parameter. */
    static NetworkException refused(CoreWlanException refused) {
        FailureReason reason = switch (refused.refusal()) {
            case DENIED -> FailureReason.DENIED;
            case SERVICE_GONE -> FailureReason.SERVICE_GONE;
            case INTERFACE_GONE -> FailureReason.NOT_AVAILABLE;
            case NOT_IN_RANGE -> FailureReason.NOT_IN_RANGE;
            case AUTHENTICATION -> FailureReason.AUTHENTICATION_FAILED;
            case NO_SECRETS, INVALID_PARAMETER -> FailureReason.NO_SECRETS;
            case BUSY -> FailureReason.DEVICE_BUSY;
            case TIMED_OUT -> FailureReason.TIMED_OUT;
            case NOT_SUPPORTED -> FailureReason.NOT_SUPPORTED;
            case ACCESS_POINT, OTHER -> FailureReason.OTHER;
        };
        return new NetworkException(reason, refused.error(), "the system refused: " + refused.text());
    }
}
