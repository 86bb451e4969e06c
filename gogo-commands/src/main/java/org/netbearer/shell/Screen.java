package org.netbearer.shell;

import java.io.Console;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Process;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody looks at the output of a session, and whether they see colours.
 *
 * @param terminal whether output goes to a terminal that can move its cursor
 * @param colour whether it shows colours, and its user does not mind
 */
record Screen(boolean terminal, boolean colour) {
    private static final Screen NONE = new Screen(false, false);

    /** What Gogo does not tell and the process does; there to be replaced in tests. */
    record Surroundings(UnaryOperator<@Nullable String> environment, BooleanSupplier console) {
        static final Surroundings PROCESS = new Surroundings(System::getenv, Surroundings::isConsoleTerminal);

        /** From JDK 22 on there may be a console without a terminal. */
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

    /** Looks at the session that the current thread works for. */
    static Screen of(CommandSession session) {
        return of(session, Process.Utils.current(), Surroundings.PROCESS);
    }

    /**
     * Looks at a session.
     *
     * @param session the session; gogo.jline and Karaf keep the type of their terminal in its variable {@code TERM}
     * @param process the command that is running; null if none is, and a finished one's value is being printed
     * @param surroundings the process around
     */
    static Screen of(CommandSession session, @Nullable Process process, Surroundings surroundings) {
        if (process != null && !process.isTty(1)) {
            return NONE;
        }
        String noColour = surroundings.environment().apply("NO_COLOR");
        boolean terminal = isCapable(terminalType(session, surroundings));
        return new Screen(terminal, terminal && (noColour == null || noColour.isEmpty()));
    }

    private static @Nullable String terminalType(CommandSession session, Surroundings surroundings) {
        Object ofSession = session.get("TERM");
        if (ofSession instanceof CharSequence type) {
            return type.toString();
        }
        boolean headlessKaraf = session.get(".session") != null;
        if (headlessKaraf || !surroundings.console().getAsBoolean()) {
            return null;
        }
        boolean windowsTerminal = surroundings.environment().apply("WT_SESSION") != null;
        return windowsTerminal ? "xterm" : surroundings.environment().apply("TERM");
    }

    private static boolean isCapable(@Nullable String terminalType) {
        return terminalType != null && !terminalType.isEmpty() && !terminalType.equals("dumb");
    }
}
