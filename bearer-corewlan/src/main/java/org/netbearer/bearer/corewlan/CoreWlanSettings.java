package org.netbearer.bearer.corewlan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.netbearer.spi.SettingsReader;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The valid settings of the bearer.
 *
 * @param scanTimeout how long a scan may take before it counts as unanswered
 * @param connectTimeout how long the system has to connect
 * @param checkInterval how long a silent service is trusted before it is asked whether it is still there
 * @param joinsByNetworksetup whether stored networks with a password are joined by the system's {@code networksetup}
 * @param leavesUnwanted whether an unwanted network is left: one that was joined too late, or gives no address
 */
record CoreWlanSettings(
        Duration scanTimeout,
        Duration connectTimeout,
        Duration checkInterval,
        boolean joinsByNetworksetup,
        boolean leavesUnwanted) {
    static final String PID = "org.netbearer.bearer.corewlan";

    private static final String SCAN = "scan.timeout.ms";
    private static final String CONNECT = "connect.timeout.ms";
    private static final String CHECK = "check.interval.ms";
    private static final String LEAVE = "leave.unwanted";

    static final String NETWORKSETUP = "join.by.networksetup";

    static final CoreWlanSettings DEFAULT =
            new CoreWlanSettings(Duration.ofSeconds(12), Duration.ofMinutes(1), Duration.ofSeconds(30), false, false);

    /** Reads raw properties; an invalid one becomes a complaint, and its default stays in force. */
    static Reading read(Map<String, ?> raw) {
        var reader = new SettingsReader(PID, raw);
        var settings = new CoreWlanSettings(
                reader.millis(SCAN, DEFAULT.scanTimeout, Duration.ofMillis(500), Duration.ofMinutes(1)),
                reader.millis(CONNECT, DEFAULT.connectTimeout, Duration.ofSeconds(1), Duration.ofMinutes(10)),
                reader.millis(CHECK, DEFAULT.checkInterval, Duration.ofSeconds(1), Duration.ofHours(1)),
                reader.flag(NETWORKSETUP, DEFAULT.joinsByNetworksetup),
                reader.flag(LEAVE, DEFAULT.leavesUnwanted));
        return new Reading(settings, reader.complaints());
    }

    /**
     * What was read.
     *
     * @param settings what is in force
     * @param complaints what was wrong, safe to print
     */
    record Reading(CoreWlanSettings settings, List<String> complaints) {}

    /** The Metatype definition, for configuration tools. The bearer reads raw values, so that an invalid one does not stop it. */
    @ObjectClassDefinition(
            name = "Netbearer: macOS CoreWLAN",
            description = "How long the Wi-Fi service of macOS is waited for")
    @interface Definition {
        /** Milliseconds. */
        @AttributeDefinition(
                name = "Scan timeout",
                description = "Milliseconds after which a scan counts as unanswered",
                min = "500",
                max = "60000")
        long scan_timeout_ms() default 12_000;

        /** Milliseconds. */
        @AttributeDefinition(
                name = "Connect timeout",
                description = "Milliseconds after which an attempt to connect counts as failed",
                min = "1000",
                max = "600000")
        long connect_timeout_ms() default 60_000;

        /** Milliseconds. */
        @AttributeDefinition(
                name = "Check interval",
                description =
                        "Milliseconds between two questions whether the service is still there; none of them scans",
                min = "1000",
                max = "3600000")
        long check_interval_ms() default 30_000;

        /** A switch. */
        @AttributeDefinition(
                name = "Join by networksetup",
                description = "Whether stored networks with a password are joined by /usr/sbin/networksetup,"
                        + " which may read the system's keychain")
        boolean join_by_networksetup() default false;

        /** A switch. */
        @AttributeDefinition(
                name = "Leave unwanted networks",
                description = "Whether a network is left that was joined too late or gives no address;"
                        + " macOS then joins another stored one, or stays offline for a while")
        boolean leave_unwanted() default false;
    }
}
