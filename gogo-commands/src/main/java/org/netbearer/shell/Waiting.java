package org.netbearer.shell;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.netbearer.api.NetworkException;
import org.netbearer.api.UpdateReport;

/**
 * Waits for a report, showing on a terminal that time passes.
 *
 * @param kind what is waited for
 * @param patience how long
 * @param terminal who waits
 */
record Waiting(UpdateView.Kind kind, Duration patience, Terminal terminal) {
    private static final Duration TICK = Duration.ofMillis(500);

    /**
     * Waits.
     *
     * @throws CommandException if it failed, took too long or was interrupted
     */
    UpdateReport await(CompletionStage<UpdateReport> stage) {
        var future = stage.toCompletableFuture();
        long start = System.nanoTime();
        try {
            while (true) {
                var waited = Duration.ofNanos(System.nanoTime() - start);
                var left = patience.minus(waited);
                if (left.isNegative() || left.isZero()) {
                    throw new CommandException(
                            "no report within " + seconds(patience) + "; the " + Words.of(kind) + " goes on");
                }
                terminal.remark(doing() + ", " + waited.toSeconds() + " s");
                try {
                    long nanos = Math.min(left.toNanos(), TICK.toNanos());
                    return future.get(nanos, TimeUnit.NANOSECONDS);
                } catch (TimeoutException notYet) {
                    // shows the time that passed, and goes on
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted; the " + Words.of(kind) + " goes on");
        } catch (ExecutionException failed) {
            throw new CommandException(Words.of(kind) + " failed: " + reason(failed));
        } finally {
            terminal.remark("");
        }
    }

    private String doing() {
        return kind == UpdateView.Kind.UPDATE ? "updating" : "checking";
    }

    private static String seconds(Duration duration) {
        return duration.toNanosPart() == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    private static String reason(ExecutionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof NetworkException expected) {
            return expected.getMessage() + " (" + Words.of(expected.reason()) + ")";
        }
        return String.valueOf(cause);
    }
}
