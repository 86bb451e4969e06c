package org.netbearer.bearer.wlanapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.wlanapi.AdapterState.Access;
import org.netbearer.bearer.wlanapi.AdapterState.Profile;
import org.netbearer.bearer.wlanapi.port.WlanConstants;
import org.netbearer.bearer.wlanapi.port.WlanException;
import org.netbearer.bearer.wlanapi.port.WlanException.Refusal;
import org.netbearer.bearer.wlanapi.port.WlanPort;
import org.netbearer.bearer.wlanapi.port.WlanPort.Adapter;
import org.netbearer.bearer.wlanapi.port.WlanPort.Connection;
import org.netbearer.bearer.wlanapi.port.WlanPort.Network;
import org.netbearer.bearer.wlanapi.port.WlanPort.Radio;
import org.netbearer.bearer.wlanapi.port.WlanPort.Station;

/** Reads the whole state of the port; a refusal becomes part of the state. Confined to the bearer's serial executor. */
final class WlanReader {
    private final Map<ProfileKey, ProfileDocument> documents = new HashMap<>();

    /** Lets stored profiles be read anew. */
    void forgetProfiles() {
        documents.clear();
    }

    /**
     * Reads everything; never scans.
     *
     * @throws WlanException if the service or the list of adapters is not to be had at all
     */
    List<AdapterState> read(WlanPort port) throws WlanException {
        var states = new ArrayList<AdapterState>();
        for (Adapter adapter : port.adapters()) {
            try {
                states.add(read(port, adapter));
            } catch (WlanException refused) {
                if (refused.refusal() != Refusal.NOT_FOUND) { // else unplugged a moment ago
                    throw refused;
                }
            }
        }
        return List.copyOf(states);
    }

    private AdapterState read(WlanPort port, Adapter adapter) throws WlanException {
        UUID id = adapter.id();
        int index = port.interfaceIndex(id);
        Radio radio = radio(port, id);
        List<Profile> profiles = profiles(port, id);
        Access access = radio == Radio.OFF || radio == Radio.OFF_BY_HARDWARE ? Access.RADIO_OFF : Access.GRANTED;
        String problem = "";
        List<Network> networks = List.of();
        List<Station> stations = List.of();
        Connection connection = null;
        if (access == Access.GRANTED) {
            try {
                networks = port.networks(id);
                stations = port.stations(id);
                connection = connection(port, adapter);
            } catch (WlanException refused) {
                access = accessAfter(refused);
                problem = access == Access.FAILED ? refused.text() : "";
                networks = List.of();
                stations = List.of();
            }
        }
        return new AdapterState(adapter, index, access, problem, radio, networks, stations, profiles, connection);
    }

    private static Access accessAfter(WlanException refused) throws WlanException {
        return switch (refused.refusal()) {
            case DENIED -> Access.REDACTED;
            case RADIO_OFF -> Access.RADIO_OFF;
            case NOT_IMPLEMENTED, NOT_LINKED, OTHER -> Access.FAILED;
            case SERVICE_STOPPED, HANDLE_LOST, NOT_FOUND -> throw refused;
        };
    }

    private static @Nullable Connection connection(WlanPort port, Adapter adapter) throws WlanException {
        return adapter.state() == WlanConstants.wlan_interface_state_connected ? port.connection(adapter.id()) : null;
    }

    private static Radio radio(WlanPort port, UUID id) throws WlanException {
        try {
            return port.radio(id);
        } catch (WlanException refused) {
            passOnWhatEndsAll(refused);
            return Radio.UNKNOWN;
        }
    }

    private List<Profile> profiles(WlanPort port, UUID id) throws WlanException {
        var profiles = new ArrayList<Profile>();
        try {
            for (String name : port.profiles(id)) {
                profiles.add(new Profile(name, document(port, new ProfileKey(id, name))));
            }
        } catch (WlanException refused) {
            passOnWhatEndsAll(refused);
        }
        return List.copyOf(profiles);
    }

    private ProfileDocument document(WlanPort port, ProfileKey key) throws WlanException {
        var known = documents.get(key);
        if (known == null) {
            try {
                known = ProfileDocument.of(port.profileDocument(key.adapter, key.profile));
            } catch (WlanException refused) {
                if (refused.endsSession()) {
                    throw refused;
                }
                known = ProfileDocument.UNREADABLE;
            }
            documents.put(key, known);
        }
        return known;
    }

    private static void passOnWhatEndsAll(WlanException refused) throws WlanException {
        if (refused.endsSession() || refused.refusal() == Refusal.NOT_FOUND) {
            throw refused;
        }
    }

    private record ProfileKey(UUID adapter, String profile) {}
}
