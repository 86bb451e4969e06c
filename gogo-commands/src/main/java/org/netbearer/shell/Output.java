package org.netbearer.shell;

import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.apache.felix.service.command.Process;
import org.jspecify.annotations.Nullable;

/** Hands the value of a command to Gogo. */
final class Output {
    private Output() {}

    /**
     * Returns the value, for Gogo to print, pipe or assign; but writes it where Gogo would drop it.
     *
     * <p>Gogo prints the value of the last command of a pipeline on the console even if the command line says
     * {@code > file}, and leaves the file empty. Its interface does not tell a redirection from a capture
     * {@code (bearer:list)}, so the command line is looked at: a mistake would only turn a captured value into its text.
     *
     * @return the value; null if it was written
     */
    static @Nullable Object deliver(CommandSession session, Object value) {
        var process = Process.Utils.current();
        if (process == null || process.isTty(1) || !endsPipeline(process) || !redirects(process)) {
            return value;
        }
        process.out().println(session.format(value, Converter.INSPECT));
        return null;
    }

    private static boolean endsPipeline(Process process) {
        List<Process> processes = process.job().processes();
        return !processes.isEmpty() && processes.get(processes.size() - 1) == process;
    }

    private static boolean redirects(Process process) {
        return process.job().command().toString().indexOf('>') >= 0;
    }
}
