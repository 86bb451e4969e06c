package org.netbearer.console;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.felix.gogo.runtime.CommandNotFoundException;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.apache.felix.service.command.Function;
import org.jspecify.annotations.Nullable;

/** A session of Gogo in which {@code exit} ends the session and not the machine; confined to one thread. */
final class ConsoleSession implements AutoCloseable {
    /** What a process can hand to its parent; anything else would lose its upper bits. */
    private static final Pattern STATUS = Pattern.compile("0*(\\d{1,2}|1\\d\\d|2[0-4]\\d|25[0-5])");

    /** What a shell reports of a program that SIGINT ended. */
    static final int INTERRUPTED = 128 + 2;

    private final Streams streams;
    private final Consumer<String> errorLines;
    private final Assistance assistance;
    private final CommandSession session;

    ConsoleSession(CommandProcessor processor, Streams streams, Consumer<String> errorLines, Assistance assistance) {
        this.assistance = assistance;
        this.streams = streams;
        this.errorLines = errorLines;
        this.session = processor.createSession(streams.in(), streams.out(), streams.err());
        session.put("SCOPE", "bearer:gogo:*");
        // a person at this prompt means networks, not files: bearer:list eth*
        session.put(CommandSession.OPTION_NO_GLOB, true);
        Function exit = (ignored, arguments) -> {
            throw new ExitException(status(arguments));
        };
        session.put("exit", exit);
        session.put("quit", exit);
    }

    Streams streams() {
        return streams;
    }

    /**
     * Sets the type and size of the terminal for the commands: they are variables of the session, as in other shells of Gogo.
     *
     * @param type as in {@code TERM}; null if the environment says it
     * @param columns returns the present width
     * @param lines returns the present height
     */
    void onTerminal(@Nullable String type, IntSupplier columns, IntSupplier lines) {
        if (type != null) {
            session.put("TERM", type);
        }
        session.put("#COLUMNS", (Function) (ignored, arguments) -> String.valueOf(columns.getAsInt()));
        session.put("#LINES", (Function) (ignored, arguments) -> String.valueOf(lines.getAsInt()));
    }

    /** Lists the names of all commands, with their scopes. */
    List<String> commands() {
        return session.get(".commands") instanceof Set<?> names
                ? names.stream().map(String::valueOf).sorted().toList()
                : List.of();
    }

    /** Interrupts the command that runs, if one does; on any thread. */
    void interrupt() {
        var job = session.foregroundJob();
        if (job != null) {
            job.interrupt();
        }
    }

    /**
     * Runs commands, prints what the last one returns, or one line of what went wrong.
     *
     * @return 0, 130 if a command was interrupted, 1 if one failed
     * @throws ExitException if one of them is {@code exit}
     */
    int run(String commands) {
        try {
            evaluate(commands);
            return 0;
        } catch (ExitException e) {
            throw e;
        } catch (InterruptedException e) {
            return INTERRUPTED;
        } catch (Throwable e) { // also an Error, of which any command may throw one
            printError(message(e));
            return 1;
        }
    }

    /**
     * Runs commands and prints what the last one returns.
     *
     * @throws ExitException if one of them is {@code exit}
     * @throws Exception whatever a command throws, or with an EOFError as its cause if the last one is not complete
     */
    void evaluate(String commands) throws Exception {
        Object result = session.execute(commands);
        // what grep and its like return of a pipe is a status and no answer
        boolean status = result instanceof Boolean && commands.contains("|");
        if (result != null && !status) {
            print(session.format(result, Converter.INSPECT));
        }
    }

    void print(CharSequence text) {
        streams.out().println(streams.encodable(text.toString().stripTrailing()));
    }

    /** Returns one line of what went wrong. */
    String message(Throwable failure) {
        if (failure instanceof StackOverflowError) {
            return "the commands are nested too deeply";
        } else if (failure instanceof CommandNotFoundException unknown) {
            return unknown(unknown.getCommand());
        } else if (failure instanceof InvocationTargetException && failure.getCause() != null) {
            return message(failure.getCause()); // Gogo unwraps exceptions, but no errors
        }
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }

    private String unknown(String command) {
        boolean scoped = command.indexOf(':') >= 0;
        var names = commands().stream()
                .map(name -> scoped ? name : name.substring(name.indexOf(':') + 1))
                .distinct()
                .toList();
        var near = assistance.near(command, names);
        return "no command " + command + (near.isEmpty() ? "; help lists all" : "; near: " + String.join(", ", near));
    }

    void printError(String message) {
        errorLines.accept(message);
    }

    @Override
    public void close() {
        session.close();
    }

    private static int status(List<Object> arguments) {
        if (arguments.isEmpty()) {
            return 0;
        }
        String status = String.valueOf(arguments.get(0));
        if (arguments.size() > 1 || !STATUS.matcher(status).matches()) {
            throw new IllegalArgumentException("exit: one number from 0 to 255, not "
                    + arguments.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
        return Integer.parseInt(status);
    }
}
