package org.netbearer.console;

import java.io.BufferedReader;
import java.io.IOException;
import org.apache.felix.gogo.runtime.EOFError;
import org.jspecify.annotations.Nullable;

/**
 * Reads commands line by line until the end of input.
 *
 * <p>A command that is not complete takes the next line in. A person is told of a failure and goes on; a script ends there.
 */
final class CommandReader {
    private final ConsoleSession session;
    private final boolean person;
    private int line;

    CommandReader(ConsoleSession session, boolean person) {
        this.session = session;
        this.person = person;
    }

    /**
     * Reads and runs everything.
     *
     * @return 0, 130 if a command of a script was interrupted, 1 if a command of a script failed, or what {@code exit} says
     */
    int run() {
        try (BufferedReader in =
                person ? session.streams().keyboard() : session.streams().script()) {
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
            session.printError("line " + line + ": " + ConsoleSession.message(e));
            return 1;
        }
    }

    private @Nullable String next(BufferedReader in) throws IOException {
        if (person) {
            session.prompt();
        }
        line++;
        return in.readLine();
    }

    /** Returns whether the command was complete. */
    private boolean run(String command) throws Throwable {
        try {
            session.evaluate(command);
            return true;
        } catch (ExitException e) {
            throw e;
        } catch (Throwable e) {
            if (e.getCause() instanceof EOFError) {
                return false;
            }
            if (!person) {
                throw e;
            }
            session.printError(e);
            return true;
        }
    }

    private static String append(String command, @Nullable String more) throws IOException {
        if (more == null) {
            throw new IOException("the last command is not complete");
        }
        return command + '\n' + more;
    }
}
