package org.netbearer.impl.session;

import java.time.Duration;
import org.netbearer.spi.SettingsReader;

/**
 * How sessions behave in time.
 *
 * @param hysteresis how long a better member must be usable without a break before a session moves to it
 * @param offerTimeout how long a roaming listener may take to answer
 * @param reopenDelay how long a lost link must be usable again before a session that was asked to opens itself
 * @param retryInterval how long a member that could not be brought up is left alone
 */
public record SessionSettings(
        Duration hysteresis, Duration offerTimeout, Duration reopenDelay, Duration retryInterval) {
    /** Without any configuration. */
    public static final SessionSettings DEFAULT = new SessionSettings(
            Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(30));

    /**
     * Reads the settings; what is wrong with them is left to the reader's complaints.
     *
     * @param reader the properties of the core
     * @return the settings
     */
    public static SessionSettings read(SettingsReader reader) {
        Duration most = Duration.ofHours(24);
        return new SessionSettings(
                reader.millis("roaming.hysteresis.ms", DEFAULT.hysteresis, Duration.ZERO, most),
                reader.millis("roaming.offer.timeout.ms", DEFAULT.offerTimeout, Duration.ofMillis(100), most),
                reader.millis("session.reopen.delay.ms", DEFAULT.reopenDelay, Duration.ZERO, most),
                reader.millis("session.retry.interval.ms", DEFAULT.retryInterval, Duration.ofMillis(100), most));
    }
}
