package org.netbearer.shell;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.Process;
import org.jspecify.annotations.Nullable;

/**
 * How one command is called, read from the annotations of its method: the single source of the help texts that Gogo prints, of
 * ours, and of the line that says what was wrong.
 *
 * @param command scope and name
 * @param description what it does
 * @param options what may be given by name
 * @param operands what is given by position
 */
record Usage(String command, String description, List<Option> options, List<Operand> operands) {
    /**
     * Something given by name.
     *
     * @param names all its names, the one to show first
     * @param takesValue whether a value follows
     * @param description what it does
     */
    record Option(List<String> names, boolean takesValue, String description) {}

    /**
     * Something given by position.
     *
     * @param name what it is called
     * @param count how many words it may be
     * @param description what it is
     */
    record Operand(String name, Count count, String description) {
        /** How many words an operand may be. */
        enum Count {
            ONE,
            AT_MOST_ONE,
            ANY
        }

        /** Parses a description that begins with the name, in brackets if at most one word may be given, and a colon. */
        static Operand of(boolean many, String description) {
            int colon = description.indexOf(": ");
            String name = description.substring(0, colon);
            boolean single = name.startsWith("[");
            return new Operand(
                    single ? name.substring(1, name.length() - 1) : name,
                    single ? Count.AT_MOST_ONE : many ? Count.ANY : Count.ONE,
                    description.substring(colon + 2));
        }

        private String words() {
            return count == Count.ANY ? name + " ..." : name;
        }

        private String synopsis() {
            return count == Count.ONE ? name : "[" + words() + "]";
        }
    }

    /** Reads the command that a public method of a class implements. */
    static Usage of(Class<?> commands, String command) {
        String scopeless = command.substring(command.indexOf(':') + 1);
        Method method = Arrays.stream(commands.getMethods())
                .filter(candidate -> candidate.isAnnotationPresent(Descriptor.class))
                .filter(candidate -> candidate.getName().replace("_", "").equals(scopeless))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(command));
        var options = new ArrayList<Option>();
        var operands = new ArrayList<Operand>();
        for (var parameter : method.getParameters()) {
            var option = parameter.getAnnotation(Parameter.class);
            if (option != null) {
                boolean takesValue = option.presentValue().equals(Parameter.UNSPECIFIED);
                options.add(new Option(
                        List.of(option.names()), takesValue, text(parameter.getAnnotation(Descriptor.class))));
            } else if (parameter.getType() != CommandSession.class) {
                operands.add(
                        Operand.of(parameter.getType().isArray(), text(parameter.getAnnotation(Descriptor.class))));
            }
        }
        return new Usage(
                BearerCommands.SCOPE + ":" + scopeless,
                text(method.getAnnotation(Descriptor.class)),
                options,
                operands);
    }

    private static String text(@Nullable Descriptor descriptor) {
        return descriptor == null ? "" : descriptor.value();
    }

    /** Returns the help if the words ask for it, and else throws what is wrong with them: Gogo could not match them with a method. */
    static String answer(Class<?> commands, @Nullable String[] words) {
        var given = BearerCommands.words(words);
        var usage = of(commands, given.get(0));
        var operands = given.subList(1, given.size());
        if (isFallback(given)) {
            throw new CommandException("command not found: " + operands.get(0));
        }
        if (usage.asksForHelp(operands)) {
            return usage.help();
        }
        throw usage.usageError(operands);
    }

    /**
     * Returns whether Gogo, not the user, chose the command: it hands a command that it does not know to one that is called
     * {@code default}, whatever its scope.
     */
    private static boolean isFallback(List<String> words) {
        var process = Process.Utils.current();
        return words.size() > 1
                && words.get(0).equals("default")
                && process != null
                && !process.job().command().toString().contains("default");
    }

    boolean asksForHelp(List<String> words) {
        return words.contains("--help");
    }

    /** Throws if a word begins like an option where a name or pattern is expected. */
    void rejectOptions(List<String> words) {
        words.stream().filter(Usage::looksLikeOption).findFirst().ifPresent(word -> {
            throw new CommandException(command + ": " + optionError(word));
        });
    }

    /**
     * Returns what is wrong with words that Gogo could not match with the method.
     *
     * @param words all that was written after the command
     */
    CommandException usageError(List<String> words) {
        int given = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            var option = option(word);
            if (option.isPresent() && option.get().takesValue()) {
                if (++i == words.size()) {
                    return new CommandException(command + ": " + word + " needs a value");
                }
            } else if (option.isEmpty() && looksLikeOption(word)) {
                return new CommandException(command + ": " + optionError(word));
            } else if (option.isEmpty()) {
                given++;
            } else if (words.indexOf(word) < i) {
                return new CommandException(command + ": " + word + " is given twice");
            }
        }
        return new CommandException(
                given < operands.size()
                        ? command + ": " + operands.get(given).name() + " is missing; " + synopsis()
                        : command + ": too many words; " + synopsis());
    }

    private String optionError(String word) {
        int equals = word.indexOf('=');
        if (equals > 0 && option(word.substring(0, equals)).isPresent()) {
            return "write " + word.substring(0, equals) + " " + word.substring(equals + 1)
                    + ", without the equals sign";
        }
        if (option(word).isPresent()) {
            return word + " is given twice";
        }
        var names = options.stream().flatMap(option -> option.names().stream()).toList();
        var near = Suggestions.near(word, names);
        return "no option " + word + "; " + (near.isEmpty() ? synopsis() : "near: " + DisplayText.list(near));
    }

    private Optional<Option> option(String word) {
        return options.stream().filter(option -> option.names().contains(word)).findFirst();
    }

    private static boolean looksLikeOption(String word) {
        return word.length() > 1 && word.charAt(0) == '-';
    }

    /** Returns the usage line. */
    String synopsis() {
        var words = Stream.concat(
                options.stream().map(option -> "[" + option.names().get(0) + (option.takesValue() ? " ..." : "") + "]"),
                operands.stream().map(Operand::synopsis));
        return "usage: " + Stream.concat(Stream.of(command), words).collect(Collectors.joining(" "));
    }

    /** Returns the help text. */
    String help() {
        var table = new Table();
        options.forEach(option -> table.row(String.join(", ", option.names()), option.description()));
        operands.forEach(operand -> table.row(operand.words(), operand.description()));
        var lines = new ArrayList<>(List.of(command + ": " + description, synopsis()));
        table.lines(false).forEach(line -> lines.add("  " + line));
        return String.join("\n", lines);
    }
}
