package org.netbearer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Map;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.service.command.CommandSession;
import org.junit.jupiter.api.Test;

class TerminalFeaturesTest {
    private static final boolean CONSOLE = true;
    private static final boolean NO_CONSOLE = false;

    private final CommandSession session = new CommandProcessorImpl(null)
            .createSession(InputStream.nullInputStream(), new ByteArrayOutputStream(), new ByteArrayOutputStream());

    private TerminalFeatures features(Map<String, String> environment, boolean console) {
        return TerminalFeatures.of(
                session, null, new TerminalFeatures.ProcessEnvironment(environment::get, () -> console));
    }

    @Test
    void isTheProcessConsoleIfTheSessionSaysNothing() {
        assertThat(features(Map.of("TERM", "xterm"), CONSOLE))
                .isEqualTo(new TerminalFeatures(true, true, TerminalFeatures.UNLIMITED));
        assertThat(features(Map.of("TERM", "xterm"), NO_CONSOLE)).isEqualTo(TerminalFeatures.PLAIN);
    }

    @Test
    void isWhatTheSessionSays() {
        session.put("TERM", "xterm-256color");
        assertThat(features(Map.of(), NO_CONSOLE))
                .isEqualTo(new TerminalFeatures(true, true, TerminalFeatures.UNLIMITED));
        session.put("TERM", "dumb");
        assertThat(features(Map.of("TERM", "xterm"), CONSOLE)).isEqualTo(TerminalFeatures.PLAIN);
    }

    @Test
    void hasNoColourIfTheUserMinds() {
        assertThat(features(Map.of("TERM", "xterm", "NO_COLOR", "1"), CONSOLE))
                .isEqualTo(new TerminalFeatures(true, false, TerminalFeatures.UNLIMITED));
        assertThat(features(Map.of("TERM", "xterm", "NO_COLOR", ""), CONSOLE))
                .isEqualTo(new TerminalFeatures(true, true, TerminalFeatures.UNLIMITED));
    }

    @Test
    void isNoneOnADumbOrUnknownTerminal() {
        assertThat(features(Map.of("TERM", "dumb"), CONSOLE).terminal()).isFalse();
        assertThat(features(Map.of(), CONSOLE).terminal()).isFalse();
    }

    @Test
    void isTheWindowsTerminal() {
        assertThat(features(Map.of("WT_SESSION", "8a8e"), CONSOLE).colour()).isTrue();
    }

    @Test
    void isNoneForTheHeadlessSessionOfKaraf() {
        session.put(".session", new Object());
        assertThat(features(Map.of("TERM", "xterm"), CONSOLE).terminal()).isFalse();
    }

    @Test
    void hasNoWidthInKarafOverAPipe() {
        session.put("TERM", "dumb");
        session.put("COLUMNS", "80");
        assertThat(features(Map.of(), NO_CONSOLE).columns()).isEqualTo(80);

        session.put(".session", new Object());

        assertThat(features(Map.of(), NO_CONSOLE).columns()).isEqualTo(TerminalFeatures.UNLIMITED);
    }
}
