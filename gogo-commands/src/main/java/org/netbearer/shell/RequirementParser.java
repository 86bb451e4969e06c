package org.netbearer.shell;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netbearer.api.BearerType;
import org.netbearer.api.Connectivity;
import org.netbearer.api.NetworkRequirement;

/** Parses a network requirement: words such as {@code wlan,unmetered,full}. */
final class RequirementParser {
    private static final String UNMETERED = "unmetered";
    private static final List<Connectivity> LEVELS =
            List.of(Connectivity.PORTAL, Connectivity.LIMITED, Connectivity.FULL);
    private static final List<BearerType> TECHNOLOGIES = Arrays.stream(BearerType.values())
            .filter(type -> type != BearerType.UNKNOWN)
            .toList();

    private RequirementParser() {}

    /**
     * Reads words, in any case, separated by commas.
     *
     * @param option the option, for the message
     * @throws CommandException if one of them is none of those, naming all
     */
    static NetworkRequirement parse(String option, String value) {
        var types = EnumSet.noneOf(BearerType.class);
        var levels = EnumSet.noneOf(Connectivity.class);
        boolean unmetered = false;
        for (String part : value.split(",", -1)) {
            String word = part.strip();
            var type = find(word, TECHNOLOGIES);
            var level = find(word, LEVELS);
            types.addAll(type);
            levels.addAll(level);
            unmetered |= word.equalsIgnoreCase(UNMETERED);
            if (type.isEmpty() && level.isEmpty() && !word.equalsIgnoreCase(UNMETERED)) {
                throw new CommandException(
                        option + ": not " + (word.isEmpty() ? "empty" : word) + ", but " + vocabulary());
            }
        }
        // of several levels the highest, which includes the others
        var level = levels.stream()
                .max(Comparator.comparingInt(Connectivity::level))
                .orElse(Connectivity.UNKNOWN);
        return new NetworkRequirement(types, unmetered, level);
    }

    private static <E extends Enum<E>> List<E> find(String word, List<E> constants) {
        String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
        return constants.stream()
                .filter(constant -> constant.name().equals(name)
                        || (constant instanceof BearerType type
                                && type.displayName().equalsIgnoreCase(word)))
                .toList();
    }

    /** Returns all words for a message. */
    static String vocabulary() {
        return Stream.of(List.of(UNMETERED), words(LEVELS), words(TECHNOLOGIES))
                .map(words -> String.join(", ", words))
                .collect(Collectors.joining("; "));
    }

    /** Lists all words. */
    static List<String> words() {
        return Stream.of(List.of(UNMETERED), words(LEVELS), words(TECHNOLOGIES))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> words(List<? extends Enum<?>> constants) {
        return constants.stream()
                .map(constant -> constant instanceof BearerType type
                        ? type.displayName().toLowerCase(Locale.ROOT)
                        : constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
