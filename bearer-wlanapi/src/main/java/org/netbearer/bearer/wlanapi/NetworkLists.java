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
 * What the functions that the consent to location gates have told of one adapter: three, asked one by one, so that one that
 * is refused takes nothing from the others. Confined to the bearer's serial executor.
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

    /** The list itself says which network is the connected one; one that it does not name any more is not. */
    @SuppressWarnings("unchecked")
    private static <T> T withoutConnection(T entry) {
        return entry instanceof Network network ? (T) network.disconnected() : entry;
    }

    /** Returns whether nobody has asked for so long; true if nobody ever has, or the clock was set back. */
    boolean isDue(Duration interval, Instant now) {
        return readAt == null || now.isBefore(readAt) || dueAt(interval).compareTo(now) <= 0;
    }

    /** Returns when it may be asked again unless somebody wants it now. */
    Instant dueAt(Duration interval) {
        return readAt == null ? Instant.MIN : readAt.plus(interval);
    }

    /** Forgets all, since the radio is off; the next list is read at once. */
    void clear() {
        networks.clear();
        stations.clear();
        networkAnswer = Answer.NOT_ASKED;
        stationAnswer = Answer.NOT_ASKED;
        readAt = null;
    }

    /** Removes what has not been seen for long; returns whether there was any. */
    boolean expire(Instant now) {
        return networks.expire(now) | stations.expire(now);
    }

    /** Notes the signal of an access point, as an event told it. */
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
