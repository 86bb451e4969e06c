package org.netbearer.impl;

import java.time.Duration;
import org.netbearer.impl.model.UpdateSettings;
import org.netbearer.impl.session.SessionSettings;
import org.netbearer.spi.SettingsReader;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The settings of the core, valid.
 *
 * @param updates the timing of updates
 * @param readyTimeout how long the manager waits for the first reports
 * @param callLimit how long a call of a bearer may take before the bearer counts as failed
 * @param sessions how sessions behave in time
 * @param leasesFolder where the processes of this machine share their sessions; empty for the usual folder
 * @param leasesShared whether that folder may belong to more than one user
 */
public record CoreSettings(
        UpdateSettings updates,
        Duration readyTimeout,
        Duration callLimit,
        SessionSettings sessions,
        String leasesFolder,
        boolean leasesShared) {
    static final String PID = "org.netbearer.manager";

    static final CoreSettings DEFAULT = new CoreSettings(
            UpdateSettings.DEFAULT, Duration.ofSeconds(2), Duration.ofSeconds(20), SessionSettings.DEFAULT, "", false);

    /** Reads the settings; what is wrong with them is left to the reader's complaints. */
    static CoreSettings read(SettingsReader reader) {
        return new CoreSettings(
                UpdateSettings.read(reader),
                reader.millis("ready.timeout.ms", DEFAULT.readyTimeout, Duration.ZERO, Duration.ofMinutes(10)),
                reader.millis("call.limit.ms", DEFAULT.callLimit, Duration.ofMillis(100), Duration.ofHours(1)),
                SessionSettings.read(reader),
                reader.parsed("leases.folder", text -> text, DEFAULT.leasesFolder),
                reader.flag("leases.shared", DEFAULT.leasesShared));
    }

    /** What configuration tools show. The values are read raw, so that a bad one does not stop the core. */
    @ObjectClassDefinition(
            name = "Netbearer manager",
            description =
                    "How long the network configuration manager waits for bearers, and how often it lets them scan")
    @interface Definition {
        /** Milliseconds. */
        @AttributeDefinition(
                name = "Update timeout",
                description = "Milliseconds after which an update ends without the bearers that have not answered",
                min = "100",
                max = "600000")
        long update_timeout_ms() default 15_000;

        /** Milliseconds. */
        @AttributeDefinition(
                name = "Minimum interval between scans",
                description = "Milliseconds after a completed scan in which another update is answered as recent",
                min = "0",
                max = "86400000")
        long update_minimum_interval_ms() default 10_000;

        /** Milliseconds. */
        @AttributeDefinition(
                name = "Ready timeout",
                description =
                        "Milliseconds that the manager waits at most for the bearers' first reports; read at start",
                min = "0",
                max = "600000")
        long ready_timeout_ms() default 2_000;

        /** Milliseconds. */
        @AttributeDefinition(
                name = "Call limit",
                description = "Milliseconds after which a bearer that does not return from a call counts as failed;"
                        + " holds for bearers that arrive later",
                min = "100",
                max = "3600000")
        long call_limit_ms() default 20_000;

        /** Milliseconds. */
        @AttributeDefinition(
                name = "Roaming hysteresis",
                description = "Milliseconds that a better member of a service network has to be usable without a break"
                        + " before a session moves to it",
                min = "0",
                max = "86400000")
        long roaming_hysteresis_ms() default 10_000;

        /** Milliseconds. */
        @AttributeDefinition(
                name = "Roaming offer timeout",
                description =
                        "Milliseconds after which an offer that a roaming listener has not answered counts as ignored,"
                                + " and an activation as accepted",
                min = "100",
                max = "86400000")
        long roaming_offer_timeout_ms() default 30_000;

        /** Milliseconds. */
        @AttributeDefinition(
                name = "Session reopen delay",
                description = "Milliseconds that a lost link has to be usable again before a session that was asked to"
                        + " opens itself",
                min = "0",
                max = "86400000")
        long session_reopen_delay_ms() default 1_000;

        /** Milliseconds. */
        @AttributeDefinition(
                name = "Session retry interval",
                description = "Milliseconds that a configuration which could not be brought up is left alone",
                min = "100",
                max = "86400000")
        long session_retry_interval_ms() default 30_000;

        /** A path. */
        @AttributeDefinition(
                name = "Leases folder",
                description = "Folder by which the Netbearer processes of this machine know of each other's sessions;"
                        + " empty for the usual one of the user; read at start")
        String leases_folder() default "";

        /** Yes or no. */
        @AttributeDefinition(
                name = "Leases of several users",
                description =
                        "Whether the leases folder may belong to and be written by more than one user; read at start")
        boolean leases_shared() default false;
    }
}
