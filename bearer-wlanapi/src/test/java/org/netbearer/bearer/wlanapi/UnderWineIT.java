package org.netbearer.bearer.wlanapi;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netbearer.bearer.wlanapi.jna.PublishedTablesTest;
import org.opentest4j.TestAbortedException;

/**
 * Runs these tests again in a Windows JVM under Wine, where loader, calling convention, threads and JNA's own library are
 * those of Windows: {@code mvn -Pwine verify -pl bearer-wlanapi -am}.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class UnderWineIT {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path PREFIX = TARGET.resolve("wine");
    private static final Path LIBRARIES = TARGET.resolve("fake-wlanapi").resolve("win64");

    private static Path java;

    @BeforeAll
    static void makeWhatIsNeeded() throws IOException, InterruptedException {
        if (!Boolean.getBoolean("netbearer.wine")) {
            throw new TestAbortedException(
                    "skipped, because the profile is off: mvn -Pwine verify -pl bearer-wlanapi -am");
        }
        need(tool("wine64") != null, "there is no Wine: install the packages wine and wine64");
        need(
                tool("x86_64-w64-mingw32-gcc") != null,
                "there is no compiler for Windows: install the package gcc-mingw-w64-x86-64");
        java = runtime();
        need(java != null, "the Windows runtime was not unpacked to " + TARGET.resolve("windows-jre"));
        Files.createDirectories(LIBRARIES);
        var sources = Path.of("src", "test", "c");
        int code = run(
                TARGET.resolve("mingw.log"),
                Map.of(),
                "x86_64-w64-mingw32-gcc",
                "-std=gnu11",
                "-O1",
                "-Wall",
                "-Wextra",
                "-Wno-missing-field-initializers",
                "-shared",
                "-static",
                "-o",
                LIBRARIES.resolve("wlanapi.dll").toString(),
                sources.resolve("fakewlan.c").toString(),
                sources.resolve("ctl.c").toString(),
                sources.resolve("wlanapi.def").toString(),
                "-lws2_32");
        assertThat(code).as("the compiler; see target/mingw.log").isZero();
    }

    @AfterAll
    static void endWine() throws IOException, InterruptedException {
        var server = tool("wineserver");
        if (server != null && Files.exists(PREFIX)) {
            run(TARGET.resolve("wineserver.log"), Map.of(), server, "-k");
        }
    }

    @Test
    void passesOverTheFakeLibrary() throws Exception {
        passes(
                "fake",
                "n",
                List.of("-Djna.library.path=" + windows(LIBRARIES), "-Dnetbearer.wlanapi.fake=wlanapi"),
                PublishedTablesTest.class,
                WlanPlatformTest.class,
                WlanDiagnosisTest.class,
                WlanContractTest.class,
                WatchingTest.class,
                ConnectingTest.class,
                RefusingTest.class,
                WatchingIT.class,
                ConnectingIT.class,
                RefusingIT.class,
                SixAnswersIT.class);
    }

    @Test
    void refusesTheStubThatWineBringsAlong() throws Exception {
        passes("stub", "b", List.of("-Dnetbearer.wlanapi.expected=WlanRegisterNotification"), WlanAbsentIT.class);
    }

    @Test
    void saysThatThereIsNoLibrary() throws Exception {
        passes("none", "", List.of("-Dnetbearer.wlanapi.expected=Wireless LAN Service"), WlanAbsentIT.class);
    }

    private static void passes(String name, String override, List<String> options, Class<?>... tests)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(tool("wine64"), java.toString()));
        command.addAll(options);
        command.add("-Dnetbearer.wlanapi.bundle=" + windows(Path.of(System.getProperty("netbearer.wlanapi.bundle"))));
        command.addAll(List.of("-cp", classPath(), "org.junit.platform.console.ConsoleLauncher", "execute"));
        command.addAll(List.of("--disable-banner", "--disable-ansi-colors", "--details=tree", "--fail-if-no-tests"));
        command.add("--config=junit.jupiter.execution.timeout.testable.method.default=10 m");
        Arrays.stream(tests).forEach(test -> command.add("--select-class=" + test.getName()));
        var log = TARGET.resolve("wine-" + name + ".log");
        int code = run(
                log,
                Map.of("WINEDLLOVERRIDES", "wlanapi=" + override + ";mscoree,mshtml=;winemenubuilder.exe=d"),
                command.toArray(String[]::new));
        assertThat(code).as("the Windows JVM; see %s: %s", log, tail(log)).isZero();
        assertThat(Files.readString(log)).contains(" 0 tests failed ").doesNotContain("[         0 tests successful");
    }

    /** Output goes to a file: what Wine leaves running for a moment holds on to a pipe. */
    private static int run(Path log, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("WINEPREFIX", PREFIX.toString());
        builder.environment().put("WINEDEBUG", "-all");
        builder.environment().putAll(environment);
        Files.createDirectories(TARGET);
        var process = builder.start();
        if (!process.waitFor(15, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command[0] + " did not end; see " + log);
        }
        return process.exitValue();
    }

    private static String classPath() {
        var own = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(own.split(File.pathSeparator))
                .map(Path::of)
                .map(UnderWineIT::windows)
                .collect(joining(";"));
    }

    /** Wine shows the file system as its drive Z. */
    private static String windows(Path path) {
        return "Z:" + path.toAbsolutePath();
    }

    private static Path runtime() throws IOException {
        var unpacked = TARGET.resolve("windows-jre");
        if (!Files.isDirectory(unpacked)) {
            return null;
        }
        try (var files = Files.walk(unpacked)) {
            return files.filter(file -> file.endsWith(Path.of("bin", "java.exe")))
                    .findFirst()
                    .orElse(null);
        }
    }

    private static String tool(String name) {
        var places =
                Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/lib/wine"));
        return places.map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse(null);
    }

    private static void need(boolean there, String why) {
        if (!there && Boolean.getBoolean("netbearer.wine.required")) {
            throw new AssertionError(why);
        }
        if (!there) {
            throw new TestAbortedException("skipped, because " + why);
        }
    }

    private static String tail(Path log) throws IOException {
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }
}
