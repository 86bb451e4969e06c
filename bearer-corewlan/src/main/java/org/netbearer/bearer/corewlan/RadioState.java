package org.netbearer.bearer.corewlan;

import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWSecurityUnknown;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Carrier;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Link;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Location;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Radio;
import org.netbearer.spi.InterfaceKey;

/**
 * The state of one radio as the system reports it, and how much of it is redacted.
 *
 * @param radio the radio as CoreWLAN reports it
 * @param access how much of it
 * @param joined identifier of the configuration that this process had the system join, while the link may be that one; the only
 *     name of a link that is redacted
 */
record RadioState(Radio radio, Access access, Optional<String> joined) {
    private static final Link UNNAMED = new Link(null, null, kCWSecurityUnknown);

    /**
     * Creates a state. Names and addresses that are present prove that nothing is redacted; only if nothing at all is in range, the
     * declared consent decides.
     *
     * @param read the radio as CoreWLAN reports it
     * @param location the declared consent
     * @param joined identifier of the configuration that this process had the system join; null if there is none
     * @param carrier the carrier in the dynamic store; decides whether there is a link, unless it is unknown
     */
    static RadioState of(Radio read, Location location, Carrier carrier, @Nullable String joined) {
        var link = read.on() ? link(read.link(), carrier) : null;
        var radio = new Radio(
                read.name(),
                read.on(),
                read.hardwareAddress(),
                link,
                read.networks(),
                read.profiles(),
                link == null ? null : read.air());
        if (!radio.on()) {
            return new RadioState(radio, Access.RADIO_OFF, Optional.empty());
        }
        boolean named = link != null && (link.ssid() != null || link.bssid() != null)
                || radio.networks().stream().anyMatch(network -> network.ssid() != null || network.bssid() != null);
        boolean seen = link != null || !radio.networks().isEmpty();
        boolean redacted = !named && (seen || location == Location.DENIED);
        return redacted
                ? new RadioState(radio, Access.REDACTED, Optional.ofNullable(link == null ? null : joined))
                : new RadioState(radio, Access.GRANTED, Optional.empty());
    }

    private static @Nullable Link link(@Nullable Link guessed, Carrier carrier) {
        return switch (carrier) {
            case PRESENT -> guessed == null ? UNNAMED : guessed;
            case ABSENT -> null;
            case UNKNOWN -> guessed;
        };
    }

    String name() {
        return radio.name();
    }

    InterfaceKey key() {
        return InterfaceKey.named(radio.name());
    }

    boolean isLinked() {
        return radio.link() != null;
    }

    boolean isRedacted() {
        return access == Access.REDACTED;
    }

    boolean isOff() {
        return access == Access.RADIO_OFF;
    }

    /** How much of a radio the system reveals. */
    enum Access {
        /** Everything; up to macOS 13 possibly without the addresses of access points. */
        GRANTED,
        /** Stored networks and whether there is a link, but no network in range: this process may not know the location. */
        REDACTED,
        /** Nothing, as the radio is off. */
        RADIO_OFF
    }
}
