package org.netbearer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Map;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.service.command.CommandSession;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private static final boolean CONSOLE = true;
    private static final boolean NO_CONSOLE = false;

    private final CommandSession session = new CommandProcessorImpl(null)
            .createSession(InputStream.nullInputStream(), new ByteArrayOutputStream(), new ByteArrayOutputStream());

    private Screen screen(Map<String, String> environment, boolean console) {
        return Screen.of(session, null, new Screen.Surroundings(environment::get, () -> console));
    }

    @Test
    void isTheProcessConsoleIfTheSessionSaysNothing() {
        assertThat(screen(Map.of("TERM", "xterm"), CONSOLE)).isEqualTo(new Screen(true, true));
        assertThat(screen(Map.of("TERM", "xterm"), NO_CONSOLE)).isEqualTo(new Screen(false, false));
    }

    @Test
    void isWhatTheSessionSays() {
        session.put("TERM", "xterm-256color");
        assertThat(screen(Map.of(), NO_CONSOLE)).isEqualTo(new Screen(true, true));
        session.put("TERM", "dumb");
        assertThat(screen(Map.of("TERM", "xterm"), CONSOLE)).isEqualTo(new Screen(false, false));
    }

    @Test
    void hasNoColourIfTheUserMinds() {
        assertThat(screen(Map.of("TERM", "xterm", "NO_COLOR", "1"), CONSOLE)).isEqualTo(new Screen(true, false));
        assertThat(screen(Map.of("TERM", "xterm", "NO_COLOR", ""), CONSOLE)).isEqualTo(new Screen(true, true));
    }

    @Test
    void isNoneOnADumbOrUnknownTerminal() {
        assertThat(screen(Map.of("TERM", "dumb"), CONSOLE).terminal()).isFalse();
        assertThat(screen(Map.of(), CONSOLE).terminal()).isFalse();
    }

    @Test
    void isTheWindowsTerminal() {
        assertThat(screen(Map.of("WT_SESSION", "8a8e"), CONSOLE).colour()).isTrue();
    }

    @Test
    void isNoneForTheHeadlessSessionOfKaraf() {
        session.put(".session", new Object());
        assertThat(screen(Map.of("TERM", "xterm"), CONSOLE).terminal()).isFalse();
    }
}
