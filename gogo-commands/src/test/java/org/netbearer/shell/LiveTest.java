package org.netbearer.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.UpdateReport;
import org.netbearer.testkit.SettableManager;

class LiveTest {
    private static final UpdateReport REPORT = new UpdateReport(1, Samples.NOON, Samples.NOON, 1, List.of());

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final SettableManager manager = new SettableManager();

    private Terminal terminal(boolean features, InputStream keyboard) {
        return new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                keyboard,
                new TerminalFeatures(features, features, TerminalFeatures.UNLIMITED));
    }

    @Nested
    class WaitingForAReport {
        private UpdateReport await(CompletableFuture<UpdateReport> stage, Duration timeout, boolean features) {
            return new ProgressWait(LiveCommands.task(UpdateView.Kind.UPDATE), timeout, terminal(features, null))
                    .await(stage);
        }

        @Test
        void givesTheReport() {
            assertThat(await(CompletableFuture.completedFuture(REPORT), Duration.ofSeconds(5), false))
                    .isSameAs(REPORT);
            assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        }

        @Test
        void showsNothingOfWhatTakesNoTime() {
            await(CompletableFuture.completedFuture(REPORT), Duration.ofSeconds(5), true);
            assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        }

        @Test
        void showsOnATerminalThatTimePassesAndClearsTheLine() {
            var stage = new CompletableFuture<UpdateReport>();
            var seen = new PrintStream(err, true, StandardCharsets.UTF_8) {
                @Override
                public void flush() {
                    super.flush();
                    stage.complete(REPORT);
                }
            };
            var features = new TerminalFeatures(true, false, TerminalFeatures.UNLIMITED);
            new ProgressWait(
                            LiveCommands.task(UpdateView.Kind.UPDATE),
                            Duration.ofSeconds(5),
                            new Terminal(seen, seen, null, features))
                    .await(stage);
            assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("\r\033[Kupdating, 0 s of 5\r\033[K");
        }

        @Test
        void endsAfterTheTimeout() {
            assertThatThrownBy(() -> await(new CompletableFuture<>(), Duration.ofMillis(20), false))
                    .isInstanceOf(CommandException.class)
                    .hasMessage("no report within 20 ms; the update goes on");
        }

        @Test
        void saysWhyItFailed() {
            manager.stop();
            assertThatThrownBy(() ->
                            await(manager.updateConfigurations().toCompletableFuture(), Duration.ofSeconds(5), false))
                    .isInstanceOf(CommandException.class)
                    .hasMessage("update failed: the manager stopped (bearer gone)");
        }

        @Test
        void canBeInterrupted() {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> await(new CompletableFuture<>(), Duration.ofSeconds(5), false))
                    .isInstanceOf(CommandException.class)
                    .hasMessage("interrupted; the update goes on");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Nested
    class Monitoring {
        private final AtomicBoolean unregistered = new AtomicBoolean();
        private final AtomicBoolean stopping = new AtomicBoolean();

        private void run(Terminal terminal, Monitor.Limits limits, Runnable then) {
            var monitor = new Monitor(terminal, manager::snapshot, stopping::get, false, false);
            monitor.run(limits, listener -> register(listener, then));
        }

        private Monitor.Registration register(NetworkListener listener, Runnable then) {
            manager.publish(Samples.office());
            manager.add(listener);
            then.run();
            return () -> {
                manager.remove(listener);
                unregistered.set(true);
            };
        }

        @Test
        void saysNothingOfThePresent() {
            run(terminal(false, null), new Monitor.Limits(5, Duration.ofMillis(50)), () -> {});
            assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
            assertThat(unregistered).isTrue();
        }

        @Test
        void saysNothingOfTheEndOfEverything() {
            stopping.set(true);
            run(terminal(false, null), new Monitor.Limits(5, Duration.ofMillis(50)), manager::publish);
            assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        }

        @Test
        void endsAfterSoManyLines() {
            run(terminal(false, null), new Monitor.Limits(2, null), () -> manager.publish(Samples.corporate()));
            assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
            assertThat(unregistered).isTrue();
        }

        @Test
        void endsWhenEnterIsPressed() {
            var keyboard = new ByteArrayInputStream("\nnext".getBytes(StandardCharsets.UTF_8));
            run(terminal(true, keyboard), new Monitor.Limits(2, null), () -> {});
            assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("press Enter to end");
            assertThat(keyboard.available()).as("what was typed after Enter").isEqualTo(4);
            assertThat(unregistered).isTrue();
        }

        @Test
        void endsWhenInterrupted() {
            Thread.currentThread().interrupt();
            run(terminal(false, null), new Monitor.Limits(2, null), () -> {});
            assertThat(Thread.interrupted()).isTrue();
            assertThat(unregistered).isTrue();
        }

        @Test
        void endsWhenNobodyTakesTheOutput() {
            var closed = new PrintStream(out, true, StandardCharsets.UTF_8) {
                @Override
                public boolean checkError() {
                    return true;
                }
            };
            run(new Terminal(closed, closed, null, TerminalFeatures.PLAIN), new Monitor.Limits(2, null), () -> {});
            assertThat(unregistered).isTrue();
        }

        @Test
        void endsWithItsCommands() {
            var monitor = new Monitor(terminal(false, null), manager::snapshot, stopping::get, false, false);
            monitor.run(new Monitor.Limits(2, null), listener -> register(listener, monitor::end));
            assertThat(unregistered).isTrue();
        }

        @Test
        void letsGoOfAListenerThatWaitsForTheTerminal() throws Exception {
            var busy = new Thread(() -> {
                for (int i = 0; i < 100; i++) {
                    manager.publish(Samples.corporate());
                    manager.publish(Samples.office());
                }
            });
            run(terminal(false, null), new Monitor.Limits(1, null), busy::start);
            busy.join(Duration.ofSeconds(20).toMillis());
            assertThat(busy.isAlive()).isFalse();
        }
    }

    @Nested
    class WithoutAManager {
        @Test
        void saysSoAfterAWhile() {
            var reference = new ManagerReference(Duration.ofMillis(10));
            assertThatThrownBy(reference::get)
                    .isInstanceOf(CommandException.class)
                    .hasMessageStartingWith("there is no network configuration manager");
        }

        @Test
        void waitsForIt() throws Exception {
            var reference = new ManagerReference(Duration.ofSeconds(20));
            var later = new Thread(() -> reference.bind(manager));
            later.start();
            assertThat(reference.get()).isSameAs(manager);
            later.join();
        }

        @Test
        void takesTheOneThatReplacesIt() {
            var reference = new ManagerReference(Duration.ofMillis(10));
            var other = new SettableManager();
            reference.bind(manager);
            reference.bind(other);
            reference.unbind(manager);
            assertThat(reference.get()).isSameAs(other);
        }
    }
}
