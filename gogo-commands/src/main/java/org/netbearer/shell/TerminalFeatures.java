package org.netbearer.shell;

import java.io.Console;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Process;
import org.jspecify.annotations.Nullable;

/**
 * What the output device of a session can show.
 *
 * @param terminal whether output goes to a terminal that can move its cursor
 * @param colour whether it shows colours, and its user does not mind
 * @param columns how wide it is; {@link #UNLIMITED} if it is no screen, or nobody knows
 */
record TerminalFeatures(boolean terminal, boolean colour, int columns) {
    /** The width of what is no screen. */
    static final int UNLIMITED = Integer.MAX_VALUE;

    /** A file or a pipe. */
    static final TerminalFeatures PLAIN = new TerminalFeatures(false, false, UNLIMITED);

    /** No screen that people use is narrower; less is a terminal that does not know its size. */
    private static final int NARROWEST = 20;

    private static final int LOWEST = 4;

    private static final String DUMB = "dumb";

    /** The environment of the process, which tests replace. */
    record ProcessEnvironment(UnaryOperator<@Nullable String> environment, BooleanSupplier console) {
        static final ProcessEnvironment PROCESS =
                new ProcessEnvironment(System::getenv, ProcessEnvironment::isConsoleTerminal);

        /** Returns whether the console of the JDK is a terminal; from JDK 22 on there is a console without one. */
        @SuppressWarnings("SystemConsoleNull") // asked as well
        private static boolean isConsoleTerminal() {
            Console console = System.console();
            try {
                return console != null
                        && (Runtime.version().feature() < 22
                                || Boolean.TRUE.equals(
                                        Console.class.getMethod("isTerminal").invoke(console)));
            } catch (ReflectiveOperationException impossible) {
                return false;
            }
        }
    }

    /** Returns the features of the session whose command the current thread runs; of a file if it runs none. */
    static TerminalFeatures current() {
        var process = Process.Utils.current();
        return process == null ? PLAIN : of(process.job().session());
    }

    /** Returns the features of the session that the current thread works for. */
    static TerminalFeatures of(CommandSession session) {
        return of(session, Process.Utils.current(), ProcessEnvironment.PROCESS);
    }

    /**
     * Returns the features of a session.
     *
     * @param session the session; gogo.jline and Karaf keep the type of their terminal in its variable {@code TERM}
     * @param process the command that is running; null if none is, and a finished one's value is being printed
     * @param environment the process around
     */
    static TerminalFeatures of(CommandSession session, @Nullable Process process, ProcessEnvironment environment) {
        if (process != null && !process.isTty(1)) {
            return PLAIN;
        }
        String noColour = environment.environment().apply("NO_COLOR");
        String type = terminalType(session, environment);
        boolean terminal = isCapable(type);
        return new TerminalFeatures(
                terminal,
                terminal && (noColour == null || noColour.isEmpty()),
                isWidthKnown(session, type) ? columns(session) : UNLIMITED);
    }

    /** Returns false for Karaf's console over a pipe as well, which is a dumb terminal to it, of 80 columns that nobody has. */
    private static boolean isWidthKnown(CommandSession session, @Nullable String type) {
        return type != null && !type.isEmpty() && !(isKaraf(session) && type.equals(DUMB));
    }

    /** Returns what gogo.jline, Karaf and the distribution keep in a variable. */
    private static int columns(CommandSession session) {
        return size(session.get("COLUMNS"), NARROWEST);
    }

    /** Returns how high the screen is whose command the current thread runs; {@link #UNLIMITED} if nobody knows. */
    static int currentLines() {
        var process = Process.Utils.current();
        return process == null ? UNLIMITED : size(process.job().session().get("LINES"), LOWEST);
    }

    private static int size(@Nullable Object variable, int least) {
        try {
            int number = variable == null ? 0 : Integer.parseInt(variable.toString());
            return number < least ? UNLIMITED : number;
        } catch (NumberFormatException noNumber) {
            return UNLIMITED;
        }
    }

    private static @Nullable String terminalType(CommandSession session, ProcessEnvironment environment) {
        Object ofSession = session.get("TERM");
        if (ofSession instanceof CharSequence type) {
            return type.toString();
        }
        if (isKaraf(session) || !environment.console().getAsBoolean()) {
            return null;
        }
        boolean windowsTerminal = environment.environment().apply("WT_SESSION") != null;
        return windowsTerminal ? "xterm" : environment.environment().apply("TERM");
    }

    private static boolean isKaraf(CommandSession session) {
        return session.get(".session") != null;
    }

    private static boolean isCapable(@Nullable String terminalType) {
        return terminalType != null && !terminalType.isEmpty() && !terminalType.equals(DUMB);
    }
}
