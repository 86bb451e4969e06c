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
 */
record TerminalFeatures(boolean terminal, boolean colour) {
    private static final TerminalFeatures NONE = new TerminalFeatures(false, false);

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
            return NONE;
        }
        String noColour = environment.environment().apply("NO_COLOR");
        boolean terminal = isCapable(terminalType(session, environment));
        return new TerminalFeatures(terminal, terminal && (noColour == null || noColour.isEmpty()));
    }

    private static @Nullable String terminalType(CommandSession session, ProcessEnvironment environment) {
        Object ofSession = session.get("TERM");
        if (ofSession instanceof CharSequence type) {
            return type.toString();
        }
        boolean headlessKaraf = session.get(".session") != null;
        if (headlessKaraf || !environment.console().getAsBoolean()) {
            return null;
        }
        boolean windowsTerminal = environment.environment().apply("WT_SESSION") != null;
        return windowsTerminal ? "xterm" : environment.environment().apply("TERM");
    }

    private static boolean isCapable(@Nullable String terminalType) {
        return terminalType != null && !terminalType.isEmpty() && !terminalType.equals("dumb");
    }
}
