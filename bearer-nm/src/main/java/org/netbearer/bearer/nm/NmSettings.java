package org.netbearer.bearer.nm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.netbearer.bearer.nm.dbus.BusAddress;
import org.netbearer.spi.SettingsReader;

/**
 * The settings, checked. What is wrong is said, and what would be in force without it stays in force.
 *
 * @param bus where the bus listens
 * @param grace how long what the daemon said last is shown after it went
 * @param complaints one line for each value that could not be used, safe to print
 */
record NmSettings(BusAddress bus, Duration grace, List<String> complaints) {
    static final String PID = "org.netbearer.bearer.nm";
    static final String BUS_ADDRESS = "bus.address";
    static final String GRACE = "grace.ms";
    static final long DEFAULT_GRACE_MILLIS = 10_000;

    private static final Duration SHORTEST_GRACE = Duration.ofMillis(100);
    private static final Duration LONGEST_GRACE = Duration.ofMinutes(10);
    private static final String VARIABLE = "DBUS_SYSTEM_BUS_ADDRESS";

    NmSettings {
        complaints = List.copyOf(complaints);
    }

    /**
     * Takes the address from the configuration, else from the environment, else the default.
     *
     * @param properties as the component runtime hands them over
     * @param environment the variables of the process
     */
    static NmSettings of(Map<String, ?> properties, Map<String, String> environment) {
        var complaints = new ArrayList<String>();
        var reader = new SettingsReader(PID, properties);
        BusAddress bus = reader.parsed(BUS_ADDRESS, BusAddress::parse, environmentBus(environment, complaints));
        Duration grace =
                reader.millisOrOff(GRACE, Duration.ofMillis(DEFAULT_GRACE_MILLIS), SHORTEST_GRACE, LONGEST_GRACE);
        complaints.addAll(reader.complaints());
        return new NmSettings(bus, grace, complaints);
    }

    private static BusAddress environmentBus(Map<String, String> environment, List<String> complaints) {
        String variable = environment.getOrDefault(VARIABLE, "");
        try {
            return BusAddress.parse(variable.isBlank() ? BusAddress.SYSTEM_BUS : variable.strip());
        } catch (IllegalArgumentException unusable) {
            complaints.add(VARIABLE + ": " + unusable.getMessage() + "; the default is used");
            return BusAddress.parse(BusAddress.SYSTEM_BUS);
        }
    }
}
