package org.netbearer.console;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.apache.felix.service.command.Function;

/** A session of Gogo in which {@code exit} ends the session and not the machine; confined to one thread. */
final class ConsoleSession implements AutoCloseable {
    /** What a process can hand to its parent; anything else would lose its upper bits. */
    private static final Pattern STATUS = Pattern.compile("0*(\\d{1,2}|1\\d\\d|2[0-4]\\d|25[0-5])");

    /** What a shell reports of a program that SIGINT ended. */
    static final int INTERRUPTED = 128 + 2;

    private final Streams streams;
    private final Consumer<String> errorLines;
    private final CommandSession session;

    ConsoleSession(CommandProcessor processor, Streams streams, Consumer<String> errorLines) {
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
     * Runs commands, prints what the last one returns, or one line of what went wrong.
     *
     * @return 0, 1 if a command failed, or what {@code exit} says
     */
    int run(String commands) {
        try {
            evaluate(commands);
            return 0;
        } catch (ExitException e) {
            return e.status();
        } catch (InterruptedException e) {
            return INTERRUPTED;
        } catch (Throwable e) { // also an Error, of which any command may throw one
            printError(e);
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
        streams.out().println(text.toString().stripTrailing());
    }

    void prompt() {
        streams.out().print("g! ");
        streams.out().flush();
    }

    void printError(Throwable failure) {
        printError(message(failure));
    }

    /** Returns one line of what went wrong. */
    static String message(Throwable failure) {
        if (failure instanceof StackOverflowError) {
            return "the commands are nested too deeply";
        }
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
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
