package org.netbearer.spi;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;

/** Creates the stages that applications are given. Thread-safe. */
public final class NetworkStages {
    private NetworkStages() {}

    /**
     * Returns a stage that ends as another one does, and that its receiver can neither complete nor cancel.
     *
     * <p>It fails with a {@link NetworkException} itself: a function attached to it, or to its
     * {@link CompletionStage#toCompletableFuture()}, sees that without a {@link CompletionException} around it, whether it was
     * attached before the failure or after it. Anything else that the other stage failed with becomes
     * {@link FailureReason#OTHER} with that as the cause.
     *
     * @param stage the stage to follow
     * @param <T> what it completes with
     * @return a stage to hand out
     */
    public static <T extends @Nullable Object> CompletionStage<T> readOnly(CompletionStage<T> stage) {
        var view = new ReadOnly<T>();
        stage.whenComplete(view::end);
        return view;
    }

    /**
     * Returns why something failed.
     *
     * @param failure what was thrown
     * @return the {@link NetworkException} in it, else one of reason {@link FailureReason#OTHER} with that as the cause
     */
    public static NetworkException failure(Throwable failure) {
        return NetworkException.in(failure).orElseGet(() -> {
            Throwable cause = failure;
            while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                    && cause.getCause() != null) {
                cause = cause.getCause();
            }
            return new NetworkException(FailureReason.OTHER, "", String.valueOf(cause), cause);
        });
    }

    /** Refuses whatever would change it, like the JDK's minimal stage; only {@link #end} completes it. */
    private static final class ReadOnly<T extends @Nullable Object> extends CompletableFuture<T> {
        void end(T value, @Nullable Throwable failure) {
            if (failure == null) {
                super.complete(value);
            } else {
                super.completeExceptionally(failure(failure));
            }
        }

        /** A copy that is the caller's own; the JDK's would wrap the failure. */
        @Override
        public CompletableFuture<T> toCompletableFuture() {
            var copy = new CompletableFuture<T>();
            var ignored = whenComplete((value, failure) -> {
                if (failure == null) {
                    copy.complete(value);
                } else {
                    copy.completeExceptionally(failure);
                }
            });
            return copy;
        }

        @Override
        public boolean complete(T value) {
            throw readOnly();
        }

        @Override
        public boolean completeExceptionally(Throwable failure) {
            throw readOnly();
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            throw readOnly();
        }

        @Override
        public void obtrudeValue(T value) {
            throw readOnly();
        }

        @Override
        public void obtrudeException(Throwable failure) {
            throw readOnly();
        }

        @Override
        public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
            throw readOnly();
        }

        @Override
        public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier) {
            throw readOnly();
        }

        @Override
        public CompletableFuture<T> orTimeout(long timeout, TimeUnit unit) {
            throw readOnly();
        }

        @Override
        public CompletableFuture<T> completeOnTimeout(T value, long timeout, TimeUnit unit) {
            throw readOnly();
        }

        private static UnsupportedOperationException readOnly() {
            return new UnsupportedOperationException(
                    "this stage is completed by Netbearer only; use toCompletableFuture()");
        }
    }
}
