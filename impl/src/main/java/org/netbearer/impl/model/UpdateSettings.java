package org.netbearer.impl.model;

import java.time.Duration;
import org.netbearer.spi.SettingsReader;

/**
 * The timing of updates.
 *
 * @param timeout how long an update waits for a bearer
 * @param minimumInterval how long after a scan the next one is answered as recent
 */
public record UpdateSettings(Duration timeout, Duration minimumInterval) {
    /** Without any configuration. */
    public static final UpdateSettings DEFAULT = new UpdateSettings(Duration.ofSeconds(15), Duration.ofSeconds(10));

    /**
     * Reads the settings; what is wrong with them is left to the reader's complaints.
     *
     * @param reader the properties of the core
     * @return the settings
     */
    public static UpdateSettings read(SettingsReader reader) {
        return new UpdateSettings(
                reader.millis("update.timeout.ms", DEFAULT.timeout, Duration.ofMillis(100), Duration.ofMinutes(10)),
                reader.millis(
                        "update.minimum.interval.ms", DEFAULT.minimumInterval, Duration.ZERO, Duration.ofHours(24)));
    }
}
