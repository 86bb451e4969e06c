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
 * One scan: every radio is asked, and it is over when the daemon has noted a later scan for each, or said why not.
 *
 * <p>Confined to the lane.
 */
final class NmScan {
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
        scan.open++; // what the kernel told the daemon before now is told to us before this is answered
        daemon.readPermissions().whenComplete((answer, failure) -> {
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

    boolean isOver() {
        return result.isDone();
    }

    /** Looks whether it is over; called after the state was reported. */
    void look(NmState state) {
        waiting.entrySet().removeIf(entry -> {
            NmDevice device = state.device(entry.getKey());
            boolean done = device == null || device.lastScan() != entry.getValue();
            if (done) {
                results.add(
                        device != null
                                ? UpdateResult.COMPLETED
                                : new UpdateResult(UpdateOutcome.UNAVAILABLE, "the Wi-Fi adapter was removed"));
            }
            return done;
        });
        if (open == 0 && waiting.isEmpty()) {
            end(best());
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

    private void ask(NmState state, NmDevice radio) {
        if (radio.state() <= NmDevice.UNAVAILABLE) {
            boolean off =
                    !state.manager().flag("WirelessEnabled") || !state.manager().flag("WirelessHardwareEnabled");
            results.add(new UpdateResult(
                    UpdateOutcome.UNAVAILABLE,
                    radio.interfaceName() + (off ? ": the radio is switched off" : ": the adapter is not ready")));
            return;
        }
        String path = radio.path();
        long before = radio.lastScan();
        open++;
        daemon.call(NmCalls.scan(path)).whenComplete((answer, failure) -> {
            open--;
            if (failure == null || isUnderWay(failure)) {
                waiting.put(path, before); // not earlier: a scan of the daemon's own does not make up for a refusal
            } else {
                results.add(refusal(failure));
            }
        });
    }

    /** The daemon refuses a second scan while the first is under way: that one will do. */
    private static boolean isUnderWay(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains("while already scanning");
    }

    private static UpdateResult refusal(Throwable failure) {
        String name = failure instanceof BusError error ? error.name() : "";
        String text = failure.getMessage() + " (" + name + ")";
        if (NmCalls.isDenied(name)) {
            return new UpdateResult(UpdateOutcome.DENIED, text);
        } else if (NmCalls.isGone(name) || NmCalls.isMissing(name)) {
            return new UpdateResult(UpdateOutcome.UNAVAILABLE, text);
        } else if (name.endsWith(".NotAllowed")) {
            return new UpdateResult(UpdateOutcome.UNAVAILABLE, "rate limited by NetworkManager: " + text);
        } else {
            return new UpdateResult(UpdateOutcome.FAILED, text);
        }
    }

    /** If one radio has looked, the list is fresh; else the first reason is told. */
    private UpdateResult best() {
        return results.stream()
                .filter(each -> each.outcome() == UpdateOutcome.COMPLETED)
                .findFirst()
                .orElse(results.isEmpty() ? UpdateResult.COMPLETED : results.get(0));
    }
}
