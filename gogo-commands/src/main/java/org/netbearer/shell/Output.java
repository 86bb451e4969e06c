package org.netbearer.shell;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.felix.service.command.Converter;
import org.apache.felix.service.command.Process;
import org.jspecify.annotations.Nullable;

/** Delivers the value of a command to Gogo. */
final class Output {
    private static final Pattern REDIRECTION = Pattern.compile("\\s*[0-9&]?>");

    private Output() {}

    /**
     * Runs a command and returns its result in the form that its options ask for; or its help.
     *
     * @param words what follows the command
     * @param task the command
     * @return the value for Gogo to print; null if there is nothing to print
     */
    static @Nullable Object run(Usage usage, @Nullable String[] words, Function<Invocation, CommandResult> task) {
        var call = Invocation.parse(usage, words);
        if (call.asksForHelp()) {
            return TextWrap.wrap(usage.help(), TerminalFeatures.current().columns());
        }
        var format = OutputFormat.of(call);
        return deliver(format.apply(task.apply(call)));
    }

    /**
     * Returns the value, for Gogo to print, pipe or assign; but writes it where Gogo would drop it.
     *
     * <p>Gogo prints the value of the last command of a pipeline on the console even if the command line says
     * {@code > file}, and leaves the file empty.
     *
     * @return the value; null if it was written
     */
    private static @Nullable Object deliver(Object value) {
        var process = Process.Utils.current();
        if (process == null || process.isTty(1) || !endsPipeline(process) || !redirects(process)) {
            return value;
        }
        process.out().println(process.job().session().format(value, Converter.INSPECT));
        return null;
    }

    private static boolean endsPipeline(Process process) {
        List<Process> processes = process.job().processes();
        return !processes.isEmpty() && processes.get(processes.size() - 1) == process;
    }

    /**
     * Returns whether the output is redirected and not captured as in {@code (bearer:list)}; both look the same in Gogo's interface: a captured command is
     * part of the text of the command that runs it.
     */
    private static boolean redirects(Process process) {
        var outer = process.job().parent();
        if (outer == null) {
            return true;
        }
        String text = process.job().command().toString();
        String around = outer.command().toString();
        int at = around.indexOf(text);
        return at < 0
                || REDIRECTION.matcher(around.substring(at + text.length())).lookingAt();
    }
}
