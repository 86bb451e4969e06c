package org.netbearer.impl.assembly;

import java.util.Comparator;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerStatus;
import org.netbearer.spi.BearerReport;

/**
 * What the core holds of one bearer: its latest report, checked, and the core's own observations.
 *
 * <p>Immutable.
 *
 * @param name the bearer's name
 * @param ranking its service ranking
 * @param report its latest report, flawless after {@link ReportCheck}
 * @param fault what it last did against its contract; empty if nothing
 * @param unanswered the call that it has not answered for too long; empty if it answers
 * @param lastReportSequence when it spoke last, as a number that grows with each report of any bearer; a report that only repeats what is
 *     stale does not count
 */
public record BearerEntry(
        String name, int ranking, BearerReport report, String fault, String unanswered, long lastReportSequence) {
    /** The order in which bearers are listed and asked: highest ranking first, then by name. */
    public static final Comparator<BearerEntry> BEST_FIRST =
            Comparator.comparingInt(BearerEntry::ranking).reversed().thenComparing(BearerEntry::name);

    /**
     * Describes a bearer that has not reported yet.
     *
     * @param name its name
     * @param ranking its service ranking
     * @return the entry
     */
    public static BearerEntry starting(String name, int ranking) {
        return new BearerEntry(name, ranking, BearerReport.empty(BearerHealth.STARTING), "", "", 0);
    }

    /**
     * Describes a bearer that is not for this machine.
     *
     * @param name its name
     * @param reason why
     * @return the entry
     */
    public static BearerEntry absent(String name, String reason) {
        var health = new BearerHealth(BearerStatus.ABSENT, "absent", reason);
        return new BearerEntry(name, Integer.MIN_VALUE, BearerReport.empty(health), "", "", 0);
    }

    /**
     * Returns it with another report.
     *
     * @param word a report without faults
     * @param number greater than those of all words before, of any bearer
     * @return the entry with it
     */
    public BearerEntry withReport(BearerReport word, long number) {
        boolean repeats = word.health().status() == BearerStatus.STALE;
        return new BearerEntry(name, ranking, word, fault, unanswered, repeats ? lastReportSequence : number);
    }

    /**
     * Returns it with another ranking.
     *
     * @param changed the service ranking
     * @return the entry with it
     */
    public BearerEntry withRanking(int changed) {
        return new BearerEntry(name, changed, report, fault, unanswered, lastReportSequence);
    }

    /**
     * Returns it with another fault.
     *
     * @param text what; empty if nothing
     * @return the entry with it
     */
    public BearerEntry withFault(String text) {
        return new BearerEntry(name, ranking, report, text, unanswered, lastReportSequence);
    }

    /**
     * Returns it with the call that it does not answer.
     *
     * @param call what; empty if it answers
     * @return the entry with it
     */
    public BearerEntry withUnanswered(String call) {
        return new BearerEntry(name, ranking, report, fault, call, lastReportSequence);
    }

    /** Returns the health to show and to act on: a bearer that does not answer has failed, whatever it said last. */
    BearerHealth health() {
        return unanswered.isEmpty()
                ? report.health()
                : new BearerHealth(BearerStatus.FAILED, "no-answer", unanswered + " has not returned");
    }

    boolean isHealthy() {
        return health().status().isHealthy();
    }

    boolean isStale() {
        return health().status() == BearerStatus.STALE;
    }
}
