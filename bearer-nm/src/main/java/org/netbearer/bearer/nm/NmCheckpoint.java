package org.netbearer.bearer.nm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Checkpoint;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.bearer.nm.dbus.Arguments;

/**
 * A checkpoint of the daemon, which alone knows whether it has ended.
 *
 * <p>Thread-safe.
 */
final class NmCheckpoint implements Checkpoint {
    /** The results of a rollback that mean that the device is as it was, or is no more (NMRollbackResult). */
    private static final List<Long> HARMLESS = List.of(0L, 1L, 2L);

    private final NmCheckpoints service;
    private final String path;
    private final String instance;
    private volatile Instant expires;

    NmCheckpoint(NmCheckpoints service, String path, String instance, Instant expires) {
        this.service = service;
        this.path = path;
        this.instance = instance;
        this.expires = expires;
    }

    @Override
    public Instant expires() {
        return expires;
    }

    @Override
    public CompletionStage<Void> confirm() {
        return service.call("confirm the checkpoint", instance, NmCalls.destroyCheckpoint(path), NmCheckpoint::nothing);
    }

    @Override
    public CompletionStage<Void> rollBack() {
        return service.call("roll back", instance, NmCalls.rollBack(path), this::restored);
    }

    @Override
    public CompletionStage<Void> extend(Duration rollBackAfter) {
        long seconds = NmCheckpoints.seconds(rollBackAfter);
        Instant next = service.now().plusSeconds(seconds);
        return service.call("extend the checkpoint", instance, NmCalls.extendCheckpoint(path, seconds), answer -> {
            expires = next;
            return nothing(answer);
        });
    }

    private @Nullable Void restored(Arguments answer) {
        var lost = new ArrayList<String>();
        if (answer.get(0) instanceof Map<?, ?> results) {
            results.forEach((device, result) -> {
                if (result instanceof Long value && !HARMLESS.contains(value)) {
                    lost.add(service.interfaceName(String.valueOf(device)));
                }
            });
        }
        if (!lost.isEmpty()) {
            throw new NetworkException(
                    FailureReason.OTHER,
                    "NM_ROLLBACK_RESULT_ERR_FAILED (3)",
                    "NetworkManager could not restore " + String.join(", ", lost));
        }
        return nothing(answer);
    }

    private static @Nullable Void nothing(Arguments answer) {
        return null;
    }
}
