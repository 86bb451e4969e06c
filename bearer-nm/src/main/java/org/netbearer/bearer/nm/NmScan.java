package org.netbearer.bearer.nm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.bearer.nm.dbus.BusError;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerContext.Scheduled;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;

/**
 * A scan on all radios; done when the daemon has recorded a later scan for each one, or said why not.
 *
 * <p>Confined to the bearer's serial executor.
 */
final class NmScan {
    private static final UpdateResult REMOVED =
            new UpdateResult(UpdateOutcome.UNAVAILABLE, "the Wi-Fi adapter was removed");

    private final NmDaemon daemon;
    private final CompletableFuture<UpdateResult> result = new CompletableFuture<>();
    private final Map<String, Long> waiting = new HashMap<>();
    private final List<UpdateResult> results = new ArrayList<>();
    private final @Nullable Scheduled deadline;
    private int open;

    private NmScan(NmDaemon daemon, BearerContext context, UpdateRequest request) {
        this.daemon = daemon;
        deadline = context.schedule(
                request.timeout(),
                () -> end(new UpdateResult(UpdateOutcome.TIMED_OUT, "NetworkManager is still scanning")));
    }

    static NmScan begin(NmState state, NmDaemon daemon, BearerContext context, UpdateRequest request) {
        var scan = new NmScan(daemon, context, request);
        List<NmDevice> radios = state.devices().stream()
                .filter(NmDevice::isWlan)
                .filter(NmDevice::isManaged)
                .toList();
        radios.forEach(radio -> scan.ask(state, radio));
        scan.open++; // signals that the daemon sent before this call arrive before its answer
        daemon.call(NmCalls.version()).whenComplete((answer, failure) -> {
            scan.open--;
            if (radios.isEmpty() && failure != null) {
                scan.results.add(refusal(failure));
            }
        });
        return scan;
    }

    CompletionStage<UpdateResult> result() {
        return result;
    }

    boolean isDone() {
        return result.isDone();
    }

    /** Completes the scan if it is done; called after the state was reported. */
    void stateReported(NmState state) {
        waiting.entrySet().removeIf(entry -> {
            NmDevice device = state.device(entry.getKey());
            UpdateResult end = end(state, device, entry.getValue());
            if (end != null) {
                results.add(end);
            }
            return end != null;
        });
        if (open == 0 && waiting.isEmpty()) {
            end(best());
        }
    }

    /** Returns how the scan of one radio ended; null if it goes on. */
    private static @Nullable UpdateResult end(NmState state, @Nullable NmDevice radio, long before) {
        if (radio == null) {
            return REMOVED;
        } else if (radio.lastScan() != before) {
            return UpdateResult.COMPLETED;
        } else {
            return isReady(radio) ? null : notReady(state, radio);
        }
    }

    void end(UpdateResult why) {
        if (deadline != null) {
            deadline.cancel();
        }
        result.complete(why);
    }

    void bearerGone() {
        if (deadline != null) {
            deadline.cancel();
        }
        result.completeExceptionally(
                new NetworkException(FailureReason.BEARER_GONE, "the bearer was stopped during the scan"));
    }

    /**
     * Requests a scan on one radio. The daemon answers before it tells its supplicant to start: so what it has recorded by the time
     * of its answer is an earlier scan, also if its signal arrives only now.
     */
    private void ask(NmState state, NmDevice radio) {
        if (!isReady(radio)) {
            results.add(notReady(state, radio));
            return;
        }
        String path = radio.path();
        open++;
        daemon.call(NmCalls.scan(path)).whenComplete((answer, failure) -> {
            open--;
            NmDevice asked = daemon.state().device(path);
            if (failure != null && !isUnderWay(failure)) {
                results.add(refusal(failure));
            } else if (asked == null) {
                results.add(REMOVED);
            } else {
                waiting.put(path, asked.lastScan());
            }
        });
    }

    private static boolean isReady(NmDevice radio) {
        return radio.state() > NmDevice.UNAVAILABLE;
    }

    private static UpdateResult notReady(NmState state, NmDevice radio) {
        boolean off =
                !state.manager().flag("WirelessEnabled") || !state.manager().flag("WirelessHardwareEnabled");
        return new UpdateResult(
                UpdateOutcome.UNAVAILABLE,
                radio.interfaceName() + (off ? ": the radio is switched off" : ": the adapter is not ready"));
    }

    /** The daemon refuses a second scan while the first is running, whose result is as good. */
    private static boolean isUnderWay(Throwable failure) {
        return isNotAllowed(failure, "while already scanning");
    }

    /** The daemon has one error for all the reasons why it does not scan now, and tells them apart in its text only. */
    private static boolean isNotAllowed(Throwable failure, String text) {
        return failure instanceof BusError error
                && error.name().endsWith(".NotAllowed")
                && String.valueOf(error.getMessage()).contains(text);
    }

    private static UpdateResult refusal(Throwable failure) {
        String name = failure instanceof BusError error ? error.name() : "";
        String text = failure.getMessage() + " (" + name + ")";
        if (NmCalls.isDenied(name)) {
            return new UpdateResult(UpdateOutcome.DENIED, text);
        } else if (isNotAllowed(failure, "immediately following previous scan")) {
            return new UpdateResult(UpdateOutcome.UNAVAILABLE, "rate limited by NetworkManager: " + text);
        } else if (NmCalls.isGone(name) || NmCalls.isMissing(name) || name.endsWith(".NotAllowed")) {
            return new UpdateResult(UpdateOutcome.UNAVAILABLE, text);
        } else {
            return new UpdateResult(UpdateOutcome.FAILED, text);
        }
    }

    /** If one radio has looked, the list is fresh; else the first reason is reported. */
    private UpdateResult best() {
        return results.stream()
                .filter(each -> each.outcome() == UpdateOutcome.COMPLETED)
                .findFirst()
                .orElse(results.isEmpty() ? UpdateResult.COMPLETED : results.get(0));
    }
}
