package org.netbearer.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;

/** What an application sees of a stage, whatever lies behind it. */
final class NetworkStagesTest {
    private final NetworkException refused = new NetworkException(FailureReason.DENIED, "no");

    private final CompletableFuture<String> source = new CompletableFuture<>();
    private final CompletionStage<String> stage = NetworkStages.readOnly(source);

    private static Throwable seen(CompletionStage<?> stage) {
        var seen = new AtomicReference<Throwable>();
        stage.whenComplete((result, failure) -> seen.set(failure));
        return seen.get();
    }

    @Nested
    final class OfAFailure {
        @Test
        void aFunctionThatIsAttachedEarlySeesTheExceptionItself() {
            var direct = new AtomicReference<Throwable>();
            var byFuture = new AtomicReference<Throwable>();
            stage.whenComplete((result, failure) -> direct.set(failure));
            stage.toCompletableFuture().whenComplete((result, failure) -> byFuture.set(failure));
            source.completeExceptionally(refused);
            assertThat(direct).hasValue(refused);
            assertThat(byFuture).hasValue(refused);
        }

        @Test
        void aFunctionThatIsAttachedLateSeesTheExceptionItself() {
            source.completeExceptionally(refused);
            assertThat(seen(stage)).isSameAs(refused);
            assertThat(seen(stage.toCompletableFuture())).isSameAs(refused);
            assertThat(seen(NetworkStages.readOnly(source))).isSameAs(refused);
        }

        @Test
        void stagesInsideNetbearerDoNotShow() {
            var derived =
                    NetworkStages.readOnly(source.thenApply(String::length).minimalCompletionStage());
            source.completeExceptionally(refused);
            assertThat(seen(derived)).isSameAs(refused);
        }

        @Test
        void aStageThatTheCallerDerivesWrapsItAsTheJdkDoes() {
            source.completeExceptionally(refused);
            var failure = seen(stage.thenCompose(CompletableFuture::completedStage));
            assertThat(failure).isInstanceOf(CompletionException.class).hasCause(refused);
            assertThat(NetworkException.in(failure)).containsSame(refused);
        }

        @Test
        void waitingForItThrowsAsTheJdkDoes() {
            source.completeExceptionally(refused);
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> stage.toCompletableFuture().get(1, TimeUnit.SECONDS))
                    .withCause(refused);
        }

        @Test
        void whateverElseWasThrownIsTheCauseOfAnother() {
            var broken = new IllegalStateException("a bug of a bearer");
            source.completeExceptionally(new CompletionException(broken));
            assertThat(seen(stage)).isInstanceOfSatisfying(NetworkException.class, failure -> {
                assertThat(failure.reason()).isEqualTo(FailureReason.OTHER);
                assertThat(failure).hasCause(broken).hasMessageContaining("a bug of a bearer");
            });
        }
    }

    @Nested
    final class ForItsReceiver {
        private void refuses(Consumer<CompletableFuture<String>> change) {
            assertThat(catchThrowable(() -> change.accept((CompletableFuture<String>) stage)))
                    .isInstanceOf(UnsupportedOperationException.class);
        }

        @Test
        void canBeNeitherCompletedNorCancelled() {
            refuses(future -> future.complete("mine"));
            refuses(future -> future.completeExceptionally(refused));
            refuses(future -> future.cancel(true));
            refuses(future -> future.obtrudeValue("mine"));
            refuses(future -> future.obtrudeException(refused));
            refuses(future -> future.completeAsync(() -> "mine"));
            refuses(future -> future.completeAsync(() -> "mine", Runnable::run));
            refuses(future -> future.orTimeout(1, TimeUnit.DAYS));
            refuses(future -> future.completeOnTimeout("mine", 1, TimeUnit.DAYS));
            source.complete("ours");
            assertThat(stage.toCompletableFuture()).isCompletedWithValue("ours");
        }

        @Test
        void givesAFutureThatIsTheReceiversOwn() {
            assertThat(stage.toCompletableFuture().cancel(true)).isTrue();
            assertThat(source).isNotDone();
            source.complete("ours");
            assertThat(stage.toCompletableFuture()).isCompletedWithValue("ours");
        }
    }

    @Nested
    final class InAnException {
        @Test
        void isFoundAtAnyDepth() {
            var deep = new CompletionException(new IOException(new ExecutionException(refused)));
            assertThat(NetworkException.in(deep)).containsSame(refused);
            assertThat(NetworkException.in(refused)).containsSame(refused);
        }

        @Test
        void isNotFoundWhereThereIsNoneAlsoIfTheCausesFormACircle() {
            var one = new IllegalStateException("one");
            var other = new IllegalStateException("other", one);
            one.initCause(other);
            assertThat(NetworkException.in(other)).isEmpty();
        }
    }
}
