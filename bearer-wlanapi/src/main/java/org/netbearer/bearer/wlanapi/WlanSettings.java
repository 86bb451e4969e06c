package org.netbearer.bearer.wlanapi;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.netbearer.spi.SettingsReader;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * The settings of the bearer, valid.
 *
 * @param scanTimeout how long a driver has to end a scan
 * @param connectTimeout how long the system has to connect
 * @param checkInterval how long a silent service is trusted before it is asked whether it is still there
 * @param listInterval the least time between two readings of the lists without a request
 * @param listAccess when the functions may be called that Windows gates by the consent to location
 * @param scanConnected whether an update scans on an adapter that is connected, which delays its traffic
 */
record WlanSettings(
        Duration scanTimeout,
        Duration connectTimeout,
        Duration checkInterval,
        Duration listInterval,
        ListAccess listAccess,
        boolean scanConnected) {
    static final String PID = "org.netbearer.bearer.wlanapi";

    /** The service property that states how far the component has been tested; not a setting. */
    static final String TESTED = "netbearer.tested";

    private static final String SCAN = "scan.timeout.ms";
    private static final String CONNECT = "connect.timeout.ms";
    private static final String CHECK = "check.interval.ms";
    private static final String LIST = "list.interval.ms";
    private static final String ACCESS = "list.access";
    private static final String CONNECTED = "scan.connected";

    static final WlanSettings DEFAULT = new WlanSettings(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            ListAccess.AUTOMATIC,
            true);

    /** Reads raw properties; an invalid one becomes a complaint, and its default stays in force. */
    static Reading read(Map<String, ?> raw) {
        var settable = new HashMap<String, Object>(raw);
        settable.remove(TESTED);
        var reader = new SettingsReader(PID, settable);
        var settings = new WlanSettings(
                reader.millis(SCAN, DEFAULT.scanTimeout, Duration.ofMillis(500), Duration.ofMinutes(1)),
                reader.millis(CONNECT, DEFAULT.connectTimeout, Duration.ofSeconds(1), Duration.ofMinutes(10)),
                reader.millis(CHECK, DEFAULT.checkInterval, Duration.ofSeconds(1), Duration.ofHours(1)),
                reader.millis(LIST, DEFAULT.listInterval, Duration.ofSeconds(1), Duration.ofHours(1)),
                reader.parsed(ACCESS, ListAccess::parse, DEFAULT.listAccess),
                reader.flag(CONNECTED, DEFAULT.scanConnected));
        return new Reading(settings, reader.complaints());
    }

    /**
     * When the functions may be called that Windows gates by the consent to location: the lists of networks and of access
     * points, the scan, and the query of the present connection. From Windows 11 24H2 on the first call shows a prompt, and
     * each one a location symbol.
     */
    enum ListAccess {
        /** At the start, when Windows has refreshed its lists, and when an application asks. */
        AUTOMATIC("automatic"),
        /** Only when an application asks for an update, or to use a network. */
        ON_REQUEST("on-request"),
        /** Never: profiles, connections and their signal are reported, networks without a profile are not. */
        NEVER("never");

        private final String text;

        ListAccess(String text) {
            this.text = text;
        }

        private static ListAccess parse(String text) {
            return Arrays.stream(values())
                    .filter(each -> each.text.equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("it is automatic, on-request or never"));
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * What was read.
     *
     * @param settings what is in force
     * @param complaints what was wrong, safe to print
     */
    record Reading(WlanSettings settings, List<String> complaints) {}

    /** The definition for configuration tools. The values are read raw, so that a bad one does not stop the bearer. */
    @ObjectClassDefinition(
            name = "Netbearer: Windows Native Wifi",
            description = "How long the Windows Wi-Fi service and its drivers are waited for")
    @interface Definition {
        /** Milliseconds. */
        @AttributeDefinition(
                name = "Scan timeout",
                description = "Milliseconds after which a scan counts as unanswered",
                min = "500",
                max = "60000")
        long scan_timeout_ms() default 10_000;

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

        /** Milliseconds. */
        @AttributeDefinition(
                name = "List interval",
                description =
                        "Milliseconds at least between two readings of the lists of networks that no application asked for",
                min = "1000",
                max = "3600000")
        long list_interval_ms() default 60_000;

        /** A word. */
        @AttributeDefinition(
                name = "List access",
                description =
                        "When the functions are called that Windows 11 24H2 gates by the consent to location; the first call"
                                + " shows a prompt",
                options = {
                    @Option(label = "Automatically", value = "automatic"),
                    @Option(label = "When an application asks", value = "on-request"),
                    @Option(label = "Never", value = "never")
                })
        String list_access() default "automatic";

        /** A switch. */
        @AttributeDefinition(
                name = "Scan while connected",
                description = "Whether an update scans on an adapter that is connected, which delays its traffic")
        boolean scan_connected() default true;
    }
}
