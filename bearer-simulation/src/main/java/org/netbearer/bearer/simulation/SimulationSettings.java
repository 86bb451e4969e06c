package org.netbearer.bearer.simulation;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.netbearer.spi.SettingsReader;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * What the configuration says, checked; where it is wrong, the default stays in force.
 *
 * @param enabled whether the simulated bearer takes part
 * @param scenario what to play: the name of a scenario that comes along, or the path of a file
 * @param complaints what is wrong with the configuration, one line each
 */
record SimulationSettings(boolean enabled, String scenario, List<String> complaints) {
    static final String PID = "org.netbearer.bearer.simulation";

    private static final boolean ENABLED = false;
    private static final String SCENARIO = "demo";

    static SimulationSettings of(Map<String, ?> raw) {
        var reader = new SettingsReader(PID, raw);
        boolean enabled = reader.flag("enabled", ENABLED);
        String scenario = reader.parsed("scenario", Function.identity(), SCENARIO);
        return new SimulationSettings(enabled, scenario, reader.complaints());
    }

    /** What the configuration may say, for tools that show it. */
    @ObjectClassDefinition(
            name = "Netbearer: simulated networks",
            description = "Networks that exist only on paper, for demonstrations and tests.")
    @interface Definition {
        /** Whether to simulate anything. */
        @AttributeDefinition(
                name = "Enabled",
                description = "Whether the simulated networks are listed among the real ones.")
        boolean enabled() default ENABLED;

        /** What to simulate. */
        @AttributeDefinition(
                name = "Scenario",
                description = "What happens to them: demo, empty, trouble, or the path of a scenario file.")
        String scenario() default SCENARIO;
    }
}
