package org.netbearer.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar netbearer.jar}, as a process. */
final class LauncherIT {
    @TempDir
    private Path folder;

    private Path bundles;

    @BeforeEach
    void aUserBringsABundle() throws IOException {
        bundles = Files.createDirectory(folder.resolve("bundles"));
        StubBundle.write(bundles, Greeter.class);
    }

    private Launched run(String... commandLine) {
        return Launched.run(withBundles(commandLine));
    }

    private Launched script(String text) {
        return Launched.runWithInput(text, withBundles());
    }

    private String[] withBundles(String... commandLine) {
        return Stream.concat(Stream.of("--bundles", bundles.toString()), Stream.of(commandLine))
                .toArray(String[]::new);
    }

    private static String ask(OutputStream input, BufferedReader output, String command) throws IOException {
        input.write((command + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
        return output.readLine();
    }

    @Nested
    final class WithACommand {
        @Test
        void printsWhatTheCommandReturnsAndEndsWell() {
            assertThat(run("-c", "greet world")).isEqualTo(new Launched(0, "hello world\n", ""));
        }

        @Test
        void printsTheLastOfSeveral() {
            assertThat(run("-c", "greet a; greet b")).isEqualTo(new Launched(0, "hello b\n", ""));
        }

        @Test
        void printsOnlyWhatPassesAFilter() {
            assertThat(run("-c", "greet world | grep wor")).isEqualTo(new Launched(0, "hello world\n", ""));
        }

        @Test
        void leavesWildcardsToTheCommand() {
            assertThat(run("-c", "greet eth*; greet src/*")).isEqualTo(new Launched(0, "hello src/*\n", ""));
        }

        @Test
        void saysInOneLineWhatFailed() {
            assertThat(run("-c", "greet ''")).isEqualTo(new Launched(1, "", "netbearer: greet: nobody\\nthere\n"));
        }

        @Test
        void saysWhichCommandIsNotKnown() {
            assertThat(run("-c", "no:such"))
                    .isEqualTo(new Launched(1, "", "netbearer: no command no:such; help lists all\n"));
        }

        @Test
        void saysWhenTheCommandIsNotComplete() {
            Launched launched = run("-c", "greet {");

            assertThat(launched.status()).isEqualTo(1);
            assertThat(launched.err()).startsWith("netbearer: ").hasLineCount(1);
        }

        @Test
        void findsEveryBundleOfTheDistributionActive() {
            Launched launched = run("-c", "lb -s");

            assertThat(launched.err()).isEmpty();
            assertThat(launched.out().lines().filter(line -> line.matches(" *\\d+\\|.*")))
                    .hasSizeGreaterThan(19)
                    .allMatch(line -> line.contains("|Active     |"));
        }
    }

    @Nested
    final class WithAScript {
        @Test
        void printsWhatEachCommandReturns() {
            assertThat(script("greet a\n\n# nothing\ngreet b")).isEqualTo(new Launched(0, "hello a\nhello b\n", ""));
        }

        @Test
        void takesCommandsOfSeveralLines() {
            assertThat(script("if { true } {\n greet a\n}\n")).isEqualTo(new Launched(0, "hello a\n", ""));
        }

        @Test
        void endsAtTheFirstFailureAndNamesItsLine() {
            assertThat(script("greet a\ngreet ''\ngreet b\n"))
                    .isEqualTo(new Launched(1, "hello a\n", "netbearer: line 2: greet: nobody\\nthere\n"));
        }

        @Test
        void endsWithTheStatusThatTheScriptSays() {
            assertThat(script("greet a\nexit 7\ngreet b\n")).isEqualTo(new Launched(7, "hello a\n", ""));
        }

        @Test
        void endsWellWithoutInput() {
            assertThat(script("")).isEqualTo(new Launched(0, "", ""));
        }
    }

    @Nested
    final class WithOptions {
        @Test
        void refusesOneThatItDoesNotKnow() {
            assertThat(Launched.run("--such"))
                    .isEqualTo(new Launched(2, "", "netbearer: unknown option --such (--help lists all options)\n"));
        }

        @Test
        void tellsItsVersion() {
            assertThat(Launched.run("--version").out()).matches("Netbearer \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
        }

        @Test
        void startsTheOtherBundlesIfOneCannotBeStarted() throws IOException {
            StubBundle.write(
                    bundles.resolve("a.jar"),
                    Greeter.class,
                    Map.of("Bundle-SymbolicName", "user.lost", "Import-Package", "no.such.thing,org.osgi.framework"));

            Launched launched = run("-c", "greet world");

            assertThat(launched.out()).isEqualTo("hello world\n");
            assertThat(launched.err())
                    .startsWith("netbearer: a.jar is not started: ")
                    .contains("no.such.thing")
                    .hasLineCount(1);
        }

        @Test
        void saysWhyABundleCannotBeRead() throws IOException {
            Files.createSymbolicLink(bundles.resolve("a.jar"), Path.of("nowhere"));

            assertThat(run("-c", "greet world"))
                    .isEqualTo(new Launched(
                            0,
                            "hello world\n",
                            "netbearer: a.jar is not installed: " + bundles.resolve("a.jar")
                                    + ": no such file or folder\n"));
        }

        @Test
        void saysWhyItCannotKeepItsStorageThere() throws IOException {
            Path file = Files.createFile(folder.resolve("file"));

            assertThat(Launched.run("--cache", file.toString(), "-c", "echo"))
                    .isEqualTo(new Launched(3, "", "netbearer: cannot start: " + file + ": not a folder\n"));
        }

        @Test
        void readsConfigurationsBeforeTheComponentsAskForThem() throws IOException {
            Path conf = Files.createDirectory(folder.resolve("conf"));
            Files.writeString(conf.resolve("org.example.plain.cfg"), "colour = blue\n");
            Files.writeString(conf.resolve("org.example.typed.config"), "size=I\"7\"\n");

            assertThat(run(
                            "--conf",
                            conf.toString(),
                            "-c",
                            "echo (setting org.example.plain colour); setting org.example.typed size"))
                    .isEqualTo(new Launched(0, "blue\n7\n", ""));
        }

        @Test
        void keepsItsStorageWhereItIsTold() throws IOException {
            Path cache = folder.resolve("cache");
            String[] commandLine = {"--cache", cache.toString(), "-c", "greet world"};

            assertThat(run(commandLine)).isEqualTo(new Launched(0, "hello world\n", ""));
            assertThat(run(commandLine)).isEqualTo(new Launched(0, "hello world\n", ""));
            assertThat(cache).isNotEmptyDirectory();
        }

        @Test
        void doesNotTouchTheStorageOfAnotherProcess() throws IOException {
            Path cache = folder.resolve("cache");
            Process first = Launched.builder("--cache", cache.toString()).start();
            try (OutputStream input = first.getOutputStream();
                    BufferedReader output = first.inputReader()) {
                assertThat(ask(input, output, "echo up")).isEqualTo("up");

                assertThat(Launched.run("--cache", cache.toString(), "-c", "echo"))
                        .isEqualTo(new Launched(
                                3, "", "netbearer: cannot start: " + cache + ": another process uses it\n"));
            } finally {
                Launched.awaitEnd(first);
            }
        }

        @Test
        void readsAConfigurationAgainWhenItsFileChanges() throws IOException {
            Path conf = Files.createDirectory(folder.resolve("conf"));
            Path file = Files.writeString(conf.resolve("org.example.plain.cfg"), "colour = blue\n");
            Process process =
                    Launched.builder(withBundles("--conf", conf.toString())).start();
            try (OutputStream input = process.getOutputStream();
                    BufferedReader output = process.inputReader()) {
                assertThat(ask(input, output, "setting org.example.plain colour"))
                        .isEqualTo("blue");
                Files.writeString(file, "colour = green\n");
                assertThat(ask(input, output, "changed org.example.plain colour blue"))
                        .isEqualTo("green");
            } finally {
                assertThat(Launched.awaitEnd(process)).isZero();
            }
        }

        @Test
        void keepsOnlyTheBundlesThatAreStillInTheFolder() throws IOException {
            Path cache = folder.resolve("cache");
            StubBundle.write(bundles.resolve("a.jar"), Greeter.class, Map.of("Bundle-SymbolicName", "user.a"));
            String[] commandLine = {"--cache", cache.toString(), "-c", "lb -s user"};

            assertThat(run(commandLine).out()).contains("user.a", "user.Greeter");
            Files.delete(bundles.resolve("a.jar"));
            assertThat(run(commandLine).out()).contains("user.Greeter").doesNotContain("user.a");
            assertThat(Launched.run(commandLine).out()).isEqualTo("No matching bundles found.\n");
        }
    }

    @Nested
    final class AsADaemon {
        @Test
        void stopsTheFrameworkAndRemovesItsStorageWhenTerminated() throws IOException {
            Path temporary = Files.createDirectory(folder.resolve("tmp"));
            ProcessBuilder builder = Launched.builder(withBundles("--daemon"));
            builder.command().add(1, "-Djava.io.tmpdir=" + temporary);
            Process process = builder.redirectErrorStream(true).start();
            try (BufferedReader out = process.inputReader()) {
                assertThat(out.lines()
                                .filter(line -> line.equals("netbearer: running until terminated"))
                                .findFirst())
                        .isPresent();
                assertThat(temporary).isNotEmptyDirectory();

                process.destroy();

                assertThat(Launched.awaitEnd(process)).isEqualTo(143);
                assertThat(temporary).isEmptyDirectory();
            } finally {
                process.destroyForcibly();
            }
        }

        @Test
        void printsWhatHappensWithTheTime() throws IOException {
            assertThat(daemonLines(null, line -> line.contains(": online: ")))
                    .anyMatch(line -> line.matches("netbearer: \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ INFO "
                            + "org\\.netbearer\\.impl: online: .* active"));
        }

        @Test
        @EnabledOnOs(value = OS.LINUX, disabledReason = "the journal is Linux's")
        void printsPrioritiesForTheJournal() throws IOException {
            Path journal = Files.createFile(folder.resolve("journal"));
            assertThat(daemonLines(journal, line -> line.contains(": online: ")))
                    .contains("<6>running until terminated", "<6>org.netbearer.impl: bearer simulation ready")
                    .allMatch(line -> line.matches("<[3-6]>.*"));
        }

        @Test
        void keepsItsHistoryWhenItIsKilled() throws IOException {
            String state = folder.resolve("state").toString();
            daemonLines(null, line -> line.contains(": online: "), "--state", state); // ends by SIGKILL
            assertThat(Launched.run("--state", state, "-c", "bearer:history --id simulation:sim-eth0")
                            .out())
                    .contains("Desk, active");
        }

        /** Returns the lines of a daemon until one is as expected; with a file, as to a journal that reads from there. */
        private List<String> daemonLines(@Nullable Path journal, Predicate<String> last, String... options)
                throws IOException {
            Path conf = Files.createDirectory(folder.resolve("conf"));
            Path scenario = Files.writeString(
                    folder.resolve("desk.scenario"),
                    "link sim-eth0 ethernet name=\"Desk\" address=192.0.2.7/24 gateway=192.0.2.1 metric=1\n");
            Files.writeString(
                    conf.resolve("org.netbearer.bearer.simulation.cfg"),
                    "enabled = true\nscenario = " + scenario + "\n");
            Path log = journal == null ? folder.resolve("log") : journal;
            ProcessBuilder builder = Launched.builder("--daemon", "--conf", conf.toString());
            builder.command().addAll(List.of(options));
            if (journal != null) {
                builder.environment()
                        .put(
                                "JOURNAL_STREAM",
                                Files.getAttribute(journal, "unix:dev") + ":"
                                        + Files.getAttribute(journal, "unix:ino"));
            }
            Process process = builder.redirectError(log.toFile()).start();
            try {
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
                List<String> lines = Files.readAllLines(log);
                while (lines.stream().noneMatch(last) && System.nanoTime() < end) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                    lines = Files.readAllLines(log);
                }
                return lines;
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
