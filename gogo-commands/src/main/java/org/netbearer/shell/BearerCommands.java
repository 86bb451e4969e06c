package org.netbearer.shell;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerType;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.shell.Usage.Kind;
import org.netbearer.shell.Usage.Operand.Count;
import org.netbearer.shell.Usage.Topic;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The commands that show what is known; they read the manager's snapshot and never wait for the operating system.
 *
 * <p>Gogo calls the public methods by reflection, with all words that follow the command; {@link Usage} says what they mean.
 */
@Component(service = BearerCommands.class)
@GogoCommand(
        scope = BearerCommands.SCOPE,
        function = {"list", "show", "primary", "online", "capabilities", "bearers", "help"})
public final class BearerCommands {
    static final String SCOPE = "bearer";

    /** How long a command waits for the manager, which appears a moment after the commands. */
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    static final Usage LIST = usage("list", Topic.NETWORKS)
            .operand(
                    "PATTERN",
                    Count.ANY,
                    Kind.CONFIGURATION,
                    "part of an identifier, name or interface; or all of it, with the wildcards * and ?")
            .option(
                    "--state,-s",
                    Kind.STATE,
                    "only this state or a better one: undefined (exactly), defined, discovered, active")
            .option(
                    "--type,-t",
                    Kind.TYPE,
                    "only these: ethernet, wlan, 4g, ...; internet-access-point, service-network")
            .option("--bearer-type,-b", Kind.TECHNOLOGY, "only these technologies or families")
            .flag(
                    "--all,-a",
                    "also interfaces without a wire, tunnels and ends of containers' cables that are not in use")
            .output();
    static final Usage SHOW = usage("show", Topic.NETWORKS)
            .operand(
                    "ID",
                    Count.ONE,
                    Kind.CONFIGURATION,
                    "identifier, name or interface of the configuration, or a pattern that only one matches")
            .output();
    static final Usage PRIMARY = usage("primary", Topic.NETWORKS).output();
    static final Usage ONLINE = usage("online", Topic.NETWORKS).output();
    static final Usage CAPABILITIES = usage("capabilities", Topic.NETWORKS).json();
    static final Usage BEARERS = usage("bearers", Topic.NETWORKS)
            .flag("--all,-a", "also those that are not for this machine")
            .output();
    static final Usage HELP = usage("help", Topic.NETWORKS)
            .operand("COMMAND", Count.AT_MOST_ONE, Kind.COMMAND, "a command; none lists all");

    static final List<Usage> USAGES = List.of(LIST, SHOW, PRIMARY, ONLINE, CAPABILITIES, BEARERS, HELP);

    private final ManagerReference manager = new ManagerReference(TIMEOUT);

    private static Usage usage(String name, Topic topic) {
        return Usage.of(BearerCommands.class, name, topic);
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

    @Descriptor("lists the network configurations: those in use first, the default one marked with *")
    public @Nullable Object list(@Nullable String... words) {
        return show(LIST, words, (call, snapshot) -> filter(call).apply(snapshot));
    }

    /** Returns what the options and operands of {@code list} and {@code watch} let through. */
    static ConfigurationFilter filter(Invocation call) {
        var types = EnumSet.noneOf(ConfigurationType.class);
        var technologies = EnumSet.noneOf(BearerType.class);
        for (String word : Arguments.words(call.value("--type"))) {
            var technology = Arguments.find(word, BearerType.class);
            if (technology.isPresent()) {
                technologies.add(technology.get());
            } else {
                types.add(Arguments.constant("--type", word, ConfigurationType.class, List.of(BearerType.class)));
            }
        }
        technologies.addAll(Arguments.constants("--bearer-type", call.value("--bearer-type"), BearerType.class));
        return new ConfigurationFilter(
                Arguments.constants("--state", call.value("--state"), ConfigurationState.class),
                types,
                technologies,
                call.operands().stream().map(Glob::new).toList(),
                call.has("--all") || !call.operands().isEmpty());
    }

    @Descriptor("shows everything that is known of one network configuration, and which bearer says so")
    public @Nullable Object show(@Nullable String... words) {
        return show(
                SHOW,
                words,
                (call, snapshot) ->
                        new ConfigurationDetails(ConfigurationLookup.find(call.operand(), snapshot), snapshot));
    }

    @Descriptor("shows the default configuration: the one that traffic takes if nobody chooses otherwise")
    public @Nullable Object primary(@Nullable String... words) {
        return show(PRIMARY, words, (call, snapshot) -> new PrimaryView(snapshot));
    }

    @Descriptor("tells whether this machine can reach another device, how far traffic gets, and whether it costs")
    public @Nullable Object online(@Nullable String... words) {
        return show(ONLINE, words, (call, snapshot) -> new OnlineView(snapshot));
    }

    @Descriptor("lists what applications can do beyond looking, and who makes it possible")
    public @Nullable Object capabilities(@Nullable String... words) {
        return show(CAPABILITIES, words, (call, snapshot) -> new CapabilityView(snapshot));
    }

    @Descriptor("lists the bearers: how they are doing, why, and which interfaces they answer for")
    public @Nullable Object bearers(@Nullable String... words) {
        return show(BEARERS, words, (call, snapshot) -> new BearerList(snapshot, call.has("--all")));
    }

    @Descriptor("explains a command, or lists all")
    public @Nullable Object help(@Nullable String... words) {
        return Output.run(HELP, words, call -> Help.of(call.operand()));
    }

    private @Nullable Object show(
            Usage usage, @Nullable String[] words, BiFunction<Invocation, NetworkSnapshot, CommandResult> query) {
        return Output.run(usage, words, call -> query.apply(call, manager.get().snapshot()));
    }
}
