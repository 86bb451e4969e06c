package org.netbearer.api;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One bearer at one moment.
 *
 * <p>Immutable.
 *
 * @param name its name, the first part of its configurations' identifiers
 * @param ranking its service ranking; of two that claim an interface, the higher wins
 * @param health how it is doing
 * @param capabilities what it lets applications do now
 * @param claims the names of the interfaces that it answers for, in alphabetical order
 * @param configurations how many configurations it reports, hidden ones among them
 * @param fault what it last did against its contract, for people; empty if its latest report was flawless
 */
public record BearerSnapshot(
        String name,
        int ranking,
        BearerHealth health,
        Set<NetworkCapability> capabilities,
        List<String> claims,
        int configurations,
        String fault) {
    /** Copies the collections and makes the fault safe to print. */
    public BearerSnapshot {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(health, "health");
        capabilities = EnumSets.copyOf(capabilities);
        claims = List.copyOf(claims);
        fault = PrintableText.of(fault);
    }

    /**
     * Compares all but the number of configurations.
     *
     * @param other the bearer to compare with
     * @return true if a listener should be told
     */
    public boolean differsFrom(BearerSnapshot other) {
        return this != other
                && (!name.equals(other.name)
                        || ranking != other.ranking
                        || !health.equals(other.health)
                        || !capabilities.equals(other.capabilities)
                        || !claims.equals(other.claims)
                        || !fault.equals(other.fault));
    }
}
