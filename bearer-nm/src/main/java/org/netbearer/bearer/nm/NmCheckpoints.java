package org.netbearer.bearer.nm;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Checkpoint;
import org.netbearer.api.CheckpointService;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.bearer.nm.dbus.Arguments;
import org.netbearer.bearer.nm.dbus.BusCall;
import org.netbearer.bearer.nm.dbus.BusError;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.NetworkStages;
import org.netbearer.support.concurrent.DaemonThread;

/**
 * The daemon's checkpoints. They are offered while the daemon is there and lets this process make them.
 *
 * <p>Thread-safe: calls are passed to the serial executor, and stages are completed on a thread of their own, since what depends on
 * them is foreign code.
 */
final class NmCheckpoints implements CheckpointService {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final String PERMISSION = NmObject.NM + ".checkpoint-rollback";

    private final BearerContext context;
    private final NmDaemon daemon;
    private final Consumer<@Nullable CheckpointService> offer;
    private final Set<Request<?>> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;
    private boolean offered; // confined to the serial executor

    /** Creates a service that hands itself to {@code offer} while checkpoints can be made, and null when they cannot, on the serial
     * executor. */
    NmCheckpoints(BearerContext context, NmDaemon daemon, Consumer<@Nullable CheckpointService> offer) {
        this.context = context;
        this.daemon = daemon;
        this.offer = offer;
    }

    @Override
    public CompletionStage<Checkpoint> create(Duration rollBackAfter) {
        long seconds = seconds(rollBackAfter);
        Instant expires = context.clock().instant().plusSeconds(seconds);
        return submit(
                "make a checkpoint",
                request -> send(
                        request,
                        daemon.instanceId(),
                        NmCalls.createCheckpoint(seconds),
                        answer -> checkpoint(answer.text(0), expires),
                        answer -> daemon.call(NmCalls.destroyCheckpoint(answer.text(0)))));
    }

    private Checkpoint checkpoint(String path, Instant expires) {
        if (path.isEmpty()) {
            throw failure(BusError.malformedReply(), "make a checkpoint");
        }
        return new NmCheckpoint(this, path, daemon.instanceId(), expires);
    }

    /** Calls the daemon about a checkpoint that it made in one of its runs. */
    <T> CompletionStage<T> call(String operation, String instance, BusCall call, Function<Arguments, T> read) {
        return submit(operation, request -> send(request, instance, call, read, answer -> {}));
    }

    /** Goes on with a request on the serial executor; it ends here at the latest when the bearer stops. */
    private <T> CompletionStage<T> submit(String operation, Consumer<Request<T>> next) {
        var request = new Request<T>(operation);
        open.add(request);
        if (stopped) {
            end(FailureReason.BEARER_GONE, "the bearer was stopped");
        } else {
            context.serialExecutor().execute(() -> next.accept(request));
        }
        return request.stage();
    }

    /** Returns the interface name of a device; called on the serial executor. */
    String interfaceName(String device) {
        NmDevice known = daemon.state().device(device);
        return known == null ? device : known.interfaceName();
    }

    Instant now() {
        return context.clock().instant();
    }

    /** Offers or withdraws the service, and fails what will not be answered; called after the state was reported. */
    void stateReported() {
        DaemonStatus status = daemon.status();
        boolean can = status == DaemonStatus.READY && daemon.isGranted(PERMISSION);
        boolean undecided = status == DaemonStatus.STOPPING;
        if (can != offered && !undecided) {
            offered = can;
            offer.accept(can ? this : null);
        }
        if (status == DaemonStatus.UNRESPONSIVE) {
            end(FailureReason.SERVICE_GONE, daemon.problem());
        }
    }

    void stop() {
        stopped = true;
        if (offered) {
            offered = false;
            offer.accept(null);
        }
        end(FailureReason.BEARER_GONE, "the bearer was stopped");
    }

    /** Sends a call; an answer that comes too late is passed to {@code late}. */
    private <T> void send(
            Request<T> request, String instance, BusCall call, Function<Arguments, T> read, Consumer<Arguments> late) {
        if (daemon.status() != DaemonStatus.READY) {
            fail(request, new NetworkException(FailureReason.SERVICE_GONE, daemon.problem()));
        } else if (!instance.equals(daemon.instanceId())) {
            fail(
                    request,
                    new NetworkException(
                            FailureReason.SERVICE_GONE,
                            "NetworkManager was restarted, and the checkpoint ended with it"));
        } else {
            daemon.call(call).whenComplete((answer, failure) -> {
                if (failure != null) {
                    fail(request, failure(failure, request.operation()));
                } else if (open.remove(request)) {
                    request.complete(() -> read.apply(answer));
                } else {
                    late.accept(answer);
                }
            });
        }
    }

    private void fail(Request<?> request, NetworkException failure) {
        if (open.remove(request)) {
            request.fail(failure);
        }
    }

    private void end(FailureReason reason, String text) {
        for (Request<?> request : open) {
            fail(request, new NetworkException(reason, text));
        }
    }

    /** The daemon calls both an argument invalid: a checkpoint that is over, and a device that already has one. */
    private static NetworkException failure(Throwable cause, String operation) {
        String text = "NetworkManager refuses to " + operation;
        return cause instanceof BusError error && error.name().endsWith(".InvalidArguments")
                ? new NetworkException(FailureReason.NOT_AVAILABLE, error.name(), text + ": " + error.getMessage())
                : NmCalls.failure(cause, text);
    }

    /** Returns the time in seconds, rounded up. */
    static long seconds(Duration time) {
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("not from 1 second to 1 day: " + time);
        }
        return time.plusNanos(999_999_999).toSeconds();
    }

    /** A pending request; completed once, by the thread that removes it from those that are open. */
    private static final class Request<T> {
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private final String operation;

        Request(String operation) {
            this.operation = operation;
        }

        String operation() {
            return operation;
        }

        CompletionStage<T> stage() {
            return NetworkStages.readOnly(result);
        }

        void complete(Supplier<T> value) {
            try {
                T got = value.get();
                onNewThread(() -> result.complete(got));
            } catch (NetworkException failed) {
                fail(failed);
            }
        }

        void fail(NetworkException failure) {
            onNewThread(() -> result.completeExceptionally(failure));
        }

        private static void onNewThread(Runnable completion) {
            DaemonThread.create(completion, "netbearer-nm-checkpoint").start();
        }
    }
}
