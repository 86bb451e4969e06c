package org.netbearer.shell;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.shell.Usage.Kind;
import org.netbearer.shell.Usage.Operand.Count;
import org.netbearer.shell.Usage.Topic;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The command that defines service networks, as configurations of Config Admin; without one there is no such command.
 *
 * <p>Called by Gogo like {@link BearerCommands}.
 */
@Component(service = GroupCommands.class)
@GogoCommand(scope = BearerCommands.SCOPE, function = "group")
public final class GroupCommands {
    static final Usage GROUP = Usage.of(GroupCommands.class, "group", Topic.NETWORKS)
            .operand("ACTION", Count.ONE, Kind.TEXT, "add, or remove")
            .operand("NAME", Count.ONE, Kind.TEXT, "what the service network is called")
            .operand(
                    "MEMBER",
                    Count.ANY,
                    Kind.CONFIGURATION,
                    "for add: configurations as in bearer:show, or LDAP filters; the preferred ones first")
            .json();

    static final List<Usage> USAGES = List.of(GROUP);

    private static final String PID = "org.netbearer.service.network";
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final String USER_CHOICE = "user-choice";

    private final ConfigurationAdmin configurations;
    private final ManagerReference manager = new ManagerReference(BearerCommands.TIMEOUT);

    /**
     * Creates the component; called by Declarative Services.
     *
     * @param configurations keeps the definitions
     */
    @Activate
    public GroupCommands(@Reference(name = "configurations") ConfigurationAdmin configurations) {
        this.configurations = configurations;
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
            "defines a service network, a group of networks between which a session moves, or takes its definition away")
    public @Nullable Object group(@Nullable String... words) {
        return Output.run(GROUP, words, call -> {
            String name = call.operands().get(1);
            var members = call.operands().subList(2, call.operands().size());
            try {
                return switch (call.operand()) {
                    case "add" -> add(name, members);
                    case "remove" -> remove(name, members);
                    default -> throw new CommandException("bearer:group: add or remove, not " + call.operand());
                };
            } catch (IOException | InvalidSyntaxException failed) {
                throw new CommandException("the definition cannot be stored: " + failed.getMessage());
            }
        });
    }

    private Message add(String name, List<String> members) throws IOException, InvalidSyntaxException {
        if (name.isBlank() || name.equals(USER_CHOICE)) {
            throw new CommandException("a service network cannot be called " + (name.isBlank() ? "nothing" : name));
        }
        if (members.isEmpty()) {
            throw new CommandException("bearer:group: MEMBER is missing; " + GROUP.synopsis());
        }
        if (!defined(name).isEmpty()) {
            throw new CommandException(
                    "there is a service network " + name + "; bearer:group remove " + name + " takes it away");
        }
        var snapshot = manager.get().snapshot();
        var identifiers = new ArrayList<String>();
        var unmatched = new ArrayList<String>();
        for (String member : members) {
            String identifier = identifier(member, snapshot);
            identifiers.add(identifier == null ? member : identifier);
            if (identifier == null && !member.startsWith("(")) {
                unmatched.add(member);
            }
        }
        Map<String, Object> properties = Map.of("name", name, "members", identifiers.toArray(String[]::new));
        configurations.createFactoryConfiguration(PID, "?").update(FrameworkUtil.asDictionary(properties));
        awaitListed(name, true);
        return new Message("service network " + name + " has members " + DisplayText.list(identifiers)
                + (unmatched.isEmpty() ? "" : "\nnothing here is called " + DisplayText.list(unmatched) + " now")
                + "\nbearer:open " + name + " uses it");
    }

    /** Returns the identifier of the only configuration that a word names; null if there is none. */
    private static @Nullable String identifier(String word, NetworkSnapshot snapshot) {
        try {
            return word.startsWith("(")
                    ? null
                    : ConfigurationLookup.find(word, snapshot).identifier();
        } catch (CommandException none) {
            return null;
        }
    }

    private Message remove(String name, List<String> members) throws IOException, InvalidSyntaxException {
        if (!members.isEmpty()) {
            throw new CommandException("bearer:group: too many words; bearer:group remove NAME");
        }
        var found = defined(name);
        if (found.isEmpty()) {
            throw new CommandException("no service network " + name + " is defined in Config Admin");
        }
        for (Configuration one : found) {
            one.delete();
        }
        awaitListed(name, false);
        return new Message("service network " + name + " is gone");
    }

    /** Waits a moment, since Config Admin passes on later what was asked for; so that the next command sees it. */
    private void awaitListed(String name, boolean listed) {
        long end = System.nanoTime() + BearerCommands.TIMEOUT.toNanos();
        while (manager.get().snapshot().configuration("netbearer:" + name).isPresent() != listed
                && System.nanoTime() < end
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private List<Configuration> defined(String name) throws IOException, InvalidSyntaxException {
        var all = configurations.listConfigurations("(service.factoryPid=" + PID + ")");
        return all == null
                ? List.of()
                : Arrays.stream(all).filter(one -> isCalled(one, name)).toList();
    }

    private static boolean isCalled(Configuration one, String name) {
        var properties = one.getProperties();
        Object given = properties == null ? null : properties.get("name");
        return Objects.equals(given, name) || given == null && one.getPid().equals(PID + "~" + name);
    }
}
