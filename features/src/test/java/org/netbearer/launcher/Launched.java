package org.netbearer.launcher;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The distribution after it ran as a process of its own, on the JDK of the tests.
 *
 * @param status its exit status
 * @param out what it printed on standard output
 * @param err what it printed on standard error
 */
record Launched(int status, String out, String err) {
    private static final long PATIENCE_SECONDS = 60;

    static Launched run(String... arguments) {
        return runWithInput("", arguments);
    }

    static Launched runWithInput(String input, String... arguments) {
        return of(builder(arguments), input);
    }

    /** Runs it with options of the Java runtime. */
    static Launched runOnJvm(List<String> options, String... arguments) {
        return of(builder(Path.of(jar()), options, arguments), "");
    }

    /** Runs another jar than ours. */
    static Launched runJar(Path jar, String... arguments) {
        return of(builder(jar, List.of(), arguments), "");
    }

    /** Runs a process that starts the distribution. */
    static Launched of(ProcessBuilder builder) {
        return of(builder, "");
    }

    private static Launched of(ProcessBuilder builder, String input) {
        try {
            Path out = Files.createTempFile("netbearer-out", ".txt");
            Path err = Files.createTempFile("netbearer-err", ".txt");
            try {
                Process process = builder.redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
                try (OutputStream stdin = process.getOutputStream()) {
                    stdin.write(input.getBytes(StandardCharsets.UTF_8));
                }
                int status = awaitEnd(process);
                return new Launched(status, Files.readString(out), Files.readString(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the distribution as a process, without any option of the JVM: that is how people start it. */
    static ProcessBuilder builder(String... arguments) {
        return builder(Path.of(jar()), List.of(), arguments);
    }

    private static ProcessBuilder builder(Path jar, List<String> options, String... arguments) {
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(options);
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static String jar() {
        return System.getProperty("netbearer.jar");
    }

    /** Waits for the end of a process, and ends it if it takes too long. */
    static int awaitEnd(Process process) {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running after " + PATIENCE_SECONDS + " s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Returns whether a program is installed. */
    static boolean exists(String program) {
        var folders = new ArrayList<>(List.of(System.getenv("PATH").split(File.pathSeparator, -1)));
        folders.addAll(List.of("/usr/sbin", "/sbin"));
        return folders.stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
