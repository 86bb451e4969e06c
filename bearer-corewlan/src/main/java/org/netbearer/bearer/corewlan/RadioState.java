package org.netbearer.bearer.corewlan;

import org.netbearer.bearer.corewlan.port.CoreWlanPort.Location;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Radio;
import org.netbearer.spi.InterfaceKey;

/**
 * What the system says of one radio at one moment, and how much that is.
 *
 * @param radio what it says
 * @param access how much of it
 */
record RadioState(Radio radio, Access access) {
    /**
     * Judges by what was seen: an address that is there was not kept from us. Only where nothing is seen, the declared
     * consent decides.
     */
    static RadioState of(Radio radio, Location location) {
        if (!radio.on()) {
            return new RadioState(radio, Access.RADIO_OFF);
        }
        var link = radio.link();
        boolean named = link != null && (link.ssid() != null || link.bssid() != null)
                || radio.networks().stream().anyMatch(network -> network.bssid() != null);
        boolean seen = link != null || !radio.networks().isEmpty();
        boolean redacted = !named && (seen || location == Location.DENIED);
        return new RadioState(radio, redacted ? Access.REDACTED : Access.GRANTED);
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

    /** How much the system says of a radio. */
    enum Access {
        /** Everything. */
        GRANTED,
        /** Only whether it is connected: this process may not know where the machine is. */
        REDACTED,
        /** Nothing is heard. */
        RADIO_OFF
    }
}
