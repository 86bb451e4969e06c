package org.netbearer.bearer.nm;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.NetworkException;
import org.netbearer.spi.BearerConfiguration;

/**
 * A request to deactivate a profile, from the call to the report that it is not active and none of its connections is left.
 *
 * <p>Confined to the bearer's serial executor.
 */
final class DeactivationRequest {
    private final String uuid;
    private final CompletableFuture<Void> result = new CompletableFuture<>();
    private boolean started;

    DeactivationRequest(String uuid) {
        this.uuid = uuid;
    }

    CompletionStage<Void> result() {
        return result;
    }

    String uuid() {
        return uuid;
    }

    boolean isDone() {
        return result.isDone();
    }

    /** Called when all connections to deactivate are known. */
    void started() {
        started = true;
    }

    void stateReported(NmState state, @Nullable BearerConfiguration configuration) {
        boolean down = state.activeConnectionsOf(uuid).stream()
                .allMatch(active -> active.properties(NmObject.ACTIVE).number("State", 0) == NmState.DEACTIVATED);
        if (started && down && (configuration == null || configuration.state() != ConfigurationState.ACTIVE)) {
            result.complete(null);
        }
    }

    void fail(NetworkException failure) {
        result.completeExceptionally(failure);
    }
}
