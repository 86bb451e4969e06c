package org.netbearer.shell;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.felix.service.command.Descriptor;

/**
 * How one command is called: the single source of parsing, help, completion and of the line that says what was wrong.
 *
 * @param command scope and name
 * @param topic where help lists it
 * @param description what it does
 * @param options what may be given by name
 * @param operands what is given by position
 */
record Usage(String command, Topic topic, String description, List<Option> options, List<Operand> operands) {
    /** What a command is about. */
    enum Topic {
        NETWORKS("networks"),
        CHANGES("watching and refreshing"),
        SESSIONS("using networks"),
        CHECKPOINTS("changes that can be undone"),
        DIAGNOSIS("when something is wrong");

        private final String title;

        Topic(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** What a word stands for, so that it can be completed. */
    enum Kind {
        NONE,
        TEXT,
        TIME,
        NUMBER,
        CONFIGURATION,
        SESSION,
        BEARER,
        STATE,
        TYPE,
        TECHNOLOGY,
        REQUIREMENT,
        FIELDS,
        WHEN,
        COMMAND,
        FILE
    }

    /**
     * Something given by name.
     *
     * @param names all its names, the one to show first
     * @param value what follows it; {@code NONE} for nothing
     * @param description what it does
     */
    record Option(List<String> names, Kind value, String description) {
        boolean takesValue() {
            return value != Kind.NONE;
        }

        String name() {
            return names.get(0);
        }
    }

    /**
     * Something given by position.
     *
     * @param name what it is called
     * @param count how many words it may be
     * @param value what it is
     * @param description what it is, for people
     */
    record Operand(String name, Count count, Kind value, String description) {
        /** How many words an operand may be. */
        enum Count {
            ONE,
            AT_MOST_ONE,
            ANY
        }

        private String words() {
            return count == Count.ANY ? name + " ..." : name;
        }

        private String synopsis() {
            return count == Count.ONE ? name : "[" + words() + "]";
        }
    }

    /** Returns the usage of the command that a public method implements; its {@link Descriptor} says what it does. */
    static Usage of(Class<?> commands, String name, Topic topic) {
        String description = Arrays.stream(commands.getMethods())
                .filter(method -> method.getName().equals(name))
                .map(Usage::description)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
        return new Usage(BearerCommands.SCOPE + ":" + name, topic, description, List.of(), List.of());
    }

    private static String description(Method method) {
        return method.getAnnotation(Descriptor.class).value();
    }

    /** Adds an option that a value follows; its names are separated by a comma. */
    Usage option(String names, Kind value, String description) {
        return with(new Option(List.of(names.split(",", -1)), value, description));
    }

    /** Adds an option without a value. */
    Usage flag(String names, String description) {
        return option(names, Kind.NONE, description);
    }

    /** Adds an operand. */
    Usage operand(String name, Operand.Count count, Kind value, String description) {
        var longer = new ArrayList<>(operands);
        longer.add(new Operand(name, count, value, description));
        return new Usage(command, topic, this.description, options, List.copyOf(longer));
    }

    /** Adds the options that choose the form of the output. */
    Usage output() {
        var usage = this;
        for (Option option : OutputFormat.OPTIONS) {
            usage = usage.with(option);
        }
        return usage;
    }

    /** Adds the option for JSON alone, for commands whose result has no fields to choose from. */
    Usage json() {
        return with(OutputFormat.OPTIONS.get(0));
    }

    private Usage with(Option option) {
        var longer = new ArrayList<>(options);
        longer.add(option);
        return new Usage(command, topic, description, List.copyOf(longer), operands);
    }

    /** Returns the command without its scope. */
    String name() {
        return command.substring(command.indexOf(':') + 1);
    }

    Optional<Option> option(String word) {
        return options.stream().filter(option -> option.names().contains(word)).findFirst();
    }

    /** Returns the usage line. */
    String synopsis() {
        var words = new ArrayList<String>(List.of("usage:", command));
        if (!options.isEmpty()) {
            words.add("[OPTION]...");
        }
        operands.forEach(operand -> words.add(operand.synopsis()));
        return String.join(" ", words);
    }

    /** Returns the help text. */
    String help() {
        var table = new Table();
        operands.forEach(operand -> table.row(operand.words(), operand.description()));
        options.forEach(option -> table.row(
                String.join(", ", option.names()) + (option.takesValue() ? " " + option.value() : ""),
                option.description()));
        var lines = new ArrayList<>(List.of(command + ": " + description, synopsis()));
        table.lines(TerminalFeatures.PLAIN).forEach(line -> lines.add("  " + line));
        return String.join("\n", lines);
    }
}
