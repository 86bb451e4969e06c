package org.netbearer.bearer.corewlan;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.bearer.corewlan.port.CoreWlanException;
import org.netbearer.bearer.corewlan.port.CoreWlanException.Refusal;
import org.netbearer.bearer.corewlan.port.CoreWlanPort;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerContext.Scheduled;
import org.netbearer.spi.UpdateResult;

/**
 * Scans on every radio, one round at a time. Confined to the serial executor.
 *
 * <p>A scan blocks, so it runs on a thread of its own; no second one is begun on a radio before the first has returned. A radio
 * that is scanning for another program refuses: it is asked again after a while, and then the result of the other scan counts.
 */
final class Scans {
    /** The delay before a radio that is scanning for another program is asked again. */
    static final Duration BUSY_DELAY = Duration.ofSeconds(1);

    /** How often it is asked again. */
    static final int BUSY_RETRIES = 3;

    private final BearerContext context;
    private final PortCalls calls;
    private final Runnable refresh;
    private final Runnable refreshSoon;
    private final Set<String> scanning = new HashSet<>();
    private BearerHealth health = BearerHealth.READY;
    private @Nullable ScanRound round;
    private @Nullable Scheduled deadline;

    /**
     * Creates one with nothing under way.
     *
     * @param context for deadlines
     * @param calls the port's blocking calls
     * @param refresh reads all and reports
     * @param refreshSoon the same, at once only if nothing was reported a moment ago
     */
    Scans(BearerContext context, PortCalls calls, Runnable refresh, Runnable refreshSoon) {
        this.context = context;
        this.calls = calls;
        this.refresh = refresh;
        this.refreshSoon = refreshSoon;
    }

    /** Returns the result of the round that is under way; null if there is none. */
    @Nullable
    CompletionStage<UpdateResult> underWay() {
        return round == null ? null : round.stage();
    }

    /** Returns what came of the last round: {@link BearerHealth#READY} unless something was wrong with it. */
    BearerHealth health() {
        return health;
    }

    CompletionStage<UpdateResult> begin(CoreWlanPort port, List<RadioState> radios, Duration limit) {
        var begun = new ScanRound();
        round = begun;
        radios.forEach(radio -> scan(port, begun, radio));
        if (begun.isOver()) {
            finish();
        } else {
            deadline = context.schedule(limit, () -> {
                begun.expire();
                finish();
            });
        }
        return begun.stage();
    }

    private void scan(CoreWlanPort port, ScanRound begun, RadioState radio) {
        String name = radio.name();
        if (radio.isOff()) {
            begun.off();
        } else if (scanning.contains(name)) {
            begun.stuck(name);
        } else {
            begun.begun(name);
            scan(port, begun, name, BUSY_RETRIES);
        }
    }

    private void scan(CoreWlanPort port, ScanRound begun, String radio, int retries) {
        scanning.add(radio);
        calls.submit("scan", radio, () -> port.scan(radio), refused -> {
            scanning.remove(radio);
            boolean busy = refused != null && refused.refusal() == Refusal.BUSY;
            if (busy && retries > 0 && begun == round) {
                var ignored = context.schedule(BUSY_DELAY, () -> again(port, begun, radio, retries - 1));
            } else {
                returned(begun, radio, refused);
            }
        });
    }

    private void again(CoreWlanPort port, ScanRound begun, String radio, int retries) {
        if (begun == round && !scanning.contains(radio)) {
            scan(port, begun, radio, retries);
        }
    }

    private void returned(ScanRound begun, String radio, @Nullable CoreWlanException refused) {
        if (!begun.answered(radio, refused)) {
            refreshSoon.run(); // too late for the round, but there are results
        } else if (begun.isOver() && begun == round) {
            finish();
        }
    }

    /** Reads the lists also after a timeout, as there may be results. */
    private void finish() {
        if (round != null) {
            health = round.health();
            var result = round.result();
            refresh.run();
            end(result);
        }
    }

    /** Ends the round that is under way with a result, and forgets what came of it. */
    void reset(UpdateResult result) {
        health = BearerHealth.READY;
        end(result);
    }

    private void end(UpdateResult result) {
        var ended = close();
        if (ended != null) {
            ended.stage().complete(result);
        }
    }

    /** Fails the round that is under way, because the bearer stops. */
    void stop() {
        var ended = close();
        if (ended != null) {
            ended.stage()
                    .completeExceptionally(new NetworkException(FailureReason.BEARER_GONE, "the bearer was stopped"));
        }
    }

    private @Nullable ScanRound close() {
        if (deadline != null) {
            deadline.cancel();
            deadline = null;
        }
        var ended = round;
        round = null;
        return ended;
    }
}
