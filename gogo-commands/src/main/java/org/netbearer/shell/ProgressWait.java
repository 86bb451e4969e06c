package org.netbearer.shell;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkException;

/**
 * Waits for the end of a task; on a terminal, one line shows that time passes if it takes more than a moment.
 *
 * @param task what is waited for
 * @param timeout how long
 * @param terminal who waits
 */
record ProgressWait(Task task, Duration timeout, Terminal terminal) {
    private static final Duration TICK = Duration.ofMillis(500);

    /**
     * The wording of the messages about what is waited for.
     *
     * @param doing what happens, such as {@code updating}
     * @param missing what did not come in time, such as {@code no report}
     * @param afterwards what becomes of it if nobody waits any more, such as {@code the update goes on}
     * @param failing how a failure is introduced, such as {@code update failed}
     */
    record Task(String doing, String missing, String afterwards, String failing) {}

    /**
     * Waits.
     *
     * @return the result
     * @throws CommandException if it failed, took too long or was interrupted
     */
    <T extends @Nullable Object> T await(CompletionStage<T> stage) {
        var future = stage.toCompletableFuture();
        long start = System.nanoTime();
        boolean shown = false;
        try {
            while (true) {
                var waited = Duration.ofNanos(System.nanoTime() - start);
                var left = timeout.minus(waited);
                if (left.isNegative() || left.isZero()) {
                    throw new CommandException(
                            task.missing() + " within " + DisplayText.seconds(timeout) + "; " + task.afterwards());
                }
                try {
                    long nanos = Math.min(left.toNanos(), TICK.toNanos());
                    return future.get(nanos, TimeUnit.NANOSECONDS);
                } catch (TimeoutException notYet) {
                    shown = true;
                    waited = Duration.ofNanos(System.nanoTime() - start);
                    terminal.showProgress(task.doing() + ", " + waited.toSeconds() + " s of " + timeout.toSeconds());
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted; " + task.afterwards());
        } catch (ExecutionException failed) {
            throw new CommandException(task.failing() + ": " + reason(failed));
        } finally {
            if (shown) {
                terminal.showProgress("");
            }
        }
    }

    private static String reason(ExecutionException failed) {
        return NetworkException.in(failed).map(DisplayText::of).orElseGet(() -> String.valueOf(failed.getCause()));
    }
}
