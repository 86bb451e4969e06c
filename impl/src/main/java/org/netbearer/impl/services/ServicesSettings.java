package org.netbearer.impl.services;

import java.util.Map;
import java.util.function.Consumer;
import org.netbearer.spi.SettingsReader;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * How configurations are published as services.
 *
 * @param cap how many at most
 */
record ServicesSettings(int cap) {
    static final String PID = "org.netbearer.services";
    static final String CAP = "services.cap";
    private static final int MOST = 100_000;

    static ServicesSettings read(Map<String, ?> raw, Consumer<String> complaints) {
        var reader = new SettingsReader(PID, raw);
        var settings = new ServicesSettings((int) reader.number(CAP, Definition.DEFAULT_CAP, 0, MOST));
        reader.complaints().forEach(complaints);
        return settings;
    }

    /** The settings as Metatype describes them. */
    @ObjectClassDefinition(
            id = PID,
            name = "Netbearer: configurations as services",
            description = "Each network configuration that is at least DEFINED is published as an OSGi service.")
    @interface Definition {
        int DEFAULT_CAP = 1000;

        /** How many at most. */
        @AttributeDefinition(
                name = "Cap",
                description = "How many configurations are published as services at most, from 0 to 100000.",
                min = "0",
                max = "" + MOST)
        int services_cap() default DEFAULT_CAP;
    }
}
