package org.netbearer.simulation;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The keywords of a scenario for constants of our enums: the names of the constants in lower case, with hyphens. */
final class Keywords {
    private Keywords() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equals(word)) {
                return constant;
            }
        }
        throw new SyntaxException(
                word,
                "is not one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Keywords::of)
                                .collect(joining(", ")));
    }

    /** Reads a list with commas; {@code none} and {@code all} stand for themselves. */
    static <E extends Enum<E>> Set<E> constants(Class<E> type, String list) {
        if (list.equals("none")) {
            return EnumSet.noneOf(type);
        }
        if (list.equals("all")) {
            return EnumSet.allOf(type);
        }
        var found = EnumSet.noneOf(type);
        for (var word : list.split(",", -1)) {
            found.add(constant(type, word));
        }
        return found;
    }

    static boolean yesOrNo(String word) {
        return switch (word) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new SyntaxException(word, "is neither yes nor no");
        };
    }
}
