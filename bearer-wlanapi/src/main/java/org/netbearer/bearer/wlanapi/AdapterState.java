package org.netbearer.bearer.wlanapi;

import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_PROFILE_USER;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_interface_state_ad_hoc_network_formed;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_interface_state_connected;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_interface_state_disconnecting;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.wlanapi.Answer.Kind;
import org.netbearer.bearer.wlanapi.port.WlanPort.Adapter;
import org.netbearer.bearer.wlanapi.port.WlanPort.Connection;
import org.netbearer.bearer.wlanapi.port.WlanPort.Network;
import org.netbearer.bearer.wlanapi.port.WlanPort.Quality;
import org.netbearer.bearer.wlanapi.port.WlanPort.Radio;
import org.netbearer.bearer.wlanapi.port.WlanPort.Station;
import org.netbearer.spi.InterfaceKey;

/**
 * The known state of one adapter at one moment.
 *
 * @param adapter the adapter
 * @param index its interface index; 0 if not known
 * @param radio whether the radio is on
 * @param profiles stored profiles; these are readable without consent to location
 * @param lists what is in range
 * @param connection what it is connected to; null if none, or unknown
 * @param quality how good the connection is; null if there is none, or the system does not tell
 */
record AdapterState(
        Adapter adapter,
        int index,
        Radio radio,
        List<Profile> profiles,
        Lists lists,
        @Nullable Connection connection,
        @Nullable Quality quality) {
    UUID id() {
        return adapter.id();
    }

    /** Returns this state with another signal of the connection. */
    AdapterState withSignal(int percent) {
        return new AdapterState(
                adapter,
                index,
                radio,
                profiles,
                lists,
                connection,
                quality == null ? null : quality.withSignal(percent));
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
        return radio == Radio.OFF
                || radio == Radio.OFF_BY_HARDWARE
                || radio == Radio.UNKNOWN && lists.networkAnswer.is(Kind.RADIO_OFF);
    }

    /** Returns whether the networks in range are kept from this process. */
    boolean isRedacted() {
        return !isRadioOff() && lists.networkAnswer.is(Kind.DENIED);
    }

    /** Returns why a list could not be read; empty if there is nothing wrong with them. */
    Optional<String> listFailure() {
        return isRadioOff() ? Optional.empty() : lists.networkAnswer.failure().or(lists.stationAnswer::failure);
    }

    /**
     * What is in range.
     *
     * @param networks networks
     * @param networkAnswer what came of asking for them
     * @param stations access points
     * @param stationAnswer what came of asking for them
     */
    record Lists(List<Network> networks, Answer networkAnswer, List<Station> stations, Answer stationAnswer) {}

    /**
     * A stored profile.
     *
     * @param name its name
     * @param flags {@code WLAN_PROFILE_GROUP_POLICY}, {@code WLAN_PROFILE_USER}
     * @param document what it says of its network
     */
    record Profile(String name, int flags, ProfileDocument document) {
        /** Returns whether it belongs to one user, so that services and other users cannot connect by it. */
        boolean isOfOneUser() {
            return (flags & WLAN_PROFILE_USER) != 0;
        }
    }
}
