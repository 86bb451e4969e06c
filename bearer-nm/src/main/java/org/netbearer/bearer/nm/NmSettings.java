package org.netbearer.bearer.nm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.netbearer.bearer.nm.dbus.BusAddress;
import org.netbearer.spi.SettingsReader;

/**
 * The settings, checked. What is wrong is said, and the default stays in force.
 *
 * @param bus where the bus listens
 * @param grace how long what the daemon said last is shown after it went
 * @param complaints one sentence for each value that could not be used
 */
record NmSettings(BusAddress bus, Duration grace, List<String> complaints) {
    static final String PID = "org.netbearer.bearer.nm";
    static final String BUS_ADDRESS = "bus.address";
    static final String GRACE = "grace.seconds";

    private static final int DEFAULT_GRACE = 10;
    private static final int LONGEST_GRACE = 600;
    private static final String VARIABLE = "DBUS_SYSTEM_BUS_ADDRESS";

    NmSettings {
        complaints = List.copyOf(complaints);
    }

    /** Reads the configuration, then the environment, then takes the default. */
    static NmSettings of(Map<String, ?> properties, Map<String, String> environment) {
        String set = environment.get(VARIABLE);
        var variable = new SettingsReader("environment", set == null ? Map.of() : Map.of(VARIABLE, set));
        BusAddress otherwise = variable.parsed(VARIABLE, BusAddress::parse, BusAddress.parse(BusAddress.SYSTEM_BUS));
        var reader = new SettingsReader(PID, properties);
        BusAddress bus = reader.parsed(BUS_ADDRESS, BusAddress::parse, otherwise);
        long grace = reader.number(GRACE, DEFAULT_GRACE, 0, LONGEST_GRACE);
        var complaints = new ArrayList<>(reader.complaints());
        complaints.addAll(variable.complaints());
        return new NmSettings(bus, Duration.ofSeconds(grace), complaints);
    }
}
