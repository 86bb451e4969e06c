package org.netbearer.shell;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Process;
import org.jspecify.annotations.Nullable;

/**
 * The command of {@code bearer:open TARGET -- COMMAND}, while which a session is held.
 *
 * @param opening the words before the separator
 * @param command the words after it, at least one
 */
record HeldCommand(List<String> opening, List<String> command) {
    private static final String SEPARATOR = "--";
    private static final Pattern PLAIN = Pattern.compile("[\\w./:@%+,-]+");

    /** Splits the words; returns null if they hold no command: what follows the separator is the target if none came before. */
    static @Nullable HeldCommand of(@Nullable String... words) {
        var given = Arrays.stream(words).map(String::valueOf).toList();
        int at = given.indexOf(SEPARATOR);
        return at <= 0 || at == given.size() - 1
                ? null
                : new HeldCommand(given.subList(0, at), given.subList(at + 1, given.size()));
    }

    /** Returns the command as a line of the shell, each word quoted where that is needed. */
    String line() {
        return command.stream().map(HeldCommand::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : '"' + word.replaceAll("[\\\\\"$]", "\\\\$0") + '"';
    }

    /**
     * Runs the command in the session of Gogo that the current thread works for.
     *
     * @return its value
     * @throws CommandException if it fails
     */
    @Nullable
    Object run() {
        var process = Process.Utils.current();
        if (process == null) {
            throw new CommandException("there is no shell to run " + command.get(0));
        }
        try {
            return process.job().session().execute(line());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted");
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new CommandException(failed.getMessage() == null ? failed.toString() : failed.getMessage());
        }
    }
}
