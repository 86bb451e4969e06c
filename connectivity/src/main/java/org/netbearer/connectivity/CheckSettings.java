package org.netbearer.connectivity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netbearer.spi.SettingsReader;

/**
 * The validated settings.
 *
 * @param check what is asked, and which answer is expected; empty if no usable address is configured
 * @param interval time from one check to the next; zero means only on demand and when the default changes
 * @param retry time to the next check after an answer other than the expected one, doubled each time up to the interval
 * @param timeout how long one check may take
 * @param outsideTunnel whether single interfaces are checked also while a tunnel takes the traffic
 * @param complaints what was wrong with the configuration, one line each, safe to print
 */
record CheckSettings(
        Optional<HttpCheck> check,
        Duration interval,
        Duration retry,
        Duration timeout,
        boolean outsideTunnel,
        List<String> complaints) {
    static final String PID = "org.netbearer.connectivity";
    static final String URI = "check.uri";
    static final String STATUS = "check.status";
    static final String RESPONSE = "check.response";
    static final String INTERVAL = "check.interval.ms";
    static final String RETRY = "check.retry.ms";
    static final String TIMEOUT = "check.timeout.ms";
    static final String OUTSIDE_TUNNEL = "check.outside-tunnel";

    static final long DEFAULT_INTERVAL = 300_000;
    static final long DEFAULT_RETRY = 30_000;
    static final long DEFAULT_TIMEOUT = 15_000;
    static final int NO_CONTENT = 204;
    static final int OK = 200;

    private static final int MOST_RESPONSE = 1024;
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(5);
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);

    /** Copies the list. */
    CheckSettings {
        complaints = List.copyOf(complaints);
    }

    /**
     * Reads raw properties. Does not fail: what is wrong is named in the complaints, and the default stays in force.
     *
     * @param properties as the component runtime hands them over
     * @return the settings
     */
    static CheckSettings of(Map<String, ?> properties) {
        var reader = new SettingsReader(PID, properties);
        Optional<CheckAddress> address =
                reader.parsed(URI, text -> Optional.of(CheckAddress.parse(text)), Optional.empty());
        String response = reader.parsed(RESPONSE, CheckSettings::response, "");
        long status = reader.number(STATUS, response.isEmpty() ? NO_CONTENT : OK, 200, 599);
        Duration interval =
                reader.millisOrOff(INTERVAL, Duration.ofMillis(DEFAULT_INTERVAL), SHORTEST_INTERVAL, LONGEST_INTERVAL);
        Duration retry = reader.millis(RETRY, Duration.ofMillis(DEFAULT_RETRY), SHORTEST_INTERVAL, LONGEST_INTERVAL);
        Duration timeout = reader.millis(
                TIMEOUT, Duration.ofMillis(DEFAULT_TIMEOUT), Duration.ofSeconds(1), Duration.ofMinutes(1));
        boolean outside = reader.flag(OUTSIDE_TUNNEL, false);
        return new CheckSettings(
                address.map(found -> new HttpCheck(found, new ExpectedAnswer((int) status, response))),
                interval,
                retry,
                timeout,
                outside,
                reader.complaints());
    }

    private static String response(String text) {
        if (text.length() > MOST_RESPONSE) {
            throw new IllegalArgumentException("it is longer than " + MOST_RESPONSE + " characters: " + text.length());
        }
        return text;
    }

    /**
     * Returns the time from the end of a check to the next one.
     *
     * @param failures how many checks in a row had another answer than the expected one, up to this
     * @return the time; empty if there is no next one
     */
    Optional<Duration> next(int failures) {
        if (interval.isZero()) {
            return Optional.empty();
        }
        if (failures == 0) {
            return Optional.of(interval);
        }
        Duration wait = retry.multipliedBy(1L << Math.min(failures - 1, 16));
        return Optional.of(wait.compareTo(interval) < 0 ? wait : interval);
    }
}
