package org.netbearer.testrigs;

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
import org.opentest4j.TestAbortedException;

/**
 * Runs tests once more in a JVM of another system or processor, which a program on this machine emulates.
 *
 * <p>What is missing skips the test that asks, with the reason, or fails it where the property {@code NAME.required} is set.
 * Output goes to files: what an emulator leaves running for a moment holds on to a pipe. Immutable and thread-safe.
 */
public final class Emulation {
    /** Where everything is written. */
    public static final Path TARGET = Path.of("target").toAbsolutePath();

    private static final long MINUTES = 15;

    private final String name;

    private Emulation(String name) {
        this.name = name;
    }

    /**
     * Skips the test unless its profile is on.
     *
     * @param name the system property that says so, such as {@code netbearer.wine}
     * @param command how to switch it on
     * @return the emulation
     */
    public static Emulation switchedOnBy(String name, String command) {
        if (!Boolean.getBoolean(name)) {
            throw new TestAbortedException("skipped, because the profile is off: " + command);
        }
        return new Emulation(name);
    }

    /**
     * Skips or fails the test if something is missing.
     *
     * @param there whether it is there
     * @param why what is missing and what to install
     */
    public void need(boolean there, String why) {
        if (there) {
            return;
        }
        if (Boolean.getBoolean(name + ".required")) {
            throw new AssertionError(why);
        }
        throw new TestAbortedException("skipped, because " + why);
    }

    /**
     * Finds a program; without it the test is skipped or fails.
     *
     * @param program its name
     * @param install what to install if it is missing
     * @param elsewhere folders to look into beside the path
     * @return its path
     */
    public String program(String program, String install, Path... elsewhere) {
        var found = Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                                .map(Path::of),
                        Stream.of(elsewhere))
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
        need(found.isPresent(), "there is no " + program + ": " + install);
        return found.orElseThrow().toString();
    }

    /**
     * Runs a program to its end.
     *
     * @param log file of {@link #TARGET} that takes its output
     * @param environment variables beside this process's own
     * @param command the program and its arguments
     * @return its exit status
     * @throws IOException if it cannot be started
     * @throws InterruptedException if this thread is interrupted
     */
    public int run(String log, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Files.createDirectories(TARGET);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(TARGET.resolve(log).toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command.get(0) + " did not end; see target/" + log);
        }
        return process.exitValue();
    }

    /**
     * Compiles something; a refusal fails the test.
     *
     * @param log file of {@link #TARGET} that takes the compiler's output
     * @param command the compiler and its arguments
     * @throws IOException if it cannot be started
     * @throws InterruptedException if this thread is interrupted
     */
    public void compile(String log, List<String> command) throws IOException, InterruptedException {
        if (run(log, Map.of(), command) != 0) {
            throw new AssertionError("refused by " + command.get(0) + ": " + tail(log));
        }
    }

    /**
     * Runs test classes in the other JVM, and fails unless at least one test ran and all passed.
     *
     * @param log file of {@link #TARGET} that takes their output
     * @param environment variables beside this process's own
     * @param java the other JVM, its options and its class path
     * @param tests the classes
     * @throws IOException if it cannot be started
     * @throws InterruptedException if this thread is interrupted
     */
    public void passes(String log, Map<String, String> environment, List<String> java, Class<?>... tests)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(java);
        command.addAll(List.of("org.junit.platform.console.ConsoleLauncher", "execute"));
        command.addAll(List.of("--disable-banner", "--disable-ansi-colors", "--details=tree", "--fail-if-no-tests"));
        command.add("--config=junit.jupiter.execution.timeout.testable.method.default=10 m");
        Arrays.stream(tests).forEach(test -> command.add("--select-class=" + test.getName()));
        int status = run(log, environment, command);
        var said = Files.readString(TARGET.resolve(log));
        if (status != 0 || !said.contains(" 0 tests failed ") || said.contains("[         0 tests successful")) {
            throw new AssertionError("the other JVM ended with " + status + ", see target/" + log + ": " + tail(log));
        }
    }

    /**
     * Returns what this JVM's tests are loaded from.
     *
     * @return folders and archives
     */
    public static List<Path> classPath() {
        var own = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
        return Stream.of(own.split(File.pathSeparator)).map(Path::of).toList();
    }

    private static String tail(String log) throws IOException {
        var lines = Files.readAllLines(TARGET.resolve(log));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }
}
