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
 * One wish to bring a profile up, from the call to the report that it is active, or to the daemon's reason why not.
 *
 * <p>Confined to the lane.
 */
final class Activation {
    /** How long the link may take to reach others after the daemon called it activated. */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private final String uuid;
    private final BearerContext context;
    private final CompletableFuture<Void> result = new CompletableFuture<>();
    private final CompletableFuture<String> beginning = new CompletableFuture<>();
    private String path = "";
    private List<String> devices = List.of();
    private @Nullable Scheduled settling;
    private @Nullable DeviceEvent end;
    private @Nullable VpnEvent vpnEnd;

    Activation(String uuid, BearerContext context) {
        this.uuid = uuid;
        this.context = context;
    }

    CompletionStage<Void> result() {
        return result;
    }

    boolean isOver() {
        return result.isDone();
    }

    String uuid() {
        return uuid;
    }

    /** The daemon has begun; {@code active} is the active connection that it made. */
    void begun(String active) {
        path = active;
        beginning.complete(active);
    }

    /** The daemon did not begin. */
    void refused(NetworkException failure) {
        fail(failure);
        beginning.complete("");
    }

    /** Completes with the active connection that the daemon made, or empty; it does so also if nobody wants it any more. */
    CompletionStage<String> beginning() {
        return beginning;
    }

    void stateChanged(StateEvent event) {
        if (event instanceof DeviceEvent device) {
            deviceChanged(device);
        } else if (event instanceof VpnEvent vpn) {
            vpnChanged(vpn);
        }
    }

    /** A device spoke; of those that are about this activation the first bad news counts, later ones say less. */
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

    /** A VPN spoke; of those that are about this activation the first bad news counts. */
    private void vpnChanged(VpnEvent event) {
        boolean ours =
                path.isEmpty() ? event.uuid().equals(uuid) : event.active().equals(path);
        if (ours && event.state() > NmState.ACTIVATED && vpnEnd == null) {
            vpnEnd = event;
        }
    }

    /** Looks whether it is over; called after the state was reported. */
    void look(NmState state, @Nullable BearerConfiguration configuration) {
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
        } else if (!path.isEmpty() && !state.objects().containsKey(path)) {
            boolean unusable = configuration.state() == ConfigurationState.DEFINED;
            fail(unusable ? FailureReason.NOT_AVAILABLE : FailureReason.DISPLACED, "");
        } else if (!path.isEmpty() && settling == null && isActivated(state)) {
            settling = context.schedule(
                    SETTLING,
                    () -> fail(
                            FailureReason.NOT_AVAILABLE,
                            "NM_ACTIVE_CONNECTION_STATE_ACTIVATED (2), but nobody can be reached over it"));
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
