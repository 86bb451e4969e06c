package org.netbearer.shell;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerType;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkSnapshot;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The commands that show what is known; they read the manager's snapshot and never wait for the operating system.
 *
 * <p>Gogo calls the public methods by reflection. It takes the options by their annotations; every other word must fit the
 * remaining parameters. DisplayText that fit no method go to {@link #_main}, which says what is wrong with them.
 */
@Component(service = BearerCommands.class)
@GogoCommand(
        scope = BearerCommands.SCOPE,
        function = {"list", "show", "default", "online", "capabilities", "bearers"})
public final class BearerCommands {
    static final String SCOPE = "bearer";
    static final String JSON_TEXT = "print JSON";
    static final String YES = "true";
    static final String NO = "false";

    /** How long a command waits for the manager, which appears a moment after the commands. */
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ManagerReference manager = new ManagerReference(TIMEOUT);

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
    public @Nullable Object list(
            CommandSession session,
            @Descriptor("only those in this state or a better one: undefined (exactly), defined, discovered, active")
                    @Parameter(
                            names = {"--state", "-s"},
                            absentValue = "")
                    String state,
            @Descriptor("only those of this type: internet-access-point, service-network")
                    @Parameter(
                            names = {"--type", "-t"},
                            absentValue = "")
                    String type,
            @Descriptor("only those of this technology or family: ethernet, wlan, 3g, 4g, bluetooth, ...")
                    @Parameter(
                            names = {"--bearer-type", "-b"},
                            absentValue = "")
                    String bearerType,
            @Descriptor(JSON_TEXT)
                    @Parameter(
                            names = {"--json", "-j"},
                            presentValue = YES,
                            absentValue = NO)
                    String json,
            @Descriptor(
                            "PATTERN: part of an identifier, name or interface; or all of it, quoted, with the wildcards * and ?")
                    String... patterns) {
        var words = words(patterns);
        return answer("list", session, json, words, snapshot -> {
            var filter = new ConfigurationFilter(
                    Arguments.constants("--state", state, ConfigurationState.class),
                    Arguments.constants("--type", type, ConfigurationType.class),
                    Arguments.constants("--bearer-type", bearerType, BearerType.class),
                    words.stream().map(Glob::new).toList());
            return filter.apply(snapshot);
        });
    }

    @Descriptor("shows everything that is known of one network configuration, and which bearer says so")
    public @Nullable Object show(
            CommandSession session,
            @Descriptor(JSON_TEXT)
                    @Parameter(
                            names = {"--json", "-j"},
                            presentValue = YES,
                            absentValue = NO)
                    String json,
            @Descriptor("ID: the identifier of the configuration; or its name or interface, if no other is called so")
                    String identifier) {
        var words = words(identifier);
        return answer(
                "show",
                session,
                json,
                words,
                snapshot -> new ConfigurationDetails(ConfigurationLookup.find(words.get(0), snapshot), snapshot));
    }

    /** The name that Gogo gives to a command called {@code default}, which is a keyword. */
    @Descriptor("shows the configuration that traffic takes if nobody chooses otherwise")
    public @Nullable Object _default(
            CommandSession session,
            @Descriptor(JSON_TEXT)
                    @Parameter(
                            names = {"--json", "-j"},
                            presentValue = YES,
                            absentValue = NO)
                    String json) {
        return answer("default", session, json, List.of(), DefaultView::new);
    }

    @Descriptor("tells whether this machine can reach another device, how far traffic gets, and whether it costs")
    public @Nullable Object online(
            CommandSession session,
            @Descriptor(JSON_TEXT)
                    @Parameter(
                            names = {"--json", "-j"},
                            presentValue = YES,
                            absentValue = NO)
                    String json) {
        return answer("online", session, json, List.of(), OnlineView::new);
    }

    @Descriptor("lists what applications can do beyond looking, and thanks to which bearers")
    public @Nullable Object capabilities(
            CommandSession session,
            @Descriptor(JSON_TEXT)
                    @Parameter(
                            names = {"--json", "-j"},
                            presentValue = YES,
                            absentValue = NO)
                    String json) {
        return answer("capabilities", session, json, List.of(), CapabilityView::new);
    }

    @Descriptor("lists the bearers: how they are doing, why, and which interfaces they answer for")
    public @Nullable Object bearers(
            CommandSession session,
            @Descriptor(JSON_TEXT)
                    @Parameter(
                            names = {"--json", "-j"},
                            presentValue = YES,
                            absentValue = NO)
                    String json) {
        return answer("bearers", session, json, List.of(), BearerList::new);
    }

    /** The name under which Gogo offers every command whose words fit no other method; the first word is the command. */
    public Object _main(String[] words) {
        return Usage.answer(BearerCommands.class, words);
    }

    private @Nullable Object answer(
            String command,
            CommandSession session,
            String json,
            List<String> words,
            Function<NetworkSnapshot, CommandResult> query) {
        var usage = Usage.of(BearerCommands.class, command);
        if (usage.asksForHelp(words)) {
            return usage.help();
        }
        usage.rejectOptions(words);
        var result = query.apply(manager.get().snapshot());
        return Output.deliver(session, result.as(Boolean.parseBoolean(json)));
    }

    /** Returns the words that Gogo passed; Gogo passes the word {@code null} as null. */
    static List<String> words(@Nullable String... words) {
        return Arrays.stream(words).map(String::valueOf).toList();
    }
}
