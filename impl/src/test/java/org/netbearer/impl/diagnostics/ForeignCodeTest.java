package org.netbearer.impl.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ForeignCodeTest {
    private final List<Throwable> failures = new ArrayList<>();

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void whateverIsThrownIsPassedOn() {
        var error = new StackOverflowError();
        ForeignCode.run(
                () -> {
                    throw error;
                },
                failures::add);
        assertThat(failures).containsExactly(error);
    }

    @Test
    void whatTheHandlerThrowsIsDropped() {
        assertThatCode(() -> ForeignCode.run(
                        () -> {
                            throw new IllegalStateException();
                        },
                        failure -> {
                            throw new OutOfMemoryError();
                        }))
                .doesNotThrowAnyException();
    }

    @Test
    void anInterruptThatTheCallLeavesBehindIsCleared() {
        ForeignCode.run(() -> Thread.currentThread().interrupt(), failures::add);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void anInterruptOfTheCallersIsKeptThoughTheCallClearsIt() {
        Thread.currentThread().interrupt();
        ForeignCode.run(Thread::interrupted, failures::add);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    @SuppressWarnings("OverrideThrowableToString") // that is what foreign code does
    void whatCannotBeDescribedIsNamedByItsClass() {
        var silent = new RuntimeException() {
            private static final long serialVersionUID = 1;

            @Override
            public String toString() {
                throw new IllegalStateException("no text");
            }
        };
        assertThat(ForeignCode.describe(silent)).isEqualTo(silent.getClass().getName());
        assertThat(ForeignCode.describe(new IllegalStateException("why")))
                .isEqualTo("java.lang.IllegalStateException: why");
    }

    @Test
    @SuppressWarnings("OverrideThrowableToString") // that is what foreign code does
    void anOutOfMemoryErrorIsDescribedWithoutAnyAllocation() {
        var error = new OutOfMemoryError("Java heap space") {
            private static final long serialVersionUID = 1;

            @Override
            public String toString() {
                throw new OutOfMemoryError("again");
            }
        };
        assertThat(ForeignCode.describe(error)).isEqualTo("java.lang.OutOfMemoryError");
    }
}
