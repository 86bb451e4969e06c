package org.netbearer.bearer.wlanapi;

import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_NOTIFICATION_SOURCE_ACM;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_connection_complete;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_connection_start;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_disconnected;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_interface_removal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.netbearer.bearer.wlanapi.port.WlanPort.Event;

/**
 * Connections that were given up on their way up, so that one which succeeds all the same can be broken: the system promises
 * nowhere that disconnecting ends an attempt. Confined to the bearer's serial executor.
 */
final class CancelledAttempts {
    /** How long a success without a new attempt counts as the late success of a cancelled one. */
    static final Duration GRACE = Duration.ofSeconds(10);

    private final Map<UUID, Attempt> attempts = new HashMap<>();
    private final InstantSource clock;

    CancelledAttempts(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Adds a cancelled attempt.
     *
     * @param adapter whose it was
     * @param profile what it was to connect by
     * @param started whether its first event has come; one that comes later is no new attempt
     */
    void add(UUID adapter, String profile, boolean started) {
        attempts.put(adapter, new Attempt(profile, clock.instant().plus(GRACE), started, false));
    }

    /** Removes the attempt on an adapter, because a connection is wanted on it again. */
    void forget(UUID adapter) {
        attempts.remove(adapter);
    }

    /** Called for each event. */
    void onEvent(Event event) {
        if (event.source() == WLAN_NOTIFICATION_SOURCE_ACM) {
            attempts.computeIfPresent(event.adapter(), (adapter, attempt) -> attempt.after(event));
        }
    }

    /** Returns the adapters on which one has succeeded late, each once. */
    List<UUID> lateSuccesses() {
        var now = clock.instant();
        attempts.values().removeIf(attempt -> now.isAfter(attempt.until));
        var late = attempts.entrySet().stream()
                .filter(entry -> entry.getValue().succeeded)
                .map(Map.Entry::getKey)
                .toList();
        late.forEach(attempts::remove);
        return late;
    }

    private record Attempt(String profile, Instant until, boolean started, boolean succeeded) {
        /** Returns what the event makes of it; null if it is over. */
        @SuppressWarnings("NullAway") // of computeIfPresent: null removes
        Attempt after(Event event) {
            boolean ours = event.profile().isEmpty() || event.profile().equals(profile);
            return switch (event.code()) {
                case wlan_notification_acm_connection_start ->
                    ours && !started ? new Attempt(profile, until, true, false) : null;
                case wlan_notification_acm_connection_complete ->
                    ours && event.number() == WlanReason.SUCCESS ? new Attempt(profile, until, started, true) : null;
                case wlan_notification_acm_disconnected, wlan_notification_acm_interface_removal -> null;
                default -> this;
            };
        }
    }
}
