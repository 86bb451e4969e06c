package org.netbearer.shell;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.netbearer.support.shell.CommandValue;

/** Delivers the value of a command to Gogo. */
final class Output {
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
            return CommandValue.deliver(
                    TextWrap.wrap(usage.help(), TerminalFeatures.current().columns()));
        }
        var format = OutputFormat.of(call);
        return CommandValue.deliver(format.apply(task.apply(call)));
    }
}
