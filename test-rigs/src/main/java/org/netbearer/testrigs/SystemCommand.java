package org.netbearer.testrigs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/** Commands of the operating system, for what has to be provoked in a real run. */
public final class SystemCommand {
    private static final long PATIENCE_SECONDS = 60;

    private SystemCommand() {}

    /**
     * Runs a command.
     *
     * @param command the program and its arguments
     * @return what it printed on standard output and standard error, without surrounding blanks
     * @throws AssertionError if its status is not 0, with what it printed
     */
    public static String run(String... command) {
        try {
            var printed = Files.createTempFile("netbearer-command", ".txt");
            try {
                var process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile())
                        .start();
                process.getOutputStream().close();
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError(List.of(command) + " did not end");
                }
                String text = new String(Files.readAllBytes(printed), StandardCharsets.UTF_8).strip();
                if (process.exitValue() != 0) {
                    throw new AssertionError(List.of(command) + " ended with " + process.exitValue() + ": " + text);
                }
                return text;
            } finally {
                Files.delete(printed);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    /**
     * Runs a command as root, where no password is asked for.
     *
     * @param command the program and its arguments
     * @return what it printed
     * @throws TestAbortedException if root is not to be had
     */
    public static String runAsRoot(String... command) {
        try {
            run("sudo", "-n", "true");
        } catch (AssertionError | UncheckedIOException refused) {
            throw new TestAbortedException("skipped, because sudo asks for a password here");
        }
        var words = new ArrayList<>(List.of("sudo", "-n"));
        words.addAll(List.of(command));
        return run(words.toArray(String[]::new));
    }

    /**
     * Runs a command of PowerShell.
     *
     * @param command the command
     * @return what it printed
     */
    public static String powerShell(String command) {
        return run(
                "powershell", "-NoProfile", "-NonInteractive", "-Command", "$ErrorActionPreference='Stop'; " + command);
    }
}
