package org.netbearer.jmx;

/**
 * One bearer's part of an update or a check.
 *
 * @param bearer the bearer's name
 * @param outcome {@code COMPLETED}, {@code RECENT}, {@code TIMED_OUT}, {@code DENIED}, {@code UNAVAILABLE},
 *     {@code FAILED} or {@code GONE}
 * @param outcomeValue {@code outcome} as a number, 0 to 6
 * @param text why, for people; empty if there is nothing to say
 */
public record BearerUpdateView(String bearer, String outcome, int outcomeValue, String text) {}
