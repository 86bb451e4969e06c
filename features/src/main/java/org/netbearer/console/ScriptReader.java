package org.netbearer.console;

import java.io.BufferedReader;
import java.io.IOException;
import org.apache.felix.gogo.runtime.EOFError;
import org.jspecify.annotations.Nullable;

/**
 * Reads the commands of a script line by line until the end of input; a command that is not complete takes the next line in.
 *
 * <p>The first failure ends the script. Confined to one thread.
 */
final class ScriptReader {
    private final ConsoleSession session;
    private int line;

    ScriptReader(ConsoleSession session) {
        this.session = session;
    }

    /**
     * Reads and runs everything.
     *
     * @return 0, 130 if a command was interrupted, 1 if one failed, or what {@code exit} says
     */
    int run() {
        try (BufferedReader in = session.streams().script()) {
            String command = next(in);
            while (command != null) {
                command = run(command) ? next(in) : append(command, next(in));
            }
            return 0;
        } catch (ExitException e) {
            return e.status();
        } catch (InterruptedException e) {
            return ConsoleSession.INTERRUPTED;
        } catch (Throwable e) { // also an Error, of which any command may throw one
            session.printError("line " + line + ": " + session.message(e));
            return 1;
        }
    }

    private @Nullable String next(BufferedReader in) throws IOException {
        line++;
        return in.readLine();
    }

    /** Returns whether the command was complete. */
    private boolean run(String command) throws Exception {
        try {
            session.evaluate(command);
            return true;
        } catch (Exception e) { // Gogo wraps it in a checked one
            if (e.getCause() instanceof EOFError) {
                return false;
            }
            throw e;
        }
    }

    private static String append(String command, @Nullable String more) throws IOException {
        if (more == null) {
            throw new IOException("the last command is not complete");
        }
        return command + '\n' + more;
    }
}
