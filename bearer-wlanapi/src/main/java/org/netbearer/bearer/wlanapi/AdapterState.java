package org.netbearer.bearer.wlanapi;

import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_interface_state_ad_hoc_network_formed;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_interface_state_connected;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_interface_state_disconnecting;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.wlanapi.port.WlanPort.Adapter;
import org.netbearer.bearer.wlanapi.port.WlanPort.Connection;
import org.netbearer.bearer.wlanapi.port.WlanPort.Network;
import org.netbearer.bearer.wlanapi.port.WlanPort.Radio;
import org.netbearer.bearer.wlanapi.port.WlanPort.Station;
import org.netbearer.spi.InterfaceKey;

/**
 * What the system says of one adapter at one moment.
 *
 * @param adapter the adapter
 * @param index its interface index; 0 if not known
 * @param access how much it says
 * @param problem why it does not say more; empty unless {@code access} is {@link Access#FAILED}
 * @param radio whether the radio is on
 * @param networks networks in range; empty unless {@code access} is {@link Access#GRANTED}
 * @param stations access points in range; the same
 * @param profiles stored profiles
 * @param connection what it is connected to; null if to nothing, or not told
 */
record AdapterState(
        Adapter adapter,
        int index,
        Access access,
        String problem,
        Radio radio,
        List<Network> networks,
        List<Station> stations,
        List<Profile> profiles,
        @Nullable Connection connection) {
    UUID id() {
        return adapter.id();
    }

    InterfaceKey key() {
        return new InterfaceKey("", index, id().toString());
    }

    boolean isConnected() {
        return adapter.state() == wlan_interface_state_connected;
    }

    boolean isAssociated() {
        return isConnected() || adapter.state() == wlan_interface_state_ad_hoc_network_formed;
    }

    boolean isDisconnecting() {
        return adapter.state() == wlan_interface_state_disconnecting;
    }

    boolean isRadioOff() {
        return access == Access.RADIO_OFF;
    }

    /** How much the system says of an adapter. */
    enum Access {
        /** Everything. */
        GRANTED,
        /** Only whether it is connected: this process may not know where the machine is. */
        REDACTED,
        /** Nothing is heard. */
        RADIO_OFF,
        /** It failed to say; this is not the same as hearing nothing. */
        FAILED
    }

    /**
     * A stored profile.
     *
     * @param name its name
     * @param document what it says of its network
     */
    record Profile(String name, ProfileDocument document) {}
}
