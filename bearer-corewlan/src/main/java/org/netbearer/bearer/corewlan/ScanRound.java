package org.netbearer.bearer.corewlan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.bearer.corewlan.port.CoreWlanException;
import org.netbearer.spi.UpdateResult;

/** One scan on every radio, from the request to its end: an answer, a failure or silence for each. Confined to the serial executor. */
final class ScanRound {
    private final CompletableFuture<UpdateResult> stage = new CompletableFuture<>();
    private final Set<String> waiting = new LinkedHashSet<>();
    private final List<Answer> answers = new ArrayList<>();

    CompletableFuture<UpdateResult> stage() {
        return stage;
    }

    /** Adds a radio that scans. */
    void begun(String radio) {
        waiting.add(radio);
    }

    /** Adds a radio that is off. */
    void off() {
        answers.add(new Answer(UpdateOutcome.UNAVAILABLE, "radio-off", CoreWlanHealth.RADIO_OFF));
    }

    /** Adds a radio whose earlier scan, given up long ago, has still not returned. */
    void stuck(String radio) {
        answers.add(
                new Answer(UpdateOutcome.TIMED_OUT, "scan-timed-out", radio + ": an earlier scan has not returned"));
    }

    /** Called when a radio has answered; returns whether it was waited for. */
    boolean answered(String radio, @Nullable CoreWlanException refused) {
        if (!waiting.remove(radio)) {
            return false;
        }
        answers.add(
                refused == null
                        ? new Answer(UpdateOutcome.COMPLETED, "", "")
                        : switch (refused.refusal()) {
                            case DENIED ->
                                new Answer(UpdateOutcome.DENIED, "scan-denied", radio + ": " + refused.text());
                            case INTERFACE_GONE ->
                                new Answer(UpdateOutcome.UNAVAILABLE, "no-adapter", radio + " was removed");
                            case BUSY ->
                                new Answer(
                                        UpdateOutcome.RECENT,
                                        "",
                                        radio + ": another scan is under way; its result counts");
                            case SERVICE_GONE ->
                                new Answer(UpdateOutcome.UNAVAILABLE, "service-stopped", CoreWlanHealth.SERVICE_GONE);
                            case NOT_IN_RANGE,
                                    AUTHENTICATION,
                                    ACCESS_POINT,
                                    NO_SECRETS,
                                    INVALID_PARAMETER,
                                    TIMED_OUT,
                                    NOT_SUPPORTED,
                                    OTHER ->
                                new Answer(UpdateOutcome.FAILED, "scan-failed", radio + ": " + refused.text());
                        });
        return true;
    }

    boolean isOver() {
        return waiting.isEmpty();
    }

    /** Ends the round of the radios that have not answered. */
    void expire() {
        for (String radio : waiting) {
            answers.add(new Answer(
                    UpdateOutcome.TIMED_OUT, "scan-timed-out", radio + ": the scan has not returned in time"));
        }
        waiting.clear();
    }

    /** Returns the result; a radio that timed out or failed counts for more than one that is switched off. */
    UpdateResult result() {
        var worst = worst();
        return new UpdateResult(worst.outcome, worst.text);
    }

    /** Returns the result as health; {@link BearerHealth#READY} if the state of the radios shows what was wrong. */
    BearerHealth health() {
        var worst = worst();
        return switch (worst.outcome) {
            case TIMED_OUT, FAILED, DENIED -> CoreWlanHealth.ready(worst.code, worst.text);
            case COMPLETED, RECENT, UNAVAILABLE, GONE -> BearerHealth.READY;
        };
    }

    private Answer worst() {
        return answers.stream()
                .max(Comparator.comparingInt(ScanRound::weight))
                .orElse(new Answer(UpdateOutcome.UNAVAILABLE, "no-adapter", CoreWlanHealth.NO_ADAPTER));
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
