package org.netbearer.jmx;

import java.util.List;

/**
 * One bearer, as management tools see it.
 *
 * @param name its name, the first part of its configurations' identifiers
 * @param ranking its service ranking; of two that claim an interface, the higher wins
 * @param status {@code STARTING}, {@code READY}, {@code WAITING}, {@code STALE}, {@code DENIED}, {@code FAILED} or
 *     {@code ABSENT}
 * @param statusValue {@code status} as a number, 0 to 6
 * @param present whether it is for this machine at all: false only for {@code ABSENT}, which is no cause for an alarm
 * @param healthy whether what it says can be relied on
 * @param code the reason as a fixed word; empty if there is nothing to say
 * @param text the reason as a sentence; empty if there is nothing to say
 * @param capabilities what it lets applications do now
 * @param capabilitiesValue {@code capabilities} as a number: bit <i>n</i> is the constant of {@code NetworkCapability} with code <i>n</i>
 * @param claims the interfaces that it answers for
 * @param configurations how many configurations it reports
 * @param fault what it last did against its contract; empty if its latest report was flawless
 */
public record BearerView(
        String name,
        int ranking,
        String status,
        int statusValue,
        boolean present,
        boolean healthy,
        String code,
        String text,
        List<String> capabilities,
        int capabilitiesValue,
        List<String> claims,
        int configurations,
        String fault) {}
