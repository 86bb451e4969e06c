package org.netbearer.bearer.wlanapi;

import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_NOTIFICATION_SOURCE_ACM;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_NOTIFICATION_SOURCE_MSM;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_interface_state_connected;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_profile_blocked;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_profile_change;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_profile_name_change;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_profile_unblocked;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_msm_signal_quality_change;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.wlanapi.AdapterState.Lists;
import org.netbearer.bearer.wlanapi.AdapterState.Profile;
import org.netbearer.bearer.wlanapi.port.WlanException;
import org.netbearer.bearer.wlanapi.port.WlanPort;
import org.netbearer.bearer.wlanapi.port.WlanPort.Adapter;
import org.netbearer.bearer.wlanapi.port.WlanPort.Connection;
import org.netbearer.bearer.wlanapi.port.WlanPort.Event;
import org.netbearer.bearer.wlanapi.port.WlanPort.ProfileEntry;
import org.netbearer.bearer.wlanapi.port.WlanPort.Quality;
import org.netbearer.bearer.wlanapi.port.WlanPort.Radio;

/**
 * Reads the state of the adapters, and keeps what is known only from events or the gated functions.
 *
 * <p>{@link #read} asks nothing that the consent to location gates; {@link #readLists} does. A refusal becomes part of the
 * state. Confined to the bearer's serial executor.
 */
final class WlanReader {
    private final Map<UUID, NetworkLists> lists = new HashMap<>();
    private final Map<UUID, Connection> connections = new HashMap<>();
    private final Map<UUID, List<Profile>> profiles = new HashMap<>();
    private List<AdapterState> latest = List.of();

    /** Returns the state as it was read last, with what events have changed since. */
    List<AdapterState> latest() {
        return latest;
    }

    /** Removes everything that was read, because the session has ended. */
    void forgetAll() {
        lists.clear();
        connections.clear();
        profiles.clear();
        latest = List.of();
    }

    /**
     * Applies what an event itself contains.
     *
     * @return whether the event contains everything, so that nothing has to be read
     */
    boolean apply(Event event) {
        if (event.is(
                WLAN_NOTIFICATION_SOURCE_ACM,
                wlan_notification_acm_profile_change,
                wlan_notification_acm_profile_name_change,
                wlan_notification_acm_profile_blocked,
                wlan_notification_acm_profile_unblocked)) {
            profiles.clear();
            return false;
        }
        var known = connections.get(event.adapter());
        var now = ConnectionEvents.after(known, event);
        if (now == null) {
            connections.remove(event.adapter());
        } else {
            connections.put(event.adapter(), now);
        }
        if (event.is(WLAN_NOTIFICATION_SOURCE_MSM, wlan_notification_msm_signal_quality_change)) {
            if (event.number() >= 0 && event.number() <= 100) {
                signal(event.adapter(), now, event.number());
            }
            return true;
        }
        return false;
    }

    private void signal(UUID adapter, @Nullable Connection connection, int quality) {
        var known = lists.get(adapter);
        if (known != null && connection != null) {
            known.signal(connection, quality);
        }
        latest = latest.stream()
                .map(state -> state.id().equals(adapter) ? refreshed(state).withSignal(quality) : state)
                .toList();
    }

    /**
     * Reads what is not gated; never scans.
     *
     * @throws WlanException if the service or the list of adapters is not to be had at all
     */
    List<AdapterState> read(WlanPort port) throws WlanException {
        var states = new ArrayList<AdapterState>();
        for (Adapter adapter : port.adapters()) {
            try {
                states.add(read(port, adapter));
            } catch (WlanException refused) {
                passOnUnlessRemoved(refused);
            }
        }
        latest = List.copyOf(states);
        var present = latest.stream().map(AdapterState::id).collect(Collectors.toSet());
        lists.keySet().retainAll(present);
        connections.keySet().retainAll(present);
        profiles.keySet().retainAll(present);
        return latest;
    }

    private AdapterState read(WlanPort port, Adapter adapter) throws WlanException {
        UUID id = adapter.id();
        boolean connected = adapter.state() == wlan_interface_state_connected;
        Radio radio = radio(port, id);
        var known = lists.computeIfAbsent(id, none -> new NetworkLists());
        if (radio == Radio.OFF || radio == Radio.OFF_BY_HARDWARE) {
            known.clear();
        }
        if (!connected) {
            connections.remove(id);
        }
        return new AdapterState(
                adapter,
                port.interfaceIndex(id),
                radio,
                profiles(port, id),
                copy(known),
                connections.get(id),
                connected ? quality(port, id) : null);
    }

    /**
     * Reads what is gated, of adapters whose radio is on.
     *
     * @param wanted the adapters
     * @param whole those of which a scan has just ended
     * @param now the time of day
     * @return whether any of them answers again after a refusal
     * @throws WlanException if the session is lost
     */
    boolean readLists(WlanPort port, Collection<UUID> wanted, Set<UUID> whole, Instant now) throws WlanException {
        boolean granted = false;
        for (AdapterState adapter : latest) {
            UUID id = adapter.id();
            if (wanted.contains(id) && adapter.radio() != Radio.OFF && adapter.radio() != Radio.OFF_BY_HARDWARE) {
                try {
                    var known = lists.computeIfAbsent(id, none -> new NetworkLists());
                    known.read(port, id, whole.contains(id), now);
                    readConnection(port, adapter);
                    granted |= adapter.isRedacted() && known.networkAnswer().is(Answer.Kind.GIVEN);
                } catch (WlanException refused) {
                    passOnUnlessRemoved(refused);
                }
            }
        }
        latest = latest.stream().map(this::refreshed).toList();
        return granted;
    }

    private void readConnection(WlanPort port, AdapterState adapter) throws WlanException {
        if (!adapter.isConnected()) {
            return;
        }
        try {
            var connection = port.connection(adapter.id());
            if (connection != null) {
                connections.put(adapter.id(), connection);
            }
        } catch (WlanException refused) {
            Answer.of(port, adapter.id(), refused); // what is known from events stays
        }
    }

    /** Returns those of the adapters whose lists may be read without a request. */
    Set<UUID> due(Set<UUID> wanted, Duration interval, Instant now) {
        var due = new HashSet<UUID>();
        for (UUID id : wanted) {
            var known = lists.get(id);
            if (known != null && known.isDue(interval, now)) {
                due.add(id);
            }
        }
        return due;
    }

    /** Returns when the lists of the first of these may be read. */
    Instant firstDue(Set<UUID> wanted, Duration interval) {
        var first = Instant.MAX;
        for (UUID id : wanted) {
            var known = lists.get(id);
            if (known != null && known.dueAt(interval).isBefore(first)) {
                first = known.dueAt(interval);
            }
        }
        return first;
    }

    /** Returns the adapters whose connection is unknown and may be queried. */
    Set<UUID> unknownConnections() {
        var untold = new HashSet<UUID>();
        for (AdapterState adapter : latest) {
            if (adapter.isConnected() && adapter.connection() == null && !adapter.isRedacted()) {
                untold.add(adapter.id());
            }
        }
        return untold;
    }

    /** Removes networks that have not been listed for long; returns whether there were any. */
    boolean expire(Instant now) {
        boolean any = false;
        for (NetworkLists known : lists.values()) {
            any |= known.expire(now);
        }
        if (any) {
            latest = latest.stream().map(this::refreshed).toList();
        }
        return any;
    }

    private AdapterState refreshed(AdapterState state) {
        var known = lists.get(state.id());
        return new AdapterState(
                state.adapter(),
                state.index(),
                state.radio(),
                state.profiles(),
                known == null ? state.lists() : copy(known),
                state.isConnected() ? connections.get(state.id()) : null,
                state.quality());
    }

    private static Lists copy(NetworkLists known) {
        return new Lists(known.networks(), known.networkAnswer(), known.stations(), known.stationAnswer());
    }

    private static Radio radio(WlanPort port, UUID id) throws WlanException {
        try {
            return port.radio(id);
        } catch (WlanException refused) {
            Answer.of(port, id, refused);
            return Radio.UNKNOWN;
        }
    }

    private static @Nullable Quality quality(WlanPort port, UUID id) throws WlanException {
        try {
            return port.quality(id);
        } catch (WlanException refused) { // before Windows 11
            if (refused.endsSession()) {
                throw refused;
            }
            return null;
        }
    }

    private List<Profile> profiles(WlanPort port, UUID id) throws WlanException {
        var known = profiles.get(id);
        if (known == null) {
            known = readProfiles(port, id);
            profiles.put(id, known);
        }
        return known;
    }

    private static List<Profile> readProfiles(WlanPort port, UUID id) throws WlanException {
        var read = new ArrayList<Profile>();
        try {
            for (ProfileEntry entry : port.profiles(id)) {
                read.add(new Profile(entry.name(), entry.flags(), document(port, id, entry.name())));
            }
        } catch (WlanException refused) {
            Answer.of(port, id, refused);
        }
        return List.copyOf(read);
    }

    private static ProfileDocument document(WlanPort port, UUID id, String profile) throws WlanException {
        try {
            return ProfileDocument.of(port.profileDocument(id, profile));
        } catch (WlanException refused) {
            if (refused.endsSession()) {
                throw refused;
            }
            return ProfileDocument.UNREADABLE;
        }
    }

    private static void passOnUnlessRemoved(WlanException refused) throws WlanException {
        if (refused.endsSession()) {
            throw refused;
        }
    }
}
