package org.netbearer.bearer.generic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.PrintableText;

/**
 * The validated settings.
 *
 * @param pollInterval time between two looks at the machine; zero means only when somebody asks
 * @param complaints what was wrong with the configuration, one line each, safe to print
 */
record GenericSettings(Duration pollInterval, List<String> complaints) {
    static final String POLL_INTERVAL = "poll.interval.ms";

    static final long DEFAULT_MILLIS = 5_000;
    static final long MIN_MILLIS = 250;
    static final long MAX_MILLIS = 3_600_000;

    /** What the framework and the configuration's carriers add of their own. */
    private static final List<String> FOREIGN =
            List.of("service.", "component.", "objectClass", "osgi.", "felix.", "org.apache.", "bundle.", ".");

    GenericSettings {
        complaints = List.copyOf(complaints);
    }

    /**
     * Reads raw properties. Does not fail: what is wrong is named in the complaints, and the default stays in force.
     *
     * @param properties as the component runtime hands them over
     * @return the settings
     */
    static GenericSettings of(Map<String, ?> properties) {
        var complaints = new ArrayList<String>();
        Duration interval = interval(properties.get(POLL_INTERVAL), complaints);
        var unknown = new TreeSet<String>();
        for (String key : properties.keySet()) {
            if (!key.equals(POLL_INTERVAL)
                    && !key.endsWith(".target")
                    && FOREIGN.stream().noneMatch(key::startsWith)) {
                unknown.add(quoted(key));
            }
        }
        if (!unknown.isEmpty()) {
            complaints.add("unknown " + String.join(", ", unknown) + "; known is " + POLL_INTERVAL);
        }
        return new GenericSettings(interval, complaints);
    }

    private static Duration interval(@Nullable Object value, List<String> complaints) {
        if (value == null) {
            return Duration.ofMillis(DEFAULT_MILLIS);
        }
        Optional<Long> millis = wholeNumber(value);
        if (millis.isPresent() && (millis.get() == 0 || (millis.get() >= MIN_MILLIS && millis.get() <= MAX_MILLIS))) {
            return Duration.ofMillis(millis.get());
        }
        complaints.add(String.format(
                "%s = %s is neither 0 nor a whole number from %d to %d; %d is in force",
                POLL_INTERVAL, quoted(value), MIN_MILLIS, MAX_MILLIS, DEFAULT_MILLIS));
        return Duration.ofMillis(DEFAULT_MILLIS);
    }

    private static Optional<Long> wholeNumber(Object value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return Optional.of(((Number) value).longValue());
        }
        try {
            return value instanceof String text ? Optional.of(Long.parseLong(text.strip())) : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static String quoted(Object text) {
        return '"' + PrintableText.of(text.toString()) + '"';
    }
}
