package org.netbearer.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a command, with its words sorted into options and operands; immutable.
 *
 * @param usage how the command is called
 * @param options the options that were given, by the first of their names, with their values; empty for one without
 * @param operands the other words
 */
record Invocation(Usage usage, Map<String, String> options, List<String> operands) {
    private static final String HELP = "--help";

    /**
     * Parses the words after a command.
     *
     * @param words from Gogo, which passes the word {@code null} as null
     * @throws CommandException if they do not fit the usage
     */
    static Invocation parse(Usage usage, @Nullable String... words) {
        var given = Arrays.stream(words).map(String::valueOf).toList();
        if (optionsOf(given).contains(HELP)) {
            return new Invocation(usage, Map.of(HELP, ""), List.of());
        }
        var options = new LinkedHashMap<String, String>();
        var operands = new ArrayList<String>();
        for (int i = 0; i < given.size(); i++) {
            String word = given.get(i);
            if (word.equals("--")) {
                operands.addAll(given.subList(i + 1, given.size()));
                break;
            }
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String name = equals < 0 ? word : word.substring(0, equals);
            var option = usage.option(name);
            if (option.isEmpty() && isOption(word)) {
                throw new CommandException(usage.command() + ": " + unknown(name, usage));
            } else if (option.isEmpty()) {
                operands.add(word);
                continue;
            }
            String value = "";
            if (option.get().takesValue() && equals < 0) {
                if (++i == given.size()) {
                    throw new CommandException(usage.command() + ": " + word + " needs a value");
                }
                value = given.get(i);
            } else if (option.get().takesValue()) {
                value = word.substring(equals + 1);
            } else if (equals >= 0) {
                throw new CommandException(usage.command() + ": " + name + " takes no value");
            }
            if (options.put(option.get().name(), value) != null) {
                throw new CommandException(usage.command() + ": " + name + " is given twice");
            }
        }
        requireOperands(usage, operands);
        return new Invocation(usage, options, List.copyOf(operands));
    }

    private static List<String> optionsOf(List<String> words) {
        int end = words.indexOf("--");
        return end < 0 ? words : words.subList(0, end);
    }

    private static boolean isOption(String word) {
        return word.length() > 1 && word.charAt(0) == '-';
    }

    private static String unknown(String name, Usage usage) {
        var names = usage.options().stream()
                .flatMap(option -> option.names().stream())
                .toList();
        var near = Suggestions.near(name, names);
        return "no option " + name + "; "
                + (near.isEmpty() ? "see " + usage.command() + " --help" : "near: " + DisplayText.list(near));
    }

    private static void requireOperands(Usage usage, List<String> given) {
        long needed = usage.operands().stream()
                .filter(operand -> operand.count() == Usage.Operand.Count.ONE)
                .count();
        if (given.size() < needed) {
            String missing = usage.operands().get(given.size()).name();
            throw new CommandException(usage.command() + ": " + missing + " is missing; " + usage.synopsis());
        }
        boolean any = usage.operands().stream().anyMatch(operand -> operand.count() == Usage.Operand.Count.ANY);
        if (!any && given.size() > usage.operands().size()) {
            throw new CommandException(usage.command() + ": too many words; " + usage.synopsis());
        }
    }

    boolean asksForHelp() {
        return options.containsKey(HELP);
    }

    /** Returns whether an option was given, named by the first of its names. */
    boolean has(String option) {
        return options.containsKey(option);
    }

    /** Returns the value of an option; empty if it was not given. */
    String value(String option) {
        return options.getOrDefault(option, "");
    }

    /** Returns the first operand; empty if there is none. */
    String operand() {
        return operands.isEmpty() ? "" : operands.get(0);
    }
}
