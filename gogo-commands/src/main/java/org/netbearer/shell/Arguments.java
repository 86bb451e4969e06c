package org.netbearer.shell;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netbearer.api.BearerType;

/** Reads the values of options; what cannot be read is a {@link CommandException} with the option and the value. */
final class Arguments {
    private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?) ?(|ms|s|m|h)");
    private static final Map<String, BigDecimal> UNITS = Map.of(
            "",
            BigDecimal.ONE,
            "ms",
            new BigDecimal("0.001"),
            "s",
            BigDecimal.ONE,
            "m",
            BigDecimal.valueOf(60),
            "h",
            BigDecimal.valueOf(3600));
    private static final Pattern SESSION = Pattern.compile("\\d{1,18}");
    private static final int MOST_DIGITS = 20;
    private static final BigDecimal SHORTEST = new BigDecimal("0.001");
    private static final BigDecimal LONGEST =
            BigDecimal.valueOf(Duration.ofDays(365).toSeconds());

    private Arguments() {}

    /**
     * Reads constants of an enumeration, separated by commas, in any case, with hyphens or underscores between words.
     *
     * @param option the option, for the message
     * @param value the words; empty for none
     */
    static <E extends Enum<E>> Set<E> constants(String option, String value, Class<E> type) {
        var constants = EnumSet.noneOf(type);
        for (String word : words(value)) {
            constants.add(constant(option, word, type, List.of()));
        }
        return constants;
    }

    /** Splits a value at its commas; empty for an empty one. */
    static List<String> words(String value) {
        return value.isEmpty()
                ? List.of()
                : Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    }

    /** Finds the constant that a word names. */
    static <E extends Enum<E>> Optional<E> find(String word, Class<E> type) {
        String name = word.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant ->
                        constant.name().equals(name) || display(constant).equalsIgnoreCase(word))
                .findFirst();
    }

    /**
     * Returns the constant that a word names.
     *
     * @param alternatives further enumerations whose constants the message names
     */
    static <E extends Enum<E>> E constant(
            String option, String word, Class<E> type, List<Class<? extends Enum<?>>> alternatives) {
        return find(word, type)
                .orElseThrow(() -> new CommandException(option + ": not " + (word.isEmpty() ? "empty" : word)
                        + ", but one of "
                        + Stream.concat(Stream.of(type), alternatives.stream())
                                .flatMap(each -> candidates(each).stream())
                                .collect(Collectors.joining(", "))));
    }

    /** Lists the words for the constants of an enumeration. */
    static List<String> candidates(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> (constant instanceof BearerType technology
                                ? technology.displayName()
                                : constant.name())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-'))
                .distinct()
                .toList();
    }

    private static String display(Enum<?> constant) {
        return constant instanceof BearerType type ? type.displayName() : constant.name();
    }

    /** Reads a time such as {@code 30}, {@code 1.5s}, {@code 500ms} or {@code 2m}: a millisecond at least, a year at most. */
    static Duration duration(String option, String value) {
        var time = TIME.matcher(value);
        if (time.matches() && time.group(1).length() <= MOST_DIGITS) {
            var seconds = new BigDecimal(time.group(1)).multiply(UNITS.get(time.group(2)));
            if (seconds.compareTo(SHORTEST) >= 0 && seconds.compareTo(LONGEST) <= 0) {
                return Duration.ofNanos(seconds.movePointRight(9).toBigInteger().longValueExact());
            }
        }
        throw new CommandException(
                option + ": a time such as 30, 1.5s, 500ms, 2m or 1h, from 1 ms to a year, not " + value);
    }

    /**
     * Reads the number of a session.
     *
     * @throws CommandException if it is none
     */
    static long session(String word) {
        if (!isSession(word)) {
            throw new CommandException("no session " + word + "; a number as in bearer:sessions");
        }
        return Long.parseLong(word);
    }

    /** Returns whether a word could be the number of a session. */
    static boolean isSession(String word) {
        return SESSION.matcher(word).matches();
    }

    /** Reads a whole number, more than zero. */
    static int count(String option, String value) {
        try {
            int count = Integer.parseInt(value);
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException notANumber) {
            // said below, like every value that is of no use
        }
        throw new CommandException(option + ": a whole number more than zero, not " + value);
    }
}
