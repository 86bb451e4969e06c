package org.netbearer.bearer.wlanapi;

import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_NOTIFICATION_SOURCE_ACM;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_NOTIFICATION_SOURCE_MSM;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_PROFILE_GROUP_POLICY;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_PROFILE_USER;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_scan_complete;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_scan_fail;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_msm_signal_quality_change;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.PrintableText;
import org.netbearer.bearer.wlanapi.port.WlanException;
import org.netbearer.bearer.wlanapi.port.WlanPort;
import org.netbearer.bearer.wlanapi.port.WlanPort.Adapter;
import org.netbearer.bearer.wlanapi.port.WlanPort.Connection;
import org.netbearer.bearer.wlanapi.port.WlanPort.Event;
import org.netbearer.bearer.wlanapi.port.WlanPort.Network;
import org.netbearer.bearer.wlanapi.port.WlanPort.ProfileEntry;
import org.netbearer.bearer.wlanapi.port.WlanPort.Quality;
import org.netbearer.bearer.wlanapi.port.WlanPort.QualityLink;
import org.netbearer.bearer.wlanapi.port.WlanPort.Station;

/**
 * Records the answers of one session with the service, call by call: counts, kinds and codes, never a name or an address. Confined to
 * the thread that asks.
 */
final class Transcript {
    private static final int MOST_EVENTS = 1000;
    private static final int MOST_LINES = 5000;

    private final Duration patience;
    private final List<String> lines = new ArrayList<>();
    private final BlockingQueue<Received> received = new ArrayBlockingQueue<>(MOST_EVENTS);
    private final long begun = System.nanoTime();
    private List<UUID> adapters = List.of();

    /**
     * Creates an empty transcript.
     *
     * @param patience how long the events of a scan are waited for
     */
    Transcript(Duration patience) {
        this.patience = patience;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    void line(String text) {
        lines.add(PrintableText.of(text));
    }

    /**
     * Opens a session, asks everything once, scans, and writes down the events in their order.
     *
     * @param watch how long events are recorded after that
     */
    void session(WlanPort.Opener opener, Duration watch) {
        // offered, not put: the system's thread is not held up by more events than are read
        try (var port = opener.open(event -> received.offer(new Received(System.nanoTime(), event)))) {
            line("WlanOpenHandle 0; radio events " + (port.receivesRadioEvents() ? "received" : "refused: error 5"));
            var found = port.adapters();
            line("WlanEnumInterfaces 0: " + found.size() + " adapters");
            adapters = found.stream().map(Adapter::id).toList();
            for (Adapter adapter : found) {
                ask(port, adapter);
            }
            scan(port);
            if (!watch.isZero()) {
                watch(watch);
            }
        } catch (WlanException refused) {
            line(refused.text());
        }
        line("end");
    }

    private void ask(WlanPort port, Adapter adapter) {
        var id = adapter.id();
        line(number(id) + ": state " + adapter.state() + ", interface index "
                + (port.interfaceIndex(id) == 0 ? "not found" : "found"));
        answer(id, "radio_state", () -> port.radio(id), Enum::name);
        answer(id, "WlanGetAvailableNetworkList", () -> port.networks(id), Transcript::networks);
        answer(id, "WlanGetNetworkBssList", () -> port.stations(id), Transcript::stations);
        answer(id, "WlanGetProfileList", () -> port.profiles(id), Transcript::profiles);
        answer(id, "profile documents", () -> documents(port, id), read -> read + " understood");
        answer(id, "current_connection", () -> new Linked(port.connection(id)), Linked::text);
        answer(
                id,
                "statistics",
                () -> port.frames(id),
                frames -> frames.sent() + frames.received() > 0 ? "frames counted" : "no frames");
        answer(id, "realtime_connection_quality", () -> new Measured(port.quality(id)), Measured::text);
        line(number(id) + ": bytes " + port.answerSizes(id));
    }

    private <T> void answer(UUID id, String what, Call<T> call, Function<T, String> text) {
        try {
            line(number(id) + ": " + what + " 0: " + text.apply(call.call()));
        } catch (WlanException refused) {
            line(number(id) + ": " + refused.text());
        }
    }

    private static String profiles(List<ProfileEntry> profiles) {
        return profiles.size() + " profiles, "
                + count(profiles, profile -> (profile.flags() & WLAN_PROFILE_USER) != 0) + " of one user, "
                + count(profiles, profile -> (profile.flags() & WLAN_PROFILE_GROUP_POLICY) != 0) + " by policy";
    }

    private static String networks(List<Network> networks) {
        return networks.size() + " entries, "
                + count(networks, Network::connected) + " connected, "
                + count(networks, Network::connectable) + " connectable, "
                + count(networks, network -> !network.profile().isEmpty()) + " with a profile, "
                + count(networks, network -> network.ssid().isHidden()) + " hidden, "
                + count(networks, network -> network.bssids() == 0) + " not visible; "
                + tally(
                        networks.stream()
                                .filter(network -> !network.connectable())
                                .toList(),
                        network -> WlanReason.platformName(network.obstacle()))
                + " "
                + tally(
                        networks,
                        network -> AccessPoints.security(network.authentication(), network.secured())
                                .name());
    }

    private static String stations(List<Station> stations) {
        return stations.size() + " entries, "
                + count(stations, station -> station.elements().length() > 0) + " with elements, "
                + count(stations, station -> AccessPoints.accessPoint(station).channel() > 0) + " on a known channel, "
                + count(stations, station -> station.heardAt() > 0) + " with a time, "
                + count(stations, Transcript::isOfTheLastDay) + " of the last day; "
                + tally(stations, station -> "phy " + station.physicalType());
    }

    /** Proves the unit and the beginning of the time that a driver gives. */
    private static boolean isOfTheLastDay(Station station) {
        return AccessPoints.accessPoint(station)
                .lastSeen()
                .filter(seen -> Duration.between(seen, Instant.now()).abs().compareTo(Duration.ofDays(1)) < 0)
                .isPresent();
    }

    private static int documents(WlanPort port, UUID id) throws WlanException {
        int understood = 0;
        for (var profile : port.profiles(id)) {
            understood +=
                    ProfileDocument.of(port.profileDocument(id, profile.name())).ssid() == null ? 0 : 1;
        }
        return understood;
    }

    private void scan(WlanPort port) {
        long until = System.nanoTime() + patience.toNanos();
        var waiting = new HashSet<UUID>();
        for (UUID adapter : adapters) {
            try {
                port.scan(adapter);
                waiting.add(adapter);
                line(number(adapter) + ": WlanScan 0");
            } catch (WlanException refused) {
                line(number(adapter) + ": " + refused.text());
            }
        }
        while (!waiting.isEmpty()) {
            var next = next(until);
            if (next == null) {
                line("after " + patience.toMillis() + " ms: no end of the scan on " + waiting.size() + " adapters");
                return;
            }
            write(next);
            if (isEndOfScan(next.event)) {
                waiting.remove(next.event.adapter());
            }
        }
    }

    /** Records events while a person switches the radio, disconnects, types a wrong key. */
    private void watch(Duration time) {
        line("recording events for " + time.toSeconds() + " s");
        long until = System.nanoTime() + time.toNanos();
        for (int i = 0; i < MOST_LINES; i++) {
            var next = next(until);
            if (next == null) {
                return;
            }
            write(next);
        }
        line("no more is recorded after " + MOST_LINES + " events");
    }

    private void write(Received received) {
        var event = received.event;
        boolean signal = event.is(WLAN_NOTIFICATION_SOURCE_MSM, wlan_notification_msm_signal_quality_change);
        line("+" + TimeUnit.NANOSECONDS.toMillis(received.at - begun) + " ms "
                + (event.source() == WLAN_NOTIFICATION_SOURCE_ACM ? "acm " : "msm ") + event.code() + " on "
                + number(event.adapter()) + ", " + event.dataSize() + " bytes"
                + (event.subject() == null ? "" : event.profile().isEmpty() ? ", no profile" : ", a profile")
                + (signal || event.number() == WlanReason.SUCCESS
                        ? ""
                        : ", " + WlanReason.platformName(event.number())));
    }

    private @Nullable Received next(long until) {
        try {
            return received.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return received.poll(); // what has arrived is recorded
        }
    }

    private static boolean isEndOfScan(Event event) {
        return event.source() == WLAN_NOTIFICATION_SOURCE_ACM
                && Set.of(wlan_notification_acm_scan_complete, wlan_notification_acm_scan_fail)
                        .contains(event.code());
    }

    /** Interfaces have numbers here, since their GUIDs would identify the machine. */
    private String number(UUID adapter) {
        int index = adapters.indexOf(adapter);
        return index < 0 ? "another adapter" : "adapter " + (index + 1);
    }

    private static <T> long count(List<T> entries, Predicate<T> wanted) {
        return entries.stream().filter(wanted).count();
    }

    private static <T> String tally(List<T> entries, Function<T, String> kind) {
        var tally = new TreeMap<String, Integer>();
        entries.forEach(entry -> tally.merge(kind.apply(entry), 1, Integer::sum));
        return tally.toString();
    }

    private record Received(long at, Event event) {}

    private record Measured(@Nullable Quality quality) {
        String text() {
            return quality == null
                    ? "none"
                    : "phy " + quality.physicalType() + ", " + (quality.multiLink() ? "multi-link, " : "")
                            + quality.links().size() + " links of "
                            + quality.links().stream()
                                    .map(QualityLink::widthMhz)
                                    .toList() + " MHz";
        }
    }

    private record Linked(@Nullable Connection connection) {
        String text() {
            return connection == null
                    ? "none"
                    : AccessPoints.security(connection.authentication(), connection.secured())
                            + (connection.profile().isEmpty() ? ", without a profile" : ", by a profile");
        }
    }

    /** A call that may be refused. */
    private interface Call<T> {
        T call() throws WlanException;
    }
}
