package org.netbearer.bearer.wlanapi;

import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_NOTIFICATION_SOURCE_ACM;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_interface_removal;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_scan_complete;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_scan_fail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final String NO_ANSWER = "the driver did not answer the scan";

    private final CompletableFuture<UpdateResult> stage = new CompletableFuture<>();
    private final Map<UUID, String> waiting = new LinkedHashMap<>();
    private final List<Answer> answers = new ArrayList<>();

    /** Begins a scan on every adapter that can. */
    static ScanRound begin(WlanPort port, List<AdapterState> adapters) throws WlanException {
        var round = new ScanRound();
        for (AdapterState adapter : adapters) {
            round.begin(port, adapter);
        }
        return round;
    }

    private void begin(WlanPort port, AdapterState adapter) throws WlanException {
        String name = adapter.adapter().description();
        if (adapter.isRadioOff()) {
            answers.add(new Answer(UpdateOutcome.UNAVAILABLE, "radio-off", radioOff(adapter)));
            return;
        }
        try {
            port.scan(adapter.id());
            waiting.put(adapter.id(), name);
        } catch (WlanException refused) {
            switch (refused.refusal()) {
                case DENIED -> answers.add(new Answer(UpdateOutcome.DENIED, "redacted", WlanHealth.REDACTED));
                case RADIO_OFF -> answers.add(new Answer(UpdateOutcome.UNAVAILABLE, "radio-off", radioOff(adapter)));
                case NOT_FOUND -> answers.add(new Answer(UpdateOutcome.UNAVAILABLE, "no-adapter", name + " is gone"));
                case SERVICE_STOPPED, HANDLE_LOST -> throw refused;
                case NOT_IMPLEMENTED, NOT_LINKED, OTHER ->
                    answers.add(new Answer(UpdateOutcome.FAILED, "scan-failed", name + ": " + refused.text()));
            }
        }
    }

    private static String radioOff(AdapterState adapter) {
        return adapter.radio() == Radio.OFF_BY_HARDWARE ? WlanHealth.RADIO_OFF_BY_HARDWARE : WlanHealth.RADIO_OFF;
    }

    CompletableFuture<UpdateResult> stage() {
        return stage;
    }

    /** Takes an event; tells whether the round has come to its end by it. */
    boolean ends(Event event) {
        if (event.source() != WLAN_NOTIFICATION_SOURCE_ACM || !waiting.containsKey(event.adapter())) {
            return false;
        }
        String name = waiting.get(event.adapter());
        switch (event.code()) {
            case wlan_notification_acm_scan_complete -> answers.add(new Answer(UpdateOutcome.COMPLETED, "", ""));
            case wlan_notification_acm_scan_fail ->
                answers.add(new Answer(
                        UpdateOutcome.FAILED,
                        "scan-failed",
                        name + ": the scan failed, " + WlanReason.platformName(event.reason())));
            case wlan_notification_acm_interface_removal ->
                answers.add(new Answer(UpdateOutcome.UNAVAILABLE, "no-adapter", name + " was removed"));
            default -> {
                return false;
            }
        }
        waiting.remove(event.adapter());
        return waiting.isEmpty();
    }

    boolean isOver() {
        return waiting.isEmpty();
    }

    /** Gives up on the drivers that have not answered. */
    void expire() {
        waiting.values()
                .forEach(name ->
                        answers.add(new Answer(UpdateOutcome.TIMED_OUT, "scan-timed-out", name + ": " + NO_ANSWER)));
        waiting.clear();
    }

    /** What came of it; a driver that was silent or failed tells more than one that is switched off. */
    UpdateResult result() {
        var worst = worst();
        return new UpdateResult(worst.outcome, worst.text);
    }

    /** The same as health; {@link BearerHealth#READY} if the adapters themselves say what was wrong. */
    BearerHealth health() {
        var worst = worst();
        return switch (worst.outcome) {
            case TIMED_OUT, FAILED -> WlanHealth.ready(worst.code, worst.text);
            case COMPLETED, RECENT, DENIED, UNAVAILABLE, GONE -> BearerHealth.READY;
        };
    }

    private Answer worst() {
        return answers.stream()
                .max(Comparator.comparingInt(ScanRound::weight))
                .orElse(new Answer(UpdateOutcome.UNAVAILABLE, "no-adapter", WlanHealth.NO_ADAPTER));
    }

    private static int weight(Answer answer) {
        return switch (answer.outcome) {
            case TIMED_OUT -> 4;
            case FAILED -> 3;
            case DENIED -> 2;
            case COMPLETED, RECENT -> 1;
            case UNAVAILABLE, GONE -> 0;
        };
    }

    private record Answer(UpdateOutcome outcome, String code, String text) {}
}
