package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.netbearer.bearer.nm.dbus.Arguments;
import org.netbearer.testkit.ManualContext;

final class WatchdogTest {
    private final ManualContext context = ManualContext.stepped();
    private final CompletableFuture<Arguments> call = new CompletableFuture<>();
    private final CompletableFuture<Arguments> question = new CompletableFuture<>();
    private int questions;
    private int silences;
    private final Watchdog watchdog = new Watchdog(
            context,
            () -> {
                questions++;
                return question;
            },
            () -> {},
            () -> silences++);

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void asksBeforeItJudges() {
        watchdog.watch(call);
        context.advance(Watchdog.TIMEOUT);
        assertThat(questions).isEqualTo(1);
        assertThat(silences).isZero();
        context.advance(Watchdog.TIMEOUT);
        assertThat(silences).isEqualTo(1);
    }

    @Test
    void doesNotJudgeWhoAnswersTheQuestion() {
        watchdog.watch(call);
        context.advance(Watchdog.TIMEOUT);
        question.complete(Arguments.NONE);
        context.advance(Watchdog.TIMEOUT);
        assertThat(silences).isZero();
    }

    @Test
    void hasNoTimerWhileNothingIsOpen() {
        watchdog.watch(call);
        assertThat(context.time().timers()).isEqualTo(1);
        call.complete(Arguments.NONE);
        assertThat(context.time().timers()).isZero();
    }
}
