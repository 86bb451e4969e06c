package org.netbearer.shell;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.SessionRequest;
import org.netbearer.shell.Usage.Kind;
import org.netbearer.shell.Usage.Operand.Count;
import org.netbearer.shell.Usage.Topic;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The commands that use networks. The sessions that they open belong to the framework, not to one terminal: they are open
 * until somebody closes them or this component ends.
 *
 * <p>Called by Gogo like {@link BearerCommands}. Immediate, because Gogo lets go of a command after each call.
 */
@Component(service = SessionCommands.class, immediate = true)
@GogoCommand(
        scope = BearerCommands.SCOPE,
        function = {"open", "close", "stop", "sessions", "stats"})
public final class SessionCommands {
    private static final String ROLLBACK_TEXT =
            "return to what is now after so many seconds, or 2m ..., unless bearer:confirm comes first";

    static final Usage OPEN = usage("open")
            .operand(
                    "TARGET",
                    Count.AT_MOST_ONE,
                    Kind.CONFIGURATION,
                    "a configuration as in bearer:show, a service network, or user-choice")
            .option(
                    "--need,-n",
                    Kind.REQUIREMENT,
                    "instead of TARGET: what the network must be like, such as wlan,unmetered,full")
            .flag("--replace,-r", "take the device from the configuration that is active on it")
            .flag("--reopen,-o", "open again by itself when the link was lost and returns")
            .option("--timeout,-t", Kind.TIME, "give up after so many seconds, or 500ms, 2m ...")
            .flag("--keep,-k", "stay open when whoever opened it has gone")
            .option("--for", Kind.TIME, "close after so many seconds, or 2h ..., whoever is there")
            .option("--label,-l", Kind.TEXT, "a name for people, shown by bearer:sessions")
            .option("--rollback-after,-b", Kind.TIME, ROLLBACK_TEXT)
            .output();
    static final Usage CLOSE = usage("close")
            .operand(
                    "SESSION",
                    Count.AT_MOST_ONE,
                    Kind.SESSION,
                    "the number of a session that bearer:sessions marks with *; needless if there is only one")
            .json();
    static final Usage STOP = usage("stop")
            .operand(
                    "TARGET",
                    Count.ONE,
                    Kind.CONFIGURATION,
                    "the number of any session, or a configuration as in bearer:show")
            .option("--rollback-after,-b", Kind.TIME, ROLLBACK_TEXT)
            .json();
    static final Usage SESSIONS = usage("sessions").output();
    static final Usage STATS = usage("stats")
            .operand("SESSION", Count.ONE, Kind.SESSION, "the number of a session, as in bearer:sessions")
            .output();

    static final List<Usage> USAGES = List.of(OPEN, CLOSE, STOP, SESSIONS, STATS);

    private final ManagerReference manager = new ManagerReference(BearerCommands.TIMEOUT);
    private final ShellSessions held = new ShellSessions(System::nanoTime);
    private final SessionSweeper sweeper = new SessionSweeper(held);
    private final CheckpointCommands checkpoints;

    private static Usage usage(String name) {
        return Usage.of(SessionCommands.class, name, Topic.SESSIONS);
    }

    /**
     * Creates the component; called by Declarative Services.
     *
     * @param checkpoints makes what can be rolled back to
     */
    @Activate
    public SessionCommands(@Reference(name = "checkpoints") CheckpointCommands checkpoints) {
        this.checkpoints = checkpoints;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindManager(NetworkConfigurationManager service) {
        manager.bind(service);
    }

    void unbindManager(NetworkConfigurationManager service) {
        manager.unbind(service);
        held.forget(service);
    }

    @Deactivate
    void deactivate() {
        sweeper.close();
        held.close();
    }

    @Descriptor("uses a network, bringing its link up where it is down, until bearer:close or until you leave;"
            + " with -- COMMAND, while that command runs")
    public @Nullable Object open(@Nullable String... words) {
        var command = HeldCommand.of(words);
        if (command == null) {
            return run(OPEN, words, this::open);
        }
        var call = Invocation.parse(OPEN, command.opening().toArray(String[]::new));
        var operations = operations();
        var opened = open(call, operations);
        operations.terminal().err().println(opened.text(TerminalFeatures.PLAIN));
        try {
            return command.run();
        } finally {
            if (held.get(opened.id()).isPresent()) {
                operations.close(opened.id());
            }
        }
    }

    private OpenedSession open(Invocation call, SessionOperations operations) {
        var request = SessionOperations.request(operations.manager(), call).label(call.value("--label"));
        request = call.has("--replace") ? request.replacing() : request;
        request = call.has("--reopen") ? request.reopening() : request;
        String timeout = call.value("--timeout");
        request = timeout.isEmpty() ? request : request.connectTimeout(Arguments.duration("--timeout", timeout));
        String time = call.value("--for");
        Duration limit = time.isEmpty() ? null : Arguments.duration("--for", time);
        boolean kept = call.has("--keep") || limit != null;
        SessionRequest complete = request;
        var opened = checkpoints.before(
                call.value("--rollback-after"), operations.terminal(), at -> operations.open(complete, kept, at));
        if (limit != null) {
            operations.closeAfter(opened.id(), limit);
        }
        sweeper.wake();
        return opened;
    }

    @Descriptor("lets go of a network that the shell opened; tells whether its link went down with it")
    public @Nullable Object close(@Nullable String... words) {
        return run(
                CLOSE,
                words,
                (call, operations) -> operations.close(
                        call.operands().isEmpty() ? operations.only() : Arguments.session(call.operand())));
    }

    @Descriptor("takes a link down, whoever uses it; their sessions end")
    public @Nullable Object stop(@Nullable String... words) {
        return run(STOP, words, (call, operations) -> {
            var configuration = operations.toStop(call.operand());
            return checkpoints.before(
                    call.value("--rollback-after"),
                    operations.terminal(),
                    at -> operations.stop(configuration, call.operand(), at));
        });
    }

    @Descriptor("lists the open sessions of every bundle; those of the shell are marked with *")
    public @Nullable Object sessions(@Nullable String... words) {
        return run(SESSIONS, words, (call, operations) -> operations.list());
    }

    @Descriptor("shows how long a session has been in use and what passed, with all else that is known of it")
    public @Nullable Object stats(@Nullable String... words) {
        return run(STATS, words, (call, operations) -> operations.measure(Arguments.session(call.operand())));
    }

    private SessionOperations operations() {
        return new SessionOperations(manager.get(), held, Terminal.current(), ShellClient.current());
    }

    private @Nullable Object run(
            Usage usage, @Nullable String[] words, BiFunction<Invocation, SessionOperations, CommandResult> task) {
        return Output.run(usage, words, call -> task.apply(call, operations()));
    }
}
