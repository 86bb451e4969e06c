package org.netbearer.bearer.wlanapi;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.bearer.wlanapi.port.WlanException;
import org.netbearer.bearer.wlanapi.port.WlanPort;
import org.netbearer.bearer.wlanapi.port.WlanPort.Event;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerContext.Scheduled;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;

/** The round of scans that is under way, if any, and the problem of the last one. Confined to the bearer's serial executor. */
final class Scans {
    private final BearerContext context;
    private final Supplier<WlanSettings> settings;
    private final Consumer<Set<UUID>> onEnd;
    private BearerHealth health = BearerHealth.READY;
    private @Nullable ScanRound round;
    private @Nullable Scheduled deadline;

    /**
     * Creates an instance without a round.
     *
     * @param onEnd called when a round has ended and before its stage completes, with the adapters whose scan ended well
     */
    Scans(BearerContext context, Supplier<WlanSettings> settings, Consumer<Set<UUID>> onEnd) {
        this.context = context;
        this.settings = settings;
        this.onEnd = onEnd;
    }

    /** Returns the stage of the round that is under way; null if there is none. */
    @Nullable
    CompletionStage<UpdateResult> underWay() {
        return round == null ? null : round.stage();
    }

    /**
     * Starts a round.
     *
     * @throws WlanException if the session is lost
     */
    CompletionStage<UpdateResult> start(WlanPort port, List<AdapterState> adapters, UpdateRequest request)
            throws WlanException {
        var begun = ScanRound.begin(port, adapters, settings.get().scanConnected());
        round = begun;
        if (begun.isOver()) {
            finish();
        } else {
            var limit = settings.get().scanTimeout();
            var timeout = request.timeout().compareTo(limit) < 0 ? request.timeout() : limit;
            deadline = context.schedule(timeout, () -> {
                begun.expire();
                finish();
            });
        }
        return begun.stage();
    }

    /** Returns whether the round has come to its end by an event, and is to be finished. */
    boolean ends(Event event) {
        return round != null && round.ends(event);
    }

    boolean isScanning(UUID adapter) {
        return round != null && round.isScanning(adapter);
    }

    /** Returns what was wrong with the last round; {@link BearerHealth#READY} if nothing was. */
    BearerHealth health() {
        return health;
    }

    /** Finishes the round. The lists are read also after a timeout, as there may be results. */
    void finish() {
        if (round != null) {
            health = round.health();
            var result = round.result();
            onEnd.accept(round.completed());
            end(result);
        }
    }

    /** Ends the round, since the session is lost, and forgets what was wrong with the last. */
    void fail(UpdateResult result) {
        health = BearerHealth.READY;
        end(result);
    }

    /** Ends the round, since the bearer stops. */
    void stop() {
        var ended = end(null);
        if (ended != null) {
            ended.stage()
                    .completeExceptionally(new NetworkException(FailureReason.BEARER_GONE, "the bearer was stopped"));
        }
    }

    private @Nullable ScanRound end(@Nullable UpdateResult result) {
        if (deadline != null) {
            deadline.cancel();
            deadline = null;
        }
        var ended = round;
        round = null;
        if (ended != null && result != null) {
            ended.stage().complete(result);
        }
        return ended;
    }
}
