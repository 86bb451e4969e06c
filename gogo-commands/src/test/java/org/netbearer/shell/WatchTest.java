package org.netbearer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.testkit.ConfigurationBuilder;
import org.netbearer.testkit.SettableManager;

final class WatchTest {
    private static final TerminalFeatures SCREEN = new TerminalFeatures(true, false, 80);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final SettableManager manager = new SettableManager();

    private String watch(TerminalFeatures features, int lines, Runnable then) {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        var terminal = new Terminal(stream, stream, null, features);
        var watch = new Watch[1];
        watch[0] = new Watch(terminal, () -> new Watch.Screen(features, lines), () -> {
            var seen = manager.snapshot();
            if (seen.configurations().size() > 1) {
                watch[0].end();
            }
            return new Names(seen.configurations().size());
        });
        watch[0].run(Duration.ofSeconds(10), listener -> {
            manager.add(listener);
            then.run();
            return () -> manager.remove(listener);
        });
        return out.toString(StandardCharsets.UTF_8);
    }

    private record Names(int count) implements CommandResult {
        @Override
        public String text(TerminalFeatures features) {
            return "line\n".repeat(count - 1) + "last";
        }

        @Override
        public Map<String, @Nullable Object> json() {
            return Map.of();
        }
    }

    private void publish(int count) {
        manager.publish(IntStream.range(0, count)
                .mapToObj(number -> ConfigurationBuilder.ethernet("t:" + number, ConfigurationState.DEFINED)
                        .build())
                .toArray(ConfigurationSnapshot[]::new));
    }

    @Test
    void drawsOverItselfOnATerminal() {
        publish(2);
        assertThat(watch(SCREEN, 24, () -> {})).isEqualTo("\033[2J\033[Hline\033[K\nlast\033[K\n\033[J");
    }

    @Test
    void countsWhatDoesNotFit() {
        publish(10);
        assertThat(watch(SCREEN, 5, () -> {})).contains("line\033[K\nline\033[K\nline\033[K\n... 7 more\033[K\n\033[J");
    }

    @Test
    void printsNoEscapeElsewhere() {
        publish(1);
        String printed = watch(TerminalFeatures.PLAIN, TerminalFeatures.UNLIMITED, () -> publish(2));
        assertThat(printed).isEqualTo("line\nlast\n").doesNotContain("\033");
    }
}
