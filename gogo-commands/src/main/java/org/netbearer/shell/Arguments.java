package org.netbearer.shell;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.netbearer.api.BearerType;

/** Reads the values of options; what cannot be read is a {@link CommandException} with the option and the value. */
final class Arguments {
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
        if (!value.isEmpty()) {
            for (String word : value.split(",", -1)) {
                constants.add(constant(option, word.strip(), type));
            }
        }
        return constants;
    }

    private static <E extends Enum<E>> E constant(String option, String word, Class<E> type) {
        String name = word.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant ->
                        constant.name().equals(name) || display(constant).equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new CommandException(option + ": not " + (word.isEmpty() ? "empty" : word)
                        + ", but one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(constant ->
                                        constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                                .collect(Collectors.joining(", "))));
    }

    private static String display(Enum<?> constant) {
        return constant instanceof BearerType type ? type.displayName() : constant.name();
    }

    /** Reads a time in seconds, a millisecond at least and a year at most. */
    static Duration seconds(String option, String value) {
        try {
            var seconds = new BigDecimal(value);
            if (seconds.compareTo(SHORTEST) >= 0 && seconds.compareTo(LONGEST) <= 0) {
                return Duration.ofNanos(seconds.movePointRight(9).toBigInteger().longValueExact());
            }
        } catch (NumberFormatException notANumber) {
            // said below, like every value that is of no use
        }
        throw new CommandException(option + ": a number of seconds from 0.001 to a year, not " + value);
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
