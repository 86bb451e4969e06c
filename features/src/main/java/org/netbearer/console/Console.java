package org.netbearer.console;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.ToIntFunction;
import org.apache.felix.service.command.CommandProcessor;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/**
 * Runs what the launcher asks for: one command line, or the commands of standard input.
 *
 * <p>The launcher, whose classes this bundle does not see, creates it by reflection and calls it on a thread of its own. It is no
 * component of Declarative Services, because a person at the console may stop those.
 */
public final class Console implements ToIntFunction<Map<String, Object>> {
    /** Filter of the launcher's service that prints a line on standard error. */
    static final String ERROR_LINES = "(netbearer.console=errors)";

    private static final Duration READY = Duration.ofSeconds(10);

    private final BundleContext context;

    /**
     * Creates the console.
     *
     * @param context of this bundle
     */
    public Console(BundleContext context) {
        this.context = context;
    }

    /**
     * Runs commands until there are no more.
     *
     * @param request {@code action} ({@code SHELL} or {@code COMMAND}), {@code command}, {@code terminal} (whether input and output
     *     are a terminal), {@code errors} (a consumer of lines), {@code redirect} (a consumer of who takes these lines over, or
     *     null), {@code end} (a consumer of the exit status if the output is gone)
     * @return the exit status
     */
    @Override
    @SuppressWarnings("unchecked") // as documented
    public int applyAsInt(Map<String, Object> request) {
        var errors = (Consumer<String>) given(request, "errors");
        var end = (IntConsumer) given(request, "end");
        var assistance = new Assistance(context);
        try {
            boolean ready = Readiness.await(context, READY);
            var reference = context.getServiceReference(CommandProcessor.class);
            var processor = reference == null ? null : context.getService(reference);
            if (processor == null) {
                throw new IllegalStateException("Gogo is not active");
            }
            var streams = Streams.standard(failure -> end.accept(OutputFailure.report(failure, errors)));
            try (var session = new ConsoleSession(processor, streams, errors, assistance)) {
                if (!ready) {
                    session.printError(
                            "the network manager is not there after " + READY.toSeconds() + " s; going on without");
                }
                return run(session, request);
            }
        } catch (ExitException e) {
            return e.status();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } catch (Throwable failure) { // nothing may leave the process waiting for a status
            errors.accept("the console failed: " + failure);
            return 1;
        }
    }

    @SuppressWarnings("unchecked") // as documented
    private int run(ConsoleSession session, Map<String, Object> request) throws IOException {
        if ("COMMAND".equals(request.get("action"))) {
            session.onTerminal(null, TerminalSize::columns, TerminalSize::lines);
            return session.run(String.valueOf(request.get("command")));
        }
        if (!Boolean.TRUE.equals(request.get("terminal"))) {
            return new ScriptReader(session).run();
        }
        return PersonReader.run(
                session,
                new WordCompleter(session::commands, new Assistance(context)::candidates),
                History.file(name -> name.equals("HOME") ? home() : System.getenv(name)),
                banner(),
                (Consumer<@Nullable Consumer<String>>) given(request, "redirect"));
    }

    private static Object given(Map<String, Object> request, String key) {
        return Objects.requireNonNull(request.get(key), key);
    }

    /** Returns the user's folder; the variable is not there on Windows. */
    private static @Nullable String home() {
        String home = System.getenv("HOME");
        return home == null ? System.getenv("USERPROFILE") : home;
    }

    private String banner() {
        return "Netbearer " + context.getProperty("netbearer.version")
                + ": the networks of this machine\n"
                + "bearer:list shows them, help lists all commands, Tab completes, exit leaves";
    }
}
