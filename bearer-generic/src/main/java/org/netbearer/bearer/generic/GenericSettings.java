package org.netbearer.bearer.generic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.netbearer.spi.SettingsReader;

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
        return new GenericSettings(interval, reader.complaints());
    }
}
