package org.netbearer.bearer.generic.netlink;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanDetails;

/**
 * Asks nl80211 which access points the wireless interfaces are associated with. Holds nothing open until it is asked about an
 * interface. Confined to one thread.
 */
final class Associations implements AutoCloseable {
    /** Opens a channel to generic netlink. */
    @FunctionalInterface
    interface Source {
        Channel open() throws IOException;
    }

    private final Source source;
    private @Nullable Conversation conversation;
    private int family;

    Associations(Source source) {
        this.source = source;
    }

    /**
     * Reads the associations.
     *
     * @param indexes the wireless interfaces
     * @return what is known of the network, by the index of the interface; none for one that is not associated, or of which the
     *     kernel does not tell
     */
    Map<Integer, WlanDetails> of(Collection<Integer> indexes) {
        if (indexes.isEmpty()) {
            return Map.of();
        }
        try {
            Conversation open = opened();
            var found = new HashMap<Integer, WlanDetails>();
            if (family != 0) {
                for (int index : indexes) {
                    association(open, index).ifPresent(details -> found.put(index, details));
                }
            }
            return found;
        } catch (IOException unanswered) {
            close(); // and opened anew for the next reading
            return Map.of();
        }
    }

    private Conversation opened() throws IOException {
        Conversation open = conversation;
        if (open == null) {
            open = new Conversation(source.open());
            conversation = open;
        }
        if (family == 0) {
            family = open.ask(StationMessage.family())
                    .message()
                    .map(StationMessage::familyOf)
                    .orElse(0);
        }
        return open;
    }

    private Optional<WlanDetails> association(Conversation open, int index) throws IOException {
        Optional<StationMessage> own = open.ask(StationMessage.ofInterface(family, index))
                .message()
                .map(StationMessage::of)
                .filter(StationMessage::isClient);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        List<Message> stations = open.dump(StationMessage.stations(family, index));
        if (stations.isEmpty()) {
            return Optional.empty();
        }
        Ssid ssid = own.get().ssid();
        return details(own.get(), StationMessage.of(stations.get(0)), ssid == null ? heard(open, index) : ssid);
    }

    /** Finds the name in the scan list: of a client that associates by itself, as wpa_supplicant does, the interface has none. */
    private @Nullable Ssid heard(Conversation open, int index) throws IOException {
        for (Message heard : open.dump(StationMessage.heard(family, index))) {
            Ssid ssid = StationMessage.of(heard).ssid();
            if (ssid != null) {
                return ssid;
            }
        }
        return null;
    }

    private static Optional<WlanDetails> details(StationMessage own, StationMessage peer, @Nullable Ssid ssid) {
        if (ssid == null || peer.address() == null) {
            return Optional.empty();
        }
        var point = AccessPoint.builder()
                .bssid(peer.address())
                .frequencyMhz(own.frequencyMhz())
                .channelWidthMhz(own.widthMhz());
        peer.link().signalDbm().ifPresent(dbm -> point.signalDbm(dbm).signalPercent(percent(dbm)));
        return Optional.of(WlanDetails.builder(ssid)
                .accessPoints(List.of(point.build()))
                .activeAccessPoint(peer.address())
                .link(peer.link())
                .build());
    }

    /** Counts as NetworkManager and Windows do: -100 dBm is nothing, -50 is all. */
    private static int percent(int dbm) {
        return Math.max(0, Math.min(100, 2 * (dbm + 100)));
    }

    @Override
    public void close() {
        Conversation open = conversation;
        conversation = null;
        family = 0;
        if (open != null) {
            open.close();
        }
    }
}
