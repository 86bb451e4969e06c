package org.netbearer.bearer.nm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.PrintableText;
import org.netbearer.bearer.nm.dbus.BusAddress;

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
        var complaints = new ArrayList<String>();
        Object configured = properties.get(BUS_ADDRESS);
        BusAddress bus = null;
        if (configured != null && !configured.toString().isBlank()) {
            bus = address(BUS_ADDRESS, configured.toString(), complaints);
        }
        String variable = environment.get(VARIABLE);
        if (bus == null && variable != null && !variable.isBlank()) {
            bus = address(VARIABLE, variable, complaints);
        }
        return new NmSettings(
                bus == null ? BusAddress.parse(BusAddress.SYSTEM_BUS) : bus,
                grace(properties.get(GRACE), complaints),
                complaints);
    }

    private static @Nullable BusAddress address(String name, String text, List<String> complaints) {
        try {
            return BusAddress.parse(text.strip());
        } catch (IllegalArgumentException unusable) {
            complaints.add(name + ": " + unusable.getMessage() + "; not used");
            return null;
        }
    }

    private static Duration grace(@Nullable Object value, List<String> complaints) {
        if (value == null) {
            return Duration.ofSeconds(DEFAULT_GRACE);
        }
        try {
            int seconds = Integer.parseInt(value.toString().strip());
            if (seconds >= 0 && seconds <= LONGEST_GRACE) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        complaints.add(GRACE + ": \"" + PrintableText.of(value.toString()) + "\" is no number from 0 to "
                + LONGEST_GRACE + "; " + DEFAULT_GRACE + " is used");
        return Duration.ofSeconds(DEFAULT_GRACE);
    }
}
