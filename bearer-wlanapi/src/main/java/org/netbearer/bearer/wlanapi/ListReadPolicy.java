package org.netbearer.bearer.wlanapi;

import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_NOTIFICATION_SOURCE_ACM;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_scan_complete;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_scan_list_refresh;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.wlanapi.WlanSettings.ListAccess;
import org.netbearer.bearer.wlanapi.port.WlanException;
import org.netbearer.bearer.wlanapi.port.WlanPort;
import org.netbearer.bearer.wlanapi.port.WlanPort.Event;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * Decides when the gated functions are called. Windows shows each call to the user and asks programs to throttle them. So they are
 * called on request, and otherwise at most once per interval and adapter, after Windows has refreshed its lists or if the
 * connection of an adapter is unknown. Confined to the bearer's serial executor.
 */
final class ListReadPolicy {
    private final BearerContext context;
    private final Supplier<WlanSettings> settings;
    private final WlanReader reader;
    private final Runnable onDue;
    private final Set<UUID> wanted = new HashSet<>();
    private boolean allWanted;
    private @Nullable Scheduled later;

    /**
     * Creates a policy without pending readings.
     *
     * @param onDue called on the executor when what was put off is due
     */
    ListReadPolicy(BearerContext context, Supplier<WlanSettings> settings, WlanReader reader, Runnable onDue) {
        this.context = context;
        this.settings = settings;
        this.reader = reader;
        this.onDue = onDue;
    }

    /** Requests one reading of the lists of every adapter as soon as it is due. */
    void wantAll() {
        allWanted = true;
    }

    /** Called for each event. */
    void onEvent(Event event) {
        if (event.is(
                WLAN_NOTIFICATION_SOURCE_ACM,
                wlan_notification_acm_scan_complete,
                wlan_notification_acm_scan_list_refresh)) {
            wanted.add(event.adapter());
        }
    }

    /**
     * Reads the lists that were requested or are due, and schedules the rest.
     *
     * @param asked the adapters whose lists were requested
     * @param whole those on which a scan has just ended
     * @param scanning those on which a scan is under way, after which they are asked for
     * @return whether a list that was denied has been read again
     * @throws WlanException if the session is lost
     */
    boolean read(WlanPort port, Predicate<UUID> asked, Set<UUID> whole, Predicate<UUID> scanning) throws WlanException {
        cancel();
        var present = reader.latest().stream().map(AdapterState::id).collect(Collectors.toSet());
        wantWhatIsDueAnyway(present);
        var now = context.clock().instant();
        var interval = settings.get().listInterval();
        var due = new HashSet<>(reader.due(wanted, interval, now));
        due.removeIf(scanning);
        if (settings.get().listAccess() != ListAccess.NEVER) {
            present.stream().filter(asked).forEach(due::add);
        }
        boolean granted = !due.isEmpty() && reader.readLists(port, due, whole, now);
        wanted.removeAll(due);
        wanted.removeIf(scanning);
        if (!wanted.isEmpty()) {
            var delay = Duration.between(now, reader.firstDue(wanted, interval));
            later = context.schedule(delay, onDue);
        }
        return granted;
    }

    private void wantWhatIsDueAnyway(Set<UUID> present) {
        if (settings.get().listAccess() != ListAccess.AUTOMATIC) {
            wanted.clear();
        } else {
            if (allWanted) {
                wanted.addAll(present);
            }
            wanted.addAll(reader.unknownConnections());
            wanted.retainAll(present);
        }
        allWanted = false;
    }

    void cancel() {
        if (later != null) {
            later.cancel();
            later = null;
        }
    }
}
