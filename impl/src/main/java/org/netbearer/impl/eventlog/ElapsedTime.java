package org.netbearer.impl.eventlog;

import java.time.Duration;

/** Formats how long something took: the two largest units, without those that are zero. */
final class ElapsedTime {
    private ElapsedTime() {}

    /**
     * Formats a duration.
     *
     * @param elapsed not negative
     * @return such as {@code 3 h 12 min}, {@code 2 d}, {@code 12 s}, {@code 350 ms}
     */
    static String of(Duration elapsed) {
        return elapsed.toMillis() < 1000 ? elapsed.toMillis() + " ms" : ofSeconds(elapsed.plusMillis(500));
    }

    private static String ofSeconds(Duration elapsed) {
        if (elapsed.toDays() > 0) {
            return join(elapsed.toDays(), "d", elapsed.toHoursPart(), "h");
        } else if (elapsed.toHours() > 0) {
            return join(elapsed.toHours(), "h", elapsed.toMinutesPart(), "min");
        } else if (elapsed.toMinutes() > 0) {
            return join(elapsed.toMinutes(), "min", elapsed.toSecondsPart(), "s");
        }
        return elapsed.toSeconds() + " s";
    }

    private static String join(long large, String largeUnit, int small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
