package org.netbearer.spi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.PrintableText;

/**
 * Reads raw configuration properties one setting at a time; what is wrong with them becomes a list of complaints, and the
 * default stays in force.
 *
 * <p>Ask for every setting, then for {@link #complaints()}: what nobody asked for is unknown. Confined to the thread that
 * reads.
 */
public final class SettingsReader {
    private static final int LONGEST_QUOTE = 60;
    // what Config Admin, Declarative Services and the common sources of configuration add by themselves
    private static final Set<String> FOREIGN = Set.of(
            "service.pid",
            "service.factoryPid",
            "service.bundleLocation",
            "service.changecount",
            "service.description",
            "service.ranking",
            "service.vendor");
    // Declarative Services hand a component its own service properties with its settings; ours begin with "netbearer."
    private static final List<String> FOREIGN_PREFIXES =
            List.of(".", "component.", "osgi.ds.", "felix.fileinstall.", "org.apache.karaf.", "netbearer.");
    private static final List<String> FOREIGN_SUFFIXES = List.of(".target", ".cardinality.minimum");

    private final String pid;
    private final Map<String, ?> raw;
    private final TreeSet<String> known = new TreeSet<>();
    private final List<String> complaints = new ArrayList<>();

    /**
     * Creates a reader.
     *
     * @param pid the PID to name in complaints
     * @param raw the properties as Config Admin or the component gave them
     */
    public SettingsReader(String pid, Map<String, ?> raw) {
        this.pid = pid;
        this.raw = raw;
    }

    /**
     * Reads a whole number: an integral number, or a text of one.
     *
     * @param key the setting
     * @param otherwise what is in force if it is absent or wrong
     * @param least the smallest value that is allowed
     * @param most the largest value that is allowed
     * @return the value
     */
    public long number(String key, long otherwise, long least, long most) {
        known.add(key);
        Object value = raw.get(key);
        if (value == null) {
            return otherwise;
        }
        var number = whole(value);
        if (number.isEmpty()) {
            complain(key, value, "is not a whole number", otherwise);
            return otherwise;
        }
        long found = number.getAsLong();
        if (found < least || found > most) {
            complain(key, value, "is not from " + least + " to " + most, otherwise);
            return otherwise;
        }
        return found;
    }

    /**
     * Reads a time in milliseconds.
     *
     * @param key the setting
     * @param otherwise what is in force if it is absent or wrong
     * @param least the shortest time that is allowed
     * @param most the longest time that is allowed
     * @return the time
     */
    public Duration millis(String key, Duration otherwise, Duration least, Duration most) {
        return Duration.ofMillis(number(key, otherwise.toMillis(), least.toMillis(), most.toMillis()));
    }

    /**
     * Reads a time in milliseconds that may be switched off with 0.
     *
     * @param key the setting
     * @param otherwise what is in force if it is absent or wrong
     * @param least the shortest time that is allowed, but for 0
     * @param most the longest time that is allowed
     * @return the time; zero if it is switched off
     */
    public Duration millisOrOff(String key, Duration otherwise, Duration least, Duration most) {
        known.add(key);
        Object value = raw.get(key);
        if (value == null) {
            return otherwise;
        }
        long found = whole(value).orElse(-1);
        if (found != 0 && (found < least.toMillis() || found > most.toMillis())) {
            String fault = "is neither 0 nor a whole number from " + least.toMillis() + " to " + most.toMillis();
            complain(key, value, fault, otherwise.toMillis());
            return otherwise;
        }
        return Duration.ofMillis(found);
    }

    /**
     * Reads a text and converts it.
     *
     * @param key the setting
     * @param parse makes the value; its {@link IllegalArgumentException} says what is wrong with the text
     * @param otherwise what is in force if the setting is absent, blank or wrong
     * @param <T> what is made
     * @return the value
     */
    public <T> T parsed(String key, Function<String, T> parse, T otherwise) {
        known.add(key);
        Object value = raw.get(key);
        String text = value == null ? "" : value.toString().strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException unusable) {
            complain(
                    key, text, "cannot be used: " + PrintableText.of(String.valueOf(unusable.getMessage())), otherwise);
            return otherwise;
        }
    }

    /**
     * Reads a switch: a boolean, or the text {@code true} or {@code false} in any case.
     *
     * @param key the setting
     * @param otherwise what is in force if it is absent or wrong
     * @return the value
     */
    public boolean flag(String key, boolean otherwise) {
        known.add(key);
        Object value = raw.get(key);
        String text = value == null ? "" : value.toString().strip();
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.parseBoolean(text);
        }
        if (value != null) {
            complain(key, value, "is neither true nor false", otherwise);
        }
        return otherwise;
    }

    /**
     * Reads a list of texts: an array, a collection, or one text, which is split at line ends.
     *
     * @param key the setting
     * @return the texts without surrounding blanks, in their order, none of them empty; empty if the setting is absent
     */
    public List<String> texts(String key) {
        known.add(key);
        Object value = raw.get(key);
        List<?> elements = value instanceof Object[] array
                ? Arrays.asList(array)
                : value instanceof Collection<?> collection
                        ? List.copyOf(collection)
                        : value == null ? List.of() : value.toString().lines().toList();
        return elements.stream()
                .map(element -> element.toString().strip())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /**
     * Returns what is wrong: each bad value in the order of reading, then each key that nobody asked for.
     *
     * @return one line each, safe to print, naming the PID and what is in force instead
     */
    public List<String> complaints() {
        var all = new ArrayList<>(complaints);
        for (String key : new TreeSet<>(raw.keySet())) {
            if (!known.contains(key) && !isForeign(key)) {
                all.add(pid + ": unknown key " + quoted(key) + "; known are " + String.join(", ", known));
            }
        }
        return all;
    }

    private void complain(String key, Object value, String fault, Object otherwise) {
        complaints.add(pid + ": " + key + " = " + quoted(value) + " " + fault + "; " + otherwise + " is in force");
    }

    private static OptionalLong whole(Object value) {
        try {
            if (value instanceof String text) {
                return OptionalLong.of(Long.parseLong(text.strip()));
            }
            if (value instanceof Number number && number.doubleValue() == number.longValue()) {
                return OptionalLong.of(number.longValue());
            }
        } catch (NumberFormatException notWhole) {
            // said by the caller, with the value
        }
        return OptionalLong.empty();
    }

    private static boolean isForeign(String key) {
        return FOREIGN.contains(key)
                || FOREIGN_PREFIXES.stream().anyMatch(key::startsWith)
                || FOREIGN_SUFFIXES.stream().anyMatch(key::endsWith);
    }

    private static String quoted(@Nullable Object value) {
        String text = PrintableText.of(String.valueOf(value).strip());
        return '"' + (text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "..." : text) + '"';
    }
}
