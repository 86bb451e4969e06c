package org.netbearer.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.shell.Usage.Kind;
import org.netbearer.shell.Usage.Operand.Count;
import org.netbearer.shell.Usage.Topic;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The commands for three in the morning: why it is offline, and a report to send.
 *
 * <p>Called by Gogo like {@link BearerCommands}.
 */
@Component(service = WhyCommands.class)
@GogoCommand(
        scope = BearerCommands.SCOPE,
        function = {"why", "report"})
public final class WhyCommands {
    static final Usage WHY = Usage.of(WhyCommands.class, "why", Topic.DIAGNOSIS)
            .operand(
                    "TARGET",
                    Count.AT_MOST_ONE,
                    Kind.CONFIGURATION,
                    "a configuration as in bearer:show, or a service network; none means the machine")
            .json();
    static final Usage REPORT = Usage.of(WhyCommands.class, "report", Topic.DIAGNOSIS)
            .operand("FILE", Count.AT_MOST_ONE, Kind.FILE, "a new file; none prints it")
            .flag("--full", "with names and addresses as they are");

    static final List<Usage> USAGES = List.of(WHY, REPORT);

    private final ManagerReference manager = new ManagerReference(BearerCommands.TIMEOUT);
    private final HistoryCommands history;
    private final BundleContext context;

    /**
     * Creates the component; called by Declarative Services.
     *
     * @param context of this bundle
     * @param history what happened
     */
    @Activate
    public WhyCommands(BundleContext context, @Reference(name = "history") HistoryCommands history) {
        this.context = context;
        this.history = history;
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
    }

    @Descriptor(
            "says why this machine is online or offline, or why a network works or does not: what it needs, up to the"
                    + " first thing that is missing, and what to do next")
    public @Nullable Object why(@Nullable String... words) {
        return Output.run(WHY, words, call -> {
            var why = new Why(manager.get().snapshot(), history.history());
            if (call.operands().isEmpty()) {
                return WhyView.ofMachine(why);
            }
            var onInterface = why.on(call.operand());
            return onInterface.size() > 1
                    ? WhyView.ofInterface(why, call.operand(), onInterface)
                    : WhyView.ofNetwork(why, ConfigurationLookup.find(call.operand(), why.snapshot()));
        });
    }

    @Descriptor(
            "writes a report for support: versions, bundles, networks, bearers, sessions, history; names and addresses are"
                    + " replaced, unless --full")
    public @Nullable Object report(@Nullable String... words) {
        return Output.run(REPORT, words, call -> {
            var present = manager.get();
            var report = new Report(
                    present.snapshot(),
                    present.sessions(),
                    history.history().entries(),
                    List.of(context.getBundles()),
                    call.has("--full"));
            return call.operands().isEmpty() ? report : write(report, call.operand());
        });
    }

    private static CommandResult write(Report report, String name) {
        try {
            Path file = Path.of(name);
            Files.writeString(
                    file,
                    report.text(TerminalFeatures.PLAIN) + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE_NEW);
            return new Message("the report is in " + file.toAbsolutePath());
        } catch (FileAlreadyExistsException e) {
            throw new CommandException(name + " is there already; name a new file");
        } catch (IOException | InvalidPathException e) {
            throw new CommandException("cannot write " + name + ": " + e.getMessage());
        }
    }
}
