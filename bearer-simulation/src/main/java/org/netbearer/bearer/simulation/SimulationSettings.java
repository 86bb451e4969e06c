package org.netbearer.bearer.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.PrintableText;
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
    private static final int LONGEST_QUOTE = 60;
    // what Config Admin, Declarative Services and the common sources of configuration add by themselves
    private static final List<String> FOREIGN =
            List.of("service.", "component.", "osgi.ds.", "felix.fileinstall.", "org.apache.karaf.", ".");

    static SimulationSettings of(Map<String, ?> raw) {
        var complaints = new ArrayList<String>();
        boolean enabled = enabled(raw.get("enabled"), complaints);
        var scenario = scenario(raw.get("scenario"), complaints);
        for (var key : new TreeSet<>(raw.keySet())) {
            if (!Set.of("enabled", "scenario").contains(key)
                    && !key.endsWith(".target")
                    && FOREIGN.stream().noneMatch(key::startsWith)) {
                complaints.add(PID + ": there is no setting " + quoted(key));
            }
        }
        return new SimulationSettings(enabled, scenario, List.copyOf(complaints));
    }

    private static boolean enabled(@Nullable Object value, List<String> complaints) {
        if (value instanceof Boolean yesOrNo) {
            return yesOrNo;
        }
        var text = value == null ? String.valueOf(ENABLED) : value.toString().trim();
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.parseBoolean(text);
        }
        complaints.add(PID + ": enabled=" + quoted(text) + " is neither true nor false; " + ENABLED + " is in force");
        return ENABLED;
    }

    private static String scenario(@Nullable Object value, List<String> complaints) {
        if (value == null) {
            return SCENARIO;
        }
        if (value instanceof String text && !text.isBlank()) {
            return text.trim();
        }
        complaints.add(PID + ": scenario=" + quoted(value.toString()) + " is neither a name nor a path; " + SCENARIO
                + " is in force");
        return SCENARIO;
    }

    private static String quoted(String text) {
        var safe = PrintableText.of(text);
        return '"' + (safe.length() > LONGEST_QUOTE ? safe.substring(0, LONGEST_QUOTE) + "…" : safe) + '"';
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
