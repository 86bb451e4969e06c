package org.netbearer.bearer.wlanapi;

import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_NOTIFICATION_SOURCE_ACM;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_interface_removal;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_scan_complete;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_scan_fail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.bearer.wlanapi.port.WlanException;
import org.netbearer.bearer.wlanapi.port.WlanPort;
import org.netbearer.bearer.wlanapi.port.WlanPort.Event;
import org.netbearer.bearer.wlanapi.port.WlanPort.Radio;
import org.netbearer.spi.UpdateResult;

/**
 * One scan on every adapter, from the request to its end: an answer, a failure or silence for each. Confined to the bearer's serial executor.
 */
final class ScanRound {
    private static final String CONNECTED = "connected, so that no scan was made (scan.connected)";
    private static final String NO_ANSWER = "the driver did not answer the scan";

    private final CompletableFuture<UpdateResult> stage = new CompletableFuture<>();
    private final Map<UUID, Pending> waiting = new LinkedHashMap<>();
    private final Set<UUID> completed = new HashSet<>();
    private final List<Answered> answers = new ArrayList<>();

    /**
     * Starts a scan on every adapter that can.
     *
     * @param connectedToo whether on those that are connected as well; their traffic waits meanwhile
     */
    static ScanRound begin(WlanPort port, List<AdapterState> adapters, boolean connectedToo) throws WlanException {
        var round = new ScanRound();
        for (AdapterState adapter : adapters) {
            if (connectedToo || !adapter.isConnected()) {
                round.begin(port, adapter);
            } else {
                round.answers.add(new Answered(UpdateOutcome.RECENT, "", CONNECTED));
            }
        }
        return round;
    }

    private void begin(WlanPort port, AdapterState adapter) throws WlanException {
        String name = adapter.adapter().description();
        if (adapter.isRadioOff()) {
            answers.add(new Answered(UpdateOutcome.UNAVAILABLE, "radio-off", radioOff(adapter)));
            return;
        }
        try {
            port.scan(adapter.id());
            waiting.put(adapter.id(), new Pending(name, UpdateOutcome.COMPLETED));
        } catch (WlanException refused) {
            switch (refused.refusal()) {
                // a scan of another program is under way: its end is awaited
                case BUSY -> waiting.put(adapter.id(), new Pending(name, UpdateOutcome.RECENT));
                case DENIED -> answers.add(new Answered(UpdateOutcome.DENIED, "redacted", WlanHealth.REDACTED));
                case RADIO_OFF -> answers.add(new Answered(UpdateOutcome.UNAVAILABLE, "radio-off", radioOff(adapter)));
                case SERVICE_STOPPED, HANDLE_LOST -> throw refused;
                case NOT_FOUND, INVALID_PARAMETER ->
                    answers.add(
                            port.hasAdapter(adapter.id())
                                    ? failed(name, refused.text())
                                    : new Answered(UpdateOutcome.UNAVAILABLE, "no-adapter", name + " is gone"));
                case NOT_IMPLEMENTED, NOT_SUPPORTED, NOT_LINKED, OTHER -> answers.add(failed(name, refused.text()));
            }
        }
    }

    private static Answered failed(String name, String why) {
        return new Answered(UpdateOutcome.FAILED, "scan-failed", name + ": " + why);
    }

    private static String radioOff(AdapterState adapter) {
        return adapter.radio() == Radio.OFF_BY_HARDWARE ? WlanHealth.RADIO_OFF_BY_HARDWARE : WlanHealth.RADIO_OFF;
    }

    CompletableFuture<UpdateResult> stage() {
        return stage;
    }

    /** Returns whether the round has come to its end by an event. */
    boolean ends(Event event) {
        var pending = waiting.get(event.adapter());
        if (event.source() != WLAN_NOTIFICATION_SOURCE_ACM || pending == null) {
            return false;
        }
        switch (event.code()) {
            case wlan_notification_acm_scan_complete -> {
                answers.add(new Answered(pending.outcome, "", ""));
                completed.add(event.adapter());
            }
            case wlan_notification_acm_scan_fail ->
                answers.add(failed(pending.name, "the scan failed, " + WlanReason.platformName(event.number())));
            case wlan_notification_acm_interface_removal ->
                answers.add(new Answered(UpdateOutcome.UNAVAILABLE, "no-adapter", pending.name + " was removed"));
            default -> {
                return false;
            }
        }
        waiting.remove(event.adapter());
        return waiting.isEmpty();
    }

    /** Returns whether a scan is under way on an adapter. */
    boolean isScanning(UUID adapter) {
        return waiting.containsKey(adapter);
    }

    /** Returns the adapters whose scan has ended well, so that their lists lack nothing. */
    Set<UUID> completed() {
        return Set.copyOf(completed);
    }

    boolean isOver() {
        return waiting.isEmpty();
    }

    /** Ends the round of the drivers that have not answered. */
    void expire() {
        waiting.values()
                .forEach(pending -> answers.add(
                        new Answered(UpdateOutcome.TIMED_OUT, "scan-timed-out", pending.name + ": " + NO_ANSWER)));
        waiting.clear();
    }

    /** Returns what came of it; a driver that was silent or failed tells more than one that is switched off. */
    UpdateResult result() {
        var worst = worst();
        return new UpdateResult(worst.outcome, worst.text);
    }

    /** Returns the same as health; {@link BearerHealth#READY} if the adapters themselves say what was wrong. */
    BearerHealth health() {
        var worst = worst();
        return switch (worst.outcome) {
            case TIMED_OUT, FAILED -> WlanHealth.ready(worst.code, worst.text);
            case COMPLETED, RECENT, DENIED, UNAVAILABLE, GONE -> BearerHealth.READY;
        };
    }

    private Answered worst() {
        return answers.stream()
                .max(Comparator.comparingInt(ScanRound::weight))
                .orElse(new Answered(UpdateOutcome.UNAVAILABLE, "no-adapter", WlanHealth.NO_ADAPTER));
    }

    private static int weight(Answered answer) {
        return switch (answer.outcome) {
            case TIMED_OUT -> 5;
            case FAILED -> 4;
            case DENIED -> 3;
            case RECENT -> 2;
            case COMPLETED -> 1;
            case UNAVAILABLE, GONE -> 0;
        };
    }

    private record Answered(UpdateOutcome outcome, String code, String text) {}

    /**
     * A scan whose end is waited for.
     *
     * @param name the adapter's
     * @param outcome what it is if it ends well
     */
    private record Pending(String name, UpdateOutcome outcome) {}
}
