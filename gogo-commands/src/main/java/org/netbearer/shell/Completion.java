package org.netbearer.shell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.netbearer.api.BearerType;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.shell.Usage.Kind;

/**
 * What the last word of a command that somebody types may become; immutable.
 *
 * @param manager whose networks and sessions are offered
 */
record Completion(NetworkConfigurationManager manager) {
    /**
     * Lists the candidates with their descriptions, which may be empty.
     *
     * @param words the words of the command up to the cursor, the first being its name; the last is to be completed
     */
    Map<String, String> candidates(List<String> words) {
        String word = words.get(words.size() - 1);
        var found = words.size() == 1
                ? commands()
                : Commands.find(words.get(0))
                        .map(usage -> following(usage, words.subList(1, words.size() - 1), word))
                        .orElse(Map.of());
        var matching = new LinkedHashMap<String, String>();
        found.forEach((candidate, description) -> {
            if (candidate.toLowerCase(Locale.ROOT).startsWith(word.toLowerCase(Locale.ROOT))) {
                matching.put(candidate, description);
            }
        });
        return matching;
    }

    private static Map<String, String> commands() {
        var commands = new LinkedHashMap<String, String>();
        for (Usage usage : Commands.ALL) {
            commands.put(usage.command(), usage.description());
            commands.put(usage.name(), usage.description());
        }
        return commands;
    }

    private Map<String, String> following(Usage usage, List<String> before, String word) {
        String last = before.isEmpty() ? "" : before.get(before.size() - 1);
        var option = usage.option(last).filter(Usage.Option::takesValue);
        if (option.isPresent()) {
            return values(option.get().value(), usage, word);
        }
        int equals = word.startsWith("--") ? word.indexOf('=') : -1;
        if (equals > 0) {
            String name = word.substring(0, equals);
            return usage.option(name)
                    .filter(Usage.Option::takesValue)
                    .map(given -> prefixed(name + "=", values(given.value(), usage, word.substring(equals + 1))))
                    .orElse(Map.of());
        }
        if (word.startsWith("-")) {
            var options = new LinkedHashMap<String, String>();
            usage.options().stream()
                    .filter(each -> before.stream().noneMatch(each.names()::contains))
                    .forEach(each -> options.put(each.name(), each.description()));
            options.put("--help", "explain the command");
            return options;
        }
        return usage.operands().isEmpty()
                ? Map.of()
                : values(usage.operands().get(0).value(), usage, word);
    }

    private static Map<String, String> prefixed(String prefix, Map<String, String> values) {
        var prefixed = new LinkedHashMap<String, String>();
        values.forEach((value, description) -> prefixed.put(prefix + value, description));
        return prefixed;
    }

    /** Lists values; of those that may be several with commas between them, after what is there already. */
    private Map<String, String> values(Kind kind, Usage usage, String word) {
        int comma = word.lastIndexOf(',');
        var values = switch (kind) {
            case CONFIGURATION -> configurations(usage);
            case SESSION -> sessions();
            case BEARER ->
                plain(snapshot().bearers().stream().map(bearer -> bearer.name()).toList());
            case STATE -> plain(Arguments.candidates(ConfigurationState.class));
            case TYPE -> {
                var types = new ArrayList<>(Arguments.candidates(BearerType.class));
                types.addAll(Arguments.candidates(ConfigurationType.class));
                yield plain(types);
            }
            case TECHNOLOGY -> plain(Arguments.candidates(BearerType.class));
            case REQUIREMENT -> plain(RequirementParser.words());
            case FIELDS -> fields(usage);
            case WHEN -> plain(List.of("auto", "yes", "no"));
            case COMMAND -> plain(Commands.ALL.stream().map(Usage::name).toList());
            case NONE, TEXT, TIME, NUMBER, FILE -> Map.<String, String>of();
        };
        boolean several = switch (kind) {
            case STATE, TYPE, TECHNOLOGY, REQUIREMENT, FIELDS -> true;
            default -> false;
        };
        return several && comma >= 0 ? prefixed(word.substring(0, comma + 1), values) : values;
    }

    private Map<String, String> configurations(Usage usage) {
        var values = new LinkedHashMap<String, String>();
        for (ConfigurationSnapshot configuration : snapshot().configurations()) {
            String description = DisplayText.state(configuration).text() + " " + DisplayText.technology(configuration);
            values.put(configuration.identifier(), description);
            values.putIfAbsent(configuration.name(), description);
            configuration.link().ifPresent(link -> values.putIfAbsent(link.name(), description));
        }
        if (usage.equals(SessionCommands.OPEN)) {
            values.put("user-choice", "the default when it is opened");
        } else if (usage.equals(SessionCommands.STOP)) {
            values.putAll(sessions());
        }
        return values;
    }

    private Map<String, String> sessions() {
        var values = new LinkedHashMap<String, String>();
        manager.sessions()
                .forEach(session -> values.put(
                        String.valueOf(session.id()), DisplayText.state(session).text() + " " + session.owner()));
        return values;
    }

    private Map<String, String> fields(Usage usage) {
        var snapshot = snapshot();
        CommandResult sample = usage.topic() == Usage.Topic.SESSIONS
                ? new SessionList(snapshot, manager.sessions(), Set.of())
                : usage.equals(BearerCommands.BEARERS)
                        ? new BearerList(snapshot, true)
                        : new ConfigurationList(snapshot, snapshot.configurations());
        return plain(new TreeSet<>(FieldTable.known(sample)));
    }

    private static Map<String, String> plain(Collection<String> words) {
        var values = new LinkedHashMap<String, String>();
        words.forEach(word -> values.put(word, ""));
        return values;
    }

    private NetworkSnapshot snapshot() {
        return manager.snapshot();
    }
}
