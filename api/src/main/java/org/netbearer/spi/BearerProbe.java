package org.netbearer.spi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Finds out whether a bearer is for this machine at all.
 *
 * <p>A probe is optional. With one, the core waits for the bearer's first report when it starts, and shows why the bearer is
 * absent where it is; without one, the bearer is there wherever its bundle is.
 *
 * <p>A probe is an OSGi service, registered on every machine. The core calls {@link #probe} once, on a thread of its own; where the answer is yes, it registers an OSGi {@code Condition} with the identifier
 * {@link #CONDITION_PREFIX} and the bearer's name, on which the bearer's component waits. So the bearer's own classes, and
 * the native library behind them, are not loaded where they are of no use.
 *
 * <p>A daemon that is not running is no reason to answer no: daemons come and go, and that is the bearer's health.
 */
@ConsumerType
public interface BearerProbe {
    /** First part of the identifier of the condition; the bearer's name follows. */
    String CONDITION_PREFIX = "netbearer.present.";

    /**
     * Returns the name of the bearer that this is about.
     *
     * @return the bearer's name
     */
    String name();

    /**
     * Examines the operating system and tries the native library; may block for a while.
     *
     * @return yes, or no with a reason; what it throws counts as no, with that reason
     */
    Presence probe();

    /**
     * An answer.
     *
     * @param present whether the bearer can work on this machine
     * @param reason if not, why, as one sentence for people; else empty
     */
    record Presence(boolean present, String reason) {
        /** Yes. */
        public static final Presence YES = new Presence(true, "");

        /**
         * Returns the answer no.
         *
         * @param reason why, as one sentence for people
         * @return the answer
         */
        public static Presence no(String reason) {
            return new Presence(false, reason);
        }
    }
}
