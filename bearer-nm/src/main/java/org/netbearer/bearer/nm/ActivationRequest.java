package org.netbearer.bearer.nm;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * A request to activate a profile, from the call to the report that it is active or to the daemon's reason why it is not.
 *
 * <p>Confined to the bearer's serial executor.
 */
final class ActivationRequest {
    /** How long the link may take to become usable after the daemon called it activated. */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private final String uuid;
    private final BearerContext context;
    private final CompletableFuture<Void> result = new CompletableFuture<>();
    private final CompletableFuture<String> acceptance = new CompletableFuture<>();
    private String path = "";
    private List<String> devices = List.of();
    private @Nullable Scheduled settling;
    private @Nullable DeviceEvent end;
    private @Nullable VpnEvent vpnEnd;

    ActivationRequest(String uuid, BearerContext context) {
        this.uuid = uuid;
        this.context = context;
    }

    CompletionStage<Void> result() {
        return result;
    }

    boolean isDone() {
        return result.isDone();
    }

    String uuid() {
        return uuid;
    }

    /** Called when the daemon has accepted the request; {@code active} is the active connection that it made. */
    void accepted(String active) {
        path = active;
        acceptance.complete(active);
    }

    /** Called when the daemon refuses the request. */
    void refused(NetworkException failure) {
        fail(failure);
        acceptance.complete("");
    }

    /** Returns a stage that completes with the active connection that the daemon made, or with an empty text if it refused; it
     * does so also after the request has failed. */
    CompletionStage<String> acceptance() {
        return acceptance;
    }

    void stateChanged(StateEvent event) {
        if (event instanceof DeviceEvent device) {
            deviceChanged(device);
        } else if (event instanceof VpnEvent vpn) {
            vpnChanged(vpn);
        }
    }

    /** Of the events of this activation the first failure counts; later ones say less. */
    private void deviceChanged(DeviceEvent event) {
        boolean ours =
                path.isEmpty() ? event.uuid().equals(uuid) : event.active().equals(path);
        boolean bad = event.state() == NmDevice.FAILED
                || (event.state() > NmDevice.ACTIVATED && end == null)
                || (event.state() <= NmDevice.DISCONNECTED && end == null);
        if (ours
                && bad
                && event.reason() != StateReason.NEW_ACTIVATION
                && (end == null || event.state() == NmDevice.FAILED)) {
            end = event;
        }
    }

    /** Of the events of this activation the first failure counts. */
    private void vpnChanged(VpnEvent event) {
        boolean ours =
                path.isEmpty() ? event.uuid().equals(uuid) : event.active().equals(path);
        if (ours && event.state() > NmState.ACTIVATED && vpnEnd == null) {
            vpnEnd = event;
        }
    }

    /** Completes the request if it is done; called after the state was reported. */
    void stateReported(NmState state, @Nullable BearerConfiguration configuration) {
        List<String> taken = state.properties(path, NmObject.ACTIVE).texts("Devices");
        devices = taken.isEmpty() ? devices : taken;
        if (configuration != null && configuration.state() == ConfigurationState.ACTIVE) {
            cancel();
            result.complete(null);
        } else if (end != null) {
            fail(
                    end.reason() == 0 ? FailureReason.OTHER : StateReason.reason(end.reason()),
                    StateReason.name(end.reason()));
        } else if (vpnEnd != null) {
            fail(ActiveReason.reason(vpnEnd.reason()), ActiveReason.name(vpnEnd.reason()));
        } else if (configuration == null) {
            fail(FailureReason.INVALID_CONFIGURATION, "");
        } else if (!path.isEmpty() && state.objects().get(path) == null) {
            boolean unusable = configuration.state() == ConfigurationState.DEFINED;
            fail(unusable ? FailureReason.NOT_AVAILABLE : FailureReason.DISPLACED, "");
        } else if (!path.isEmpty() && settling == null && isActivated(state)) {
            settling = context.schedule(
                    SETTLING,
                    () -> fail(
                            FailureReason.NOT_AVAILABLE,
                            "NM_ACTIVE_CONNECTION_STATE_ACTIVATED (2), but its link cannot reach another device"));
        }
    }

    void fail(FailureReason reason, String platformReason) {
        fail(new NetworkException(
                reason,
                platformReason,
                "NetworkManager did not bring the profile up"
                        + (platformReason.isEmpty() ? "" : ": " + platformReason)));
    }

    void fail(NetworkException failure) {
        cancel();
        result.completeExceptionally(failure);
    }

    private boolean isActivated(NmState state) {
        return state.properties(path, NmObject.ACTIVE).number("State", 0) == NmState.ACTIVATED;
    }

    private void cancel() {
        if (settling != null) {
            settling.cancel();
        }
    }
}
