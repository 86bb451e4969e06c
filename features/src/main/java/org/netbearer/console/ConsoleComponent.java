package org.netbearer.console;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.apache.felix.service.command.CommandProcessor;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Runs commands once the launcher asks for it, and tells it the exit status. */
@Component(service = {})
public final class ConsoleComponent {
    /** Filter of the launcher's service that prints a line of optionError. */
    static final String ERROR_LINES = "(netbearer.console=complaints)";

    private static final String ACTION = "netbearer.console.action";
    private static final String COMMAND = "netbearer.console.command";
    private static final String TERMINAL = "netbearer.console.terminal";
    private static final Duration READY = Duration.ofSeconds(10);

    private final BundleContext context;
    private final CommandProcessor processor;
    private final Map<String, ?> request;
    private final IntConsumer end;
    private final Consumer<String> errorLines;
    private final Thread thread = new Thread(this::run, "netbearer-console");

    /**
     * Creates the component; called by Declarative Services.
     *
     * @param context of this bundle
     * @param processor what runs commands
     * @param launcher takes the exit status; its properties say what to run
     * @param errorLines prints a line
     */
    @Activate
    public ConsoleComponent(
            BundleContext context,
            @Reference CommandProcessor processor,
            @Reference(service = IntConsumer.class, target = "(" + ACTION + "=*)")
                    Map.Entry<Map<String, ?>, IntConsumer> launcher,
            @Reference(target = ERROR_LINES) Consumer<String> errorLines) {
        this.context = context;
        this.processor = processor;
        this.request = launcher.getKey();
        this.end = launcher.getValue();
        this.errorLines = errorLines;
    }

    @Activate
    void activate() {
        thread.setDaemon(true);
        thread.start();
    }

    @Deactivate
    void deactivate() {
        thread.interrupt();
    }

    private void run() {
        try (var session = new ConsoleSession(processor, Streams.standard(), errorLines)) {
            if (!Readiness.await(context, READY)) {
                session.printError(
                        "the network manager is not there after " + READY.toSeconds() + " s; going on without");
            }
            end.accept(run(session));
        } catch (InterruptedException e) {
            // the framework stops: nobody waits for a status any more
            Thread.currentThread().interrupt();
        }
    }

    private int run(ConsoleSession session) {
        if ("COMMAND".equals(request.get(ACTION))) {
            return session.run(String.valueOf(request.get(COMMAND)));
        }
        boolean terminal = Boolean.TRUE.equals(request.get(TERMINAL));
        if (terminal) {
            session.print(banner());
        }
        return new CommandReader(session, terminal).run();
    }

    private String banner() {
        return "Netbearer " + context.getProperty("netbearer.version")
                + ": the networks of this machine\n"
                + "bearer:list shows them, help lists all commands, exit leaves";
    }
}
