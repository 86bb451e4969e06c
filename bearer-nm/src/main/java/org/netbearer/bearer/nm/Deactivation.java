package org.netbearer.bearer.nm;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.NetworkException;
import org.netbearer.spi.BearerConfiguration;

/**
 * One wish to take a profile down, from the call to the report that it is not active and none of its connections is left.
 *
 * <p>Confined to the lane.
 */
final class Deactivation {
    private final String uuid;
    private final CompletableFuture<Void> result = new CompletableFuture<>();
    private boolean begun;

    Deactivation(String uuid) {
        this.uuid = uuid;
    }

    CompletionStage<Void> result() {
        return result;
    }

    String uuid() {
        return uuid;
    }

    boolean isOver() {
        return result.isDone();
    }

    /** Everything is known that has to be taken down. */
    void begun() {
        begun = true;
    }

    void look(NmState state, @Nullable BearerConfiguration configuration) {
        boolean down = state.activeConnectionsOf(uuid).stream()
                .allMatch(active -> active.properties(NmObject.ACTIVE).number("State", 0) == NmState.DEACTIVATED);
        if (begun && down && (configuration == null || configuration.state() != ConfigurationState.ACTIVE)) {
            result.complete(null);
        }
    }

    void fail(NetworkException failure) {
        result.completeExceptionally(failure);
    }
}
