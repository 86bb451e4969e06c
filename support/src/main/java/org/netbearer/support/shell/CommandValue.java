package org.netbearer.support.shell;

import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.apache.felix.service.command.Process;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the value that a command returns.
 *
 * <p>Gogo prints the value of the last command of a pipeline, passes it on or assigns it; but not everywhere:
 *
 * <ul>
 *   <li>with {@code > file} it prints the value on the console, and leaves the file empty;
 *   <li>in Karaf nobody prints it where no person types: {@code ssh HOST COMMAND}, {@code bin/client COMMAND},
 *       {@code shell:watch}, {@code shell:source}.
 * </ul>
 *
 * There the command has to write it itself.
 */
public final class CommandValue {
    private static final String REDIRECTION = "(?s)\\s*[0-9&]?>.*";

    private CommandValue() {}

    /**
     * Returns the value of the command that the current thread runs, for Gogo to print, pipe or assign; but writes it where
     * it would be lost.
     *
     * @param value the value
     * @return the value; null if it was written
     */
    public static <T> @Nullable T deliver(T value) {
        var process = Process.Utils.current();
        if (process == null || !isLost(process)) {
            return value;
        }
        process.out().println(process.job().session().format(value, Converter.INSPECT));
        return null;
    }

    private static boolean isLost(Process process) {
        return (!process.isTty(1) || isKarafWithoutPrompt(process.job().session()))
                && endsPipeline(process)
                && !isCaptured(process);
    }

    /** Karaf puts itself into the session's variables, and the line editor only where there is a prompt. */
    private static boolean isKarafWithoutPrompt(CommandSession session) {
        return session.get(".session") != null && session.get(".jline.reader") == null;
    }

    private static boolean endsPipeline(Process process) {
        List<Process> processes = process.job().processes();
        return !processes.isEmpty() && processes.get(processes.size() - 1) == process;
    }

    /**
     * Returns whether the value is captured as in {@code (bearer:list)} and not redirected; both look the same in Gogo's
     * interface: a captured command is part of the text of the command that runs it.
     */
    private static boolean isCaptured(Process process) {
        var outer = process.job().parent();
        if (outer == null) {
            return false;
        }
        String text = process.job().command().toString();
        String around = outer.command().toString();
        int at = around.indexOf(text);
        return at >= 0 && !around.substring(at + text.length()).matches(REDIRECTION);
    }
}
