package org.netbearer.bearer.corewlan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.PrintableText;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The settings of the bearer, valid.
 *
 * @param scanTimeout how long a scan may take until nobody waits for it any more
 * @param connectTimeout how long the system has to connect
 * @param checkInterval how long a silent service is trusted before it is asked whether it is still there
 */
record CoreWlanSettings(Duration scanTimeout, Duration connectTimeout, Duration checkInterval) {
    static final String PID = "org.netbearer.bearer.corewlan";

    private static final String SCAN = "scan.timeout.ms";
    private static final String CONNECT = "connect.timeout.ms";
    private static final String CHECK = "check.interval.ms";

    private static final Map<String, Range> RANGES = new LinkedHashMap<>();

    static {
        RANGES.put(SCAN, new Range(12_000, 500, 60_000));
        RANGES.put(CONNECT, new Range(60_000, 1_000, 600_000));
        RANGES.put(CHECK, new Range(30_000, 1_000, 3_600_000));
    }

    static final CoreWlanSettings DEFAULT = read(Map.of()).settings();

    /** Reads raw properties: what is wrong with them is said, one line each, and the default stays in force. */
    static Reading read(Map<String, ?> raw) {
        var complaints = new ArrayList<String>();
        var values = new LinkedHashMap<String, Duration>();
        RANGES.forEach((key, range) -> values.put(key, range.read(key, raw.get(key), complaints)));
        for (String key : new TreeSet<>(raw.keySet())) {
            if (!RANGES.containsKey(key) && !isForeign(key)) {
                complaints.add(PID + ": unknown key \"" + PrintableText.of(key) + "\"; known are "
                        + String.join(", ", RANGES.keySet()));
            }
        }
        return new Reading(
                new CoreWlanSettings(value(values, SCAN), value(values, CONNECT), value(values, CHECK)),
                List.copyOf(complaints));
    }

    private static Duration value(Map<String, Duration> values, String key) {
        return values.getOrDefault(key, Duration.ZERO);
    }

    private static boolean isForeign(String key) {
        return key.startsWith("service.")
                || key.startsWith("component.")
                || key.startsWith("felix.fileinstall.")
                || key.startsWith("org.apache.karaf.")
                || key.startsWith("osgi.ds.")
                || key.startsWith(".")
                || key.endsWith(".target");
    }

    /**
     * What was read.
     *
     * @param settings what is in force
     * @param complaints what was wrong, safe to print
     */
    record Reading(CoreWlanSettings settings, List<String> complaints) {}

    /** The milliseconds that a setting may have. */
    private record Range(long otherwise, long least, long most) {
        Duration read(String key, @Nullable Object value, List<String> complaints) {
            if (value == null) {
                return Duration.ofMillis(otherwise);
            }
            try {
                long millis = Long.parseLong(value.toString().strip());
                if (millis >= least && millis <= most) {
                    return Duration.ofMillis(millis);
                }
            } catch (NumberFormatException notANumber) {
                // said below, with the value
            }
            complaints.add(PID + ": " + key + " = \"" + PrintableText.of(value.toString())
                    + "\" is not a whole number from " + least + " to " + most + "; " + otherwise + " is in force");
            return Duration.ofMillis(otherwise);
        }
    }

    /** What configuration tools show. The values are read raw, so that a bad one does not stop the bearer. */
    @ObjectClassDefinition(
            name = "Netbearer: macOS CoreWLAN",
            description = "How long the Wi-Fi service of macOS is waited for")
    @interface Definition {
        /** Milliseconds. */
        @AttributeDefinition(
                name = "Scan timeout",
                description = "Milliseconds after which a scan counts as unanswered",
                min = "500",
                max = "60000")
        long scan_timeout_ms() default 12_000;

        /** Milliseconds. */
        @AttributeDefinition(
                name = "Connect timeout",
                description = "Milliseconds after which an attempt to connect counts as failed",
                min = "1000",
                max = "600000")
        long connect_timeout_ms() default 60_000;

        /** Milliseconds. */
        @AttributeDefinition(
                name = "Check interval",
                description =
                        "Milliseconds between two questions whether the service is still there; none of them scans",
                min = "1000",
                max = "3600000")
        long check_interval_ms() default 30_000;
    }
}
