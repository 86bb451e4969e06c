package org.netbearer.simulation;

import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * One thing that a scenario does.
 *
 * @param line where it is written, from 1
 * @param at when, from the beginning
 * @param scan 0 for a step that has a time; else the number of the update that brings it about, from 1
 * @param change what it does; throws {@link IllegalArgumentException} if the scene does not allow it
 */
record Step(int line, Duration at, int scan, UnaryOperator<Scene> change) {
    Step movedTo(Duration time) {
        return new Step(line, time, scan, change);
    }
}
