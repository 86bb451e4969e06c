package org.netbearer.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The distribution of this build, started as a reader of the how-to starts it; with what it prints in a file. */
final class Distribution implements AutoCloseable {
    private static final long SECONDS = 60;

    private final Process process;
    private final Path output;

    private Distribution(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts it.
     *
     * @param output where it prints
     * @param properties {@code -Dname=value}
     * @param arguments of the distribution
     */
    static Distribution start(Path output, List<String> properties, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(properties);
        command.addAll(List.of("-jar", System.getProperty("netbearer.jar")));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Distribution(process, output);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Waits for its end, and returns what it printed. */
    String printed() throws IOException, InterruptedException {
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + SECONDS + " s: " + Files.readString(output));
        }
        return Files.readString(output);
    }

    /** Ends it, in order if it can. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
