package org.netbearer.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Process;
import org.jspecify.annotations.Nullable;

/**
 * The list of all commands: ours by topic, a line each; then the names of all others; immutable.
 *
 * @param others the names of the commands of other bundles, with their scopes
 */
record Help(List<String> others) implements CommandResult {
    private static final String INDENT = "  ";

    /** Returns the help of one command, of all of a scope, or the list of all. */
    static CommandResult of(String word) {
        if (word.isEmpty() || word.equals(BearerCommands.SCOPE)) {
            return new Help(word.isEmpty() ? foreign() : List.of());
        }
        var usage = Commands.find(word);
        if (usage.isPresent()) {
            return new Message(usage.get().help());
        }
        var names = names();
        if (names.contains(word) || names.stream().anyMatch(name -> name.endsWith(":" + word))) {
            return new Message(word + " is a command of another bundle; felix:help " + word + " may explain it");
        }
        var near = Suggestions.near(word, Commands.ALL.stream().map(Usage::name).toList());
        throw new CommandException(
                "no command " + word + "; " + (near.isEmpty() ? "help lists all" : "near: " + DisplayText.list(near)));
    }

    private static List<String> foreign() {
        return names().stream()
                .filter(name -> !name.startsWith(BearerCommands.SCOPE + ":"))
                .toList();
    }

    private static Set<String> names() {
        var process = Process.Utils.current();
        return process != null && process.job().session().get(".commands") instanceof Set<?> names
                ? names.stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    @Override
    public String text(TerminalFeatures features) {
        var lines = new ArrayList<String>();
        int width = Commands.ALL.stream()
                .mapToInt(usage -> usage.command().length())
                .max()
                .orElse(0);
        for (Usage.Topic topic : Usage.Topic.values()) {
            lines.add(new Cell(topic.title(), Style.HEADING).render(0, features.colour()));
            Commands.ALL.stream()
                    .filter(usage -> usage.topic() == topic)
                    .forEach(usage -> lines.add(INDENT
                            + new Cell(usage.command(), Style.PLAIN).render(width, false)
                            + INDENT
                            + brief(usage)));
        }
        String scope = "";
        for (String name : others) {
            int colon = name.indexOf(':');
            if (!name.startsWith(scope + ":")) {
                scope = name.substring(0, colon);
                lines.add(new Cell(scope + ": ", Style.HEADING).render(0, features.colour())
                        + String.join(" ", ofScope(scope)));
            }
        }
        lines.add("help COMMAND explains one; exit leaves");
        return String.join("\n", lines);
    }

    private List<String> ofScope(String scope) {
        return others.stream()
                .filter(name -> name.startsWith(scope + ":"))
                .map(name -> name.substring(scope.length() + 1))
                .toList();
    }

    /** Returns what fits on a line: the description up to its first comma, colon or semicolon. */
    private static String brief(Usage usage) {
        return usage.description().split("[,:;]", 2)[0];
    }

    @Override
    public Map<String, @Nullable Object> json() {
        var fields = JsonView.fields();
        fields.put("commands", Commands.ALL.stream().map(Usage::command).toList());
        return fields;
    }

    @Override
    public String toString() {
        return text(TerminalFeatures.PLAIN);
    }
}
