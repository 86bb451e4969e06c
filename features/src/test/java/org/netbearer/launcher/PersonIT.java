package org.netbearer.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar netbearer.jar} with a person in front of it: in a real pseudo-terminal, that of tmux. */
final class PersonIT {
    private static final long TIMEOUT = TimeUnit.SECONDS.toNanos(25);
    private static final String SCENARIO = """
            link sim-eth0 ethernet address=192.0.2.7/24 gateway=192.0.2.1 metric=10
            link sim-wlan0 wlan address=198.51.100.23/24 gateway=198.51.100.1 metric=600
            network cafe on sim-wlan0 ssid="Cafe Nord" security=open signal=70
            """;

    @TempDir
    private Path folder;

    private String socket = "";

    @BeforeEach
    void needATerminal() throws IOException {
        assumeTrue(Launched.exists("tmux"), "skipped: tmux is not installed");
        socket = folder.resolve("tmux").toString();
        Path scenario = Files.writeString(folder.resolve("two.scenario"), SCENARIO);
        Path conf = Files.createDirectory(folder.resolve("conf"));
        Files.writeString(
                conf.resolve("org.netbearer.bearer.simulation.cfg"), "enabled = true\nscenario = " + scenario + "\n");
    }

    @AfterEach
    void endTheTerminal() throws Exception {
        if (Files.exists(Path.of(socket))) {
            tmux("kill-server");
        }
    }

    private void start(int width, String... environment) throws Exception {
        var command = new ArrayList<>(List.of("env", "HOME=" + folder));
        command.addAll(List.of(environment));
        command.addAll(List.of(
                Launched.java(),
                "-jar",
                Launched.jar(),
                "--conf",
                folder.resolve("conf").toString()));
        String line = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        tmux(
                "-f",
                "/dev/null",
                "new-session",
                "-d",
                "-x",
                String.valueOf(width),
                "-y",
                "50",
                line + "; echo status $?; read end");
        awaitScreen(screen -> screen.endsWith("g!"));
    }

    private String tmux(String... words) throws Exception {
        var command = new ArrayList<>(List.of("tmux", "-u", "-S", socket));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private void type(String text) throws Exception {
        tmux("send-keys", "-l", "--", text);
    }

    private void press(String key) throws Exception {
        tmux("send-keys", key);
    }

    /**
     * Presses Ctrl-C and waits for the next prompt. What is typed before that meets a terminal that edits lines by itself, to which Ctrl-D
     * is no key.
     */
    private void clear() throws Exception {
        press("C-c");
        awaitScreen(screen -> screen.endsWith("\ng!"));
    }

    /** Enters a command and returns what is on the screen when the next prompt is. */
    private String enter(String command) throws Exception {
        tmux("clear-history");
        type(command);
        press("Enter");
        return awaitScreen(screen -> screen.contains(command + "\n") && screen.endsWith("\ng!"));
    }

    private String screen() throws Exception {
        return tmux("capture-pane", "-p")
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private String awaitScreen(Predicate<String> expected) throws Exception {
        long end = System.nanoTime() + TIMEOUT;
        String screen = screen();
        while (!expected.test(screen)) {
            assertThat(System.nanoTime()).as(screen).isLessThan(end);
            new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
            screen = screen();
        }
        return screen;
    }

    @Test
    void editsRecallsAndCompletesWhatIsTyped() throws Exception {
        start(100);
        type("bearer:pri");
        press("Tab");
        awaitScreen(screen -> screen.endsWith("g! bearer:primary"));
        press("Enter");
        awaitScreen(screen -> screen.contains("*  active") && screen.endsWith("\ng!"));
        press("Up");
        awaitScreen(screen -> screen.endsWith("g! bearer:primary"));
        clear();
        type("bearer:show Caf");
        press("Tab");
        awaitScreen(screen -> screen.endsWith("g! bearer:show 'Cafe Nord'"));
        clear();
        type("bearer:list --st");
        press("Tab");
        awaitScreen(screen -> screen.endsWith("g! bearer:list --state"));
        clear();
        press("C-d");
        awaitScreen(screen -> screen.endsWith("status 0"));
        assertThat(folder.resolve(".local/state/netbearer/history")).content().contains(":bearer:primary\n");
    }

    @Test
    void endsACommandByCtrlCAndNeverTheProcessOrItsSessions() throws Exception {
        start(100);
        assertThat(enter("bearer:open 'Cafe Nord'")).contains("session 1 is open: Cafe Nord on sim-wlan0");
        type("bearer:monitor --present");
        press("Enter");
        awaitScreen(screen -> screen.contains("added         simulation:cafe"));
        press("C-c");
        awaitScreen(screen -> screen.endsWith("\ng!"));
        clear();
        assertThat(enter("bearer:sessions")).contains("*  1        connected").doesNotContain("Exception");
        assertThat(enter("bearer:close")).contains("session 1 is closed;");
        type("echo \"two\nlines\"\n");
        awaitScreen(screen -> screen.endsWith("> lines\"\ntwo\nlines\ng!"));
        assertThat(enter("bearer:lsit")).contains("netbearer: no command bearer:lsit; near: bearer:list");
        type("quit 5");
        press("Enter");
        awaitScreen(screen -> screen.endsWith("status 5"));
    }

    @Test
    void fitsWhatItPrintsToTheTerminal() throws Exception {
        start(40);
        assertThat(enter("bearer:list sim").lines().map(String::strip))
                .contains("STATE       NAME       INTERFACE", "active      sim-eth0   sim-eth0");
        tmux("resize-window", "-x", "100");
        assertThat(enter("bearer:list  sim")).contains("ADDRESS  ", "simulation:sim-eth0");
    }

    @Test
    void worksOnADumbTerminal() throws Exception {
        start(80, "TERM=dumb");
        assertThat(enter("bearer:online")).contains("online        yes");
        type("bearer:monitor --present");
        press("Enter");
        awaitScreen(screen -> screen.contains("added         simulation:cafe"));
        press("C-c");
        awaitScreen(screen -> screen.endsWith("^C\ng!"));
        press("C-d");
        awaitScreen(screen -> screen.endsWith("status 0"));
        assertThat(tmux("capture-pane", "-pe")).doesNotContain("\033");
    }
}
