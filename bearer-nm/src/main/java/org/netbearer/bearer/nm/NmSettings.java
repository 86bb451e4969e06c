package org.netbearer.bearer.nm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.netbearer.bearer.nm.dbus.BusAddress;
import org.netbearer.spi.SettingsReader;

/**
 * The settings, checked. A value that cannot be used is left out, with a warning.
 *
 * @param bus where the bus listens
 * @param grace how long the last state is reported after the daemon went
 * @param warnings one line for each value that could not be used, safe to print
 */
record NmSettings(BusAddress bus, Duration grace, List<String> warnings) {
    static final String PID = "org.netbearer.bearer.nm";
    static final String BUS_ADDRESS = "bus.address";
    static final String GRACE = "grace.ms";
    static final long DEFAULT_GRACE_MILLIS = 10_000;

    private static final Duration SHORTEST_GRACE = Duration.ofMillis(100);
    private static final Duration LONGEST_GRACE = Duration.ofMinutes(10);
    private static final String VARIABLE = "DBUS_SYSTEM_BUS_ADDRESS";

    NmSettings {
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads the settings; the bus address comes from the configuration, else from the environment, else it is the default.
     *
     * @param properties as the component runtime hands them over
     * @param environment the variables of the process
     */
    static NmSettings of(Map<String, ?> properties, Map<String, String> environment) {
        var warnings = new ArrayList<String>();
        var reader = new SettingsReader(PID, properties);
        BusAddress bus = reader.parsed(BUS_ADDRESS, BusAddress::parse, environmentBus(environment, warnings));
        Duration grace =
                reader.millisOrOff(GRACE, Duration.ofMillis(DEFAULT_GRACE_MILLIS), SHORTEST_GRACE, LONGEST_GRACE);
        warnings.addAll(reader.complaints());
        return new NmSettings(bus, grace, warnings);
    }

    private static BusAddress environmentBus(Map<String, String> environment, List<String> warnings) {
        String variable = environment.getOrDefault(VARIABLE, "");
        try {
            return BusAddress.parse(variable.isBlank() ? BusAddress.SYSTEM_BUS : variable.strip());
        } catch (IllegalArgumentException unusable) {
            warnings.add(VARIABLE + ": " + unusable.getMessage() + "; the default is used");
            return BusAddress.parse(BusAddress.SYSTEM_BUS);
        }
    }
}
