package org.netbearer.impl.jmx;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.netbearer.spi.SettingsReader;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * How the MBean is named.
 *
 * @param instance the key {@code instance} of its name; empty for none
 */
record ManagementSettings(String instance) {
    static final String PID = "org.netbearer.jmx";
    static final String INSTANCE = "instance";

    static ManagementSettings read(Map<String, ?> raw, Consumer<String> problems) {
        var reader = new SettingsReader(PID, raw);
        var settings = new ManagementSettings(reader.parsed(INSTANCE, Function.identity(), ""));
        reader.complaints().forEach(problems);
        return settings;
    }

    /** The settings as Metatype describes them. */
    @ObjectClassDefinition(
            id = PID,
            name = "Netbearer: MBean",
            description = "The MBean org.netbearer:type=NetworkConfigurationManager.")
    @interface Definition {
        /** The key in the name. */
        @AttributeDefinition(
                name = "Instance",
                description =
                        "The key \"instance\" in the name of the MBean, where several frameworks in one process have"
                                + " one each. Empty for none.",
                required = false)
        String instance() default "";
    }
}
