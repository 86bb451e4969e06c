package org.netbearer.impl.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Another JVM with leases on the same folder, told what to do line by line. Confined to the test's thread. */
final class OtherProcess implements AutoCloseable {
    private static final long BOUND_SECONDS = 100;
    private static final String END = "(end)";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private OtherProcess(Process process) {
        this.process = process;
        var reader = new Thread(this::read, "other process's lines");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a JVM with a main class of this package and its arguments. */
    static OtherProcess start(Class<?> main, List<String> wrapper, Object... arguments) throws IOException {
        var command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        for (var argument : arguments) {
            command.add(argument.toString());
        }
        return new OtherProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    static OtherProcess start(Object folder) throws IOException {
        return start(LeaseProgram.class, List.of(), folder);
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException | UncheckedIOException ended) {
            // killed
        }
        lines.add(END);
    }

    /** Has it do something, and waits for its answer. */
    String ask(String command) throws Exception {
        tell(command);
        return next();
    }

    void tell(String command) throws IOException {
        process.outputWriter().write(command + "\n");
        process.outputWriter().flush();
    }

    /** Waits for the next line. */
    String next() throws InterruptedException {
        var line = lines.poll(BOUND_SECONDS, TimeUnit.SECONDS);
        assertThat(line)
                .as("a line of the other process within %s s", BOUND_SECONDS)
                .isNotNull();
        return line;
    }

    /** Waits for its end, and returns what it said until then. */
    List<String> rest() throws InterruptedException {
        var rest = new ArrayList<String>();
        for (var line = next(); !line.equals(END); line = next()) {
            rest.add(line);
        }
        process.waitFor();
        return rest;
    }

    /** Kills it, as {@code kill -9} does, and waits until it is dead. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
