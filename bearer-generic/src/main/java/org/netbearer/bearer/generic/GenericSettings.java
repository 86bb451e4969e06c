package org.netbearer.bearer.generic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.netbearer.api.PrintableText;
import org.netbearer.bearer.generic.port.Destinations;
import org.netbearer.spi.SettingsReader;

/**
 * The validated settings.
 *
 * @param pollInterval time between two looks at the machine where the system does not tell of changes; zero means only when
 *     somebody asks
 * @param pollsLess whether the time grows while nothing changes: not if it was set
 * @param destinations far addresses for which the system is asked the way
 * @param complaints what was wrong with the configuration, one line each, safe to print
 */
record GenericSettings(Duration pollInterval, boolean pollsLess, Destinations destinations, List<String> complaints) {
    static final String POLL_INTERVAL = "poll.interval.ms";
    static final String DESTINATIONS = "lookup.destinations";

    static final long DEFAULT_MILLIS = 5_000;
    static final long MIN_MILLIS = 250;
    static final long MAX_MILLIS = 3_600_000;

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
        var reader = new SettingsReader(GenericBearer.PID, properties);
        Duration interval = reader.millisOrOff(
                POLL_INTERVAL,
                Duration.ofMillis(DEFAULT_MILLIS),
                Duration.ofMillis(MIN_MILLIS),
                Duration.ofMillis(MAX_MILLIS));
        Destinations destinations = Destinations.DEFAULT;
        List<String> literals = reader.texts(DESTINATIONS);
        var complaints = new ArrayList<String>();
        if (!literals.isEmpty()) {
            try {
                destinations = Destinations.of(literals);
            } catch (IllegalArgumentException malformed) {
                complaints.add(GenericBearer.PID + ": " + DESTINATIONS + ": "
                        + PrintableText.of(String.valueOf(malformed.getMessage())) + "; the usual ones stay in force");
            }
        }
        complaints.addAll(reader.complaints());
        return new GenericSettings(interval, !properties.containsKey(POLL_INTERVAL), destinations, complaints);
    }
}
