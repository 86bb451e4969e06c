package org.netbearer.impl.services;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.netbearer.spi.SettingsReader;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * How conditions follow the network.
 *
 * @param damping for how long a condition that ended to be true stays
 */
record ConditionsSettings(Duration damping) {
    static final String PID = "org.netbearer.conditions";
    static final String DAMPING = "conditions.damping.ms";
    private static final int MOST_MS = 60_000;

    static ConditionsSettings read(Map<String, ?> raw, Consumer<String> complaints) {
        var reader = new SettingsReader(PID, raw);
        var settings = new ConditionsSettings(reader.millis(
                DAMPING, Duration.ofMillis(Definition.DEFAULT_MS), Duration.ZERO, Duration.ofMillis(MOST_MS)));
        reader.complaints().forEach(complaints);
        return settings;
    }

    /** The settings as Metatype describes them. */
    @ObjectClassDefinition(
            id = PID,
            name = "Netbearer: conditions",
            description = "Condition services such as netbearer.online appear at once and leave after a short while.")
    @interface Definition {
        int DEFAULT_MS = 500;

        /** How long a condition stays. */
        @AttributeDefinition(
                name = "Damping in ms",
                description = "For how long a condition that is no longer true stays, in milliseconds, from 0 to 60000."
                        + " If it is true again within this time, nobody notices. 0 follows at once.",
                min = "0",
                max = "" + MOST_MS)
        int conditions_damping_ms() default DEFAULT_MS;
    }
}
