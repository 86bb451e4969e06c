package org.netbearer.bearer.wlanapi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Ssid;
import org.netbearer.bearer.wlanapi.Answer.Kind;
import org.netbearer.bearer.wlanapi.port.WlanException;
import org.netbearer.bearer.wlanapi.port.WlanPort;
import org.netbearer.bearer.wlanapi.port.WlanPort.Connection;
import org.netbearer.bearer.wlanapi.port.WlanPort.Network;
import org.netbearer.bearer.wlanapi.port.WlanPort.Station;

/**
 * The lists of networks and access points of one adapter, which the consent to location gates. They are read one by one, and a
 * refusal of one leaves the other as it is. Confined to the bearer's serial executor.
 */
final class NetworkLists {
    private final Sightings<NetworkKey, Network> networks = new Sightings<>(NetworkKey::of);
    private final Sightings<StationKey, Station> stations =
            new Sightings<>(station -> new StationKey(station.bssid(), station.ssid()));
    private Answer networkAnswer = Answer.NOT_ASKED;
    private Answer stationAnswer = Answer.NOT_ASKED;
    private @Nullable Instant readAt;

    /**
     * Reads the lists.
     *
     * @param whole whether a scan has just ended, so that the lists lack nothing
     * @throws WlanException if the session is lost or the adapter may be gone
     */
    void read(WlanPort port, UUID adapter, boolean whole, Instant now) throws WlanException {
        readAt = now;
        networkAnswer = read(port, adapter, networks, port::networks, whole, now);
        stationAnswer = read(port, adapter, stations, port::stations, whole, now);
    }

    private static <K, T> Answer read(
            WlanPort port, UUID adapter, Sightings<K, T> into, Call<T> call, boolean whole, Instant now)
            throws WlanException {
        try {
            var list = call.of(adapter);
            if (whole) {
                into.replace(list, now);
            } else {
                into.change(NetworkLists::withoutConnection);
                into.add(list, now);
            }
            return Answer.GIVEN;
        } catch (WlanException refused) {
            var answer = Answer.of(port, adapter, refused);
            if (answer.kind() != Kind.FAILED) { // what a failure keeps back was true a moment ago
                into.clear();
            }
            return answer;
        }
    }

    /** The list itself flags the connected network; an entry that is no longer listed has lost the flag. */
    @SuppressWarnings("unchecked")
    private static <T> T withoutConnection(T entry) {
        return entry instanceof Network network ? (T) network.disconnected() : entry;
    }

    /** Returns whether the last reading is at least an interval ago; true if there was none, or the clock was set back. */
    boolean isDue(Duration interval, Instant now) {
        return readAt == null || now.isBefore(readAt) || dueAt(interval).compareTo(now) <= 0;
    }

    /** Returns when the lists may be read again without a request. */
    Instant dueAt(Duration interval) {
        return readAt == null ? Instant.MIN : readAt.plus(interval);
    }

    /** Removes all entries, because the radio is off; the next list is read without delay. */
    void clear() {
        networks.clear();
        stations.clear();
        networkAnswer = Answer.NOT_ASKED;
        stationAnswer = Answer.NOT_ASKED;
        readAt = null;
    }

    /** Removes what has not been seen for long; returns whether there was any. */
    boolean expire(Instant now) {
        boolean networksExpired = networks.expire(now);
        boolean stationsExpired = stations.expire(now);
        return networksExpired || stationsExpired;
    }

    /** Sets the signal of the access point of a connection, as reported by an event. */
    void signal(Connection of, int quality) {
        stations.change(station -> station.bssid().equals(of.bssid()) ? station.withSignal(quality) : station);
    }

    List<Network> networks() {
        return networks.values();
    }

    List<Station> stations() {
        return stations.values();
    }

    Answer networkAnswer() {
        return networkAnswer;
    }

    Answer stationAnswer() {
        return stationAnswer;
    }

    private record NetworkKey(String profile, Ssid ssid, boolean secured, int authentication) {
        static NetworkKey of(Network network) {
            return new NetworkKey(network.profile(), network.ssid(), network.secured(), network.authentication());
        }
    }

    private record StationKey(MacAddress bssid, Ssid ssid) {}

    private interface Call<T> {
        List<T> of(UUID adapter) throws WlanException;
    }
}
