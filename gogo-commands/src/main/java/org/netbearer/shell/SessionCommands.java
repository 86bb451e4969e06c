package org.netbearer.shell;

import java.util.List;
import java.util.function.Function;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.SessionRequest;
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

    private final ManagerReference manager = new ManagerReference(BearerCommands.TIMEOUT);
    private final ShellSessions held = new ShellSessions();
    private final CheckpointCommands checkpoints;

    /**
     * Creates the component; called by Declarative Services.
     *
     * @param checkpoints makes what can be rolled back to
     */
    @Activate
    public SessionCommands(@Reference CheckpointCommands checkpoints) {
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
        held.close();
    }

    @Descriptor("uses a network, bringing its link up where it is down, until bearer:close; waits until it is open")
    public @Nullable Object open(
            CommandSession session,
            @Descriptor("instead of TARGET: what the network must be like, such as wlan,unmetered,full")
                    @Parameter(
                            names = {"--need", "-n"},
                            absentValue = "")
                    String need,
            @Descriptor("take the device from the configuration that is active on it")
                    @Parameter(
                            names = {"--replace", "-r"},
                            presentValue = BearerCommands.YES,
                            absentValue = BearerCommands.NO)
                    String replace,
            @Descriptor("open again by itself when the link was lost and returns")
                    @Parameter(
                            names = {"--reopen", "-o"},
                            presentValue = BearerCommands.YES,
                            absentValue = BearerCommands.NO)
                    String reopen,
            @Descriptor("give up after so many seconds, or 500ms, 2m ...")
                    @Parameter(
                            names = {"--timeout", "-t"},
                            absentValue = "")
                    String timeout,
            @Descriptor("a name for people, shown by bearer:sessions")
                    @Parameter(
                            names = {"--label", "-l"},
                            absentValue = "")
                    String label,
            @Descriptor(ROLLBACK_TEXT)
                    @Parameter(
                            names = {"--rollback-after", "-b"},
                            absentValue = "")
                    String rollBackAfter,
            @Descriptor(BearerCommands.JSON_TEXT)
                    @Parameter(
                            names = {"--json", "-j"},
                            presentValue = BearerCommands.YES,
                            absentValue = BearerCommands.NO)
                    String json,
            @Descriptor("[TARGET]: a configuration as in bearer:show, a service network, or user-choice")
                    String... targets) {
        var words = BearerCommands.words(targets);
        return answer("open", session, json, words, operations -> {
            var usage = Usage.of(SessionCommands.class, "open");
            var request = SessionOperations.request(operations.manager(), words, need, usage.synopsis())
                    .label(label);
            request = Boolean.parseBoolean(replace) ? request.replacing() : request;
            request = Boolean.parseBoolean(reopen) ? request.reopening() : request;
            request = timeout.isEmpty() ? request : request.connectTimeout(Arguments.duration("--timeout", timeout));
            SessionRequest complete = request;
            return checkpoints.before(rollBackAfter, operations.terminal(), at -> operations.open(complete, at));
        });
    }

    @Descriptor("lets go of a network that the shell opened; tells whether its link went down with it")
    public @Nullable Object close(
            CommandSession session,
            @Descriptor(BearerCommands.JSON_TEXT)
                    @Parameter(
                            names = {"--json", "-j"},
                            presentValue = BearerCommands.YES,
                            absentValue = BearerCommands.NO)
                    String json,
            @Descriptor("SESSION: the number of a session that bearer:sessions marks with *") String number) {
        var words = BearerCommands.words(number);
        return answer("close", session, json, words, operations -> operations.close(Arguments.session(words.get(0))));
    }

    @Descriptor("takes a link down, whoever uses it; their sessions end")
    public @Nullable Object stop(
            CommandSession session,
            @Descriptor(ROLLBACK_TEXT)
                    @Parameter(
                            names = {"--rollback-after", "-b"},
                            absentValue = "")
                    String rollBackAfter,
            @Descriptor(BearerCommands.JSON_TEXT)
                    @Parameter(
                            names = {"--json", "-j"},
                            presentValue = BearerCommands.YES,
                            absentValue = BearerCommands.NO)
                    String json,
            @Descriptor("TARGET: the number of any session, or a configuration as in bearer:show") String target) {
        var words = BearerCommands.words(target);
        return answer("stop", session, json, words, operations -> {
            var configuration = operations.toStop(words.get(0));
            return checkpoints.before(
                    rollBackAfter, operations.terminal(), at -> operations.stop(configuration, words.get(0), at));
        });
    }

    @Descriptor("lists the open sessions of every bundle; those of the shell are marked with *")
    public @Nullable Object sessions(
            CommandSession session,
            @Descriptor(BearerCommands.JSON_TEXT)
                    @Parameter(
                            names = {"--json", "-j"},
                            presentValue = BearerCommands.YES,
                            absentValue = BearerCommands.NO)
                    String json) {
        return answer("sessions", session, json, List.of(), SessionOperations::list);
    }

    @Descriptor("shows how long a session has been in use and what passed, with all else that is known of it")
    public @Nullable Object stats(
            CommandSession session,
            @Descriptor(BearerCommands.JSON_TEXT)
                    @Parameter(
                            names = {"--json", "-j"},
                            presentValue = BearerCommands.YES,
                            absentValue = BearerCommands.NO)
                    String json,
            @Descriptor("SESSION: the number of a session, as in bearer:sessions") String number) {
        var words = BearerCommands.words(number);
        return answer("stats", session, json, words, operations -> operations.measure(Arguments.session(words.get(0))));
    }

    /** The name under which Gogo offers every command whose words fit no other method; the first word is the command. */
    public Object _main(String[] words) {
        return Usage.answer(SessionCommands.class, words);
    }

    private @Nullable Object answer(
            String command,
            CommandSession session,
            String json,
            List<String> words,
            Function<SessionOperations, CommandResult> task) {
        var usage = Usage.of(SessionCommands.class, command);
        if (usage.asksForHelp(words)) {
            return usage.help();
        }
        usage.rejectOptions(words);
        var result = task.apply(new SessionOperations(manager.get(), held, Terminal.of(session)));
        return Output.deliver(session, result.as(Boolean.parseBoolean(json)));
    }
}
