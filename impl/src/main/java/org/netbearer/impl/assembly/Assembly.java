package org.netbearer.impl.assembly;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.InterfaceKey;

/**
 * A snapshot, with what it was made of, so that the next one costs what changed and not what there is.
 *
 * <p>The snapshot is immutable; what it was made of belongs to the one thread that assembles, and is handed on from each
 * assembly to the next.
 */
public final class Assembly {
    private final NetworkSnapshot snapshot;
    private final Sources sources;

    Assembly(NetworkSnapshot snapshot, Sources sources) {
        this.snapshot = snapshot;
        this.sources = sources;
    }

    /**
     * Returns an assembly before anything is known.
     *
     * @return an empty assembly
     */
    public static Assembly empty() {
        return new Assembly(
                NetworkSnapshot.EMPTY,
                new Sources(
                        List.of(),
                        AssemblyInputs.NONE,
                        new LinkTable(List.of()),
                        new InterfaceIndex<>(),
                        new HashMap<>(),
                        Map.of()));
    }

    /**
     * Returns the snapshot.
     *
     * @return the snapshot
     */
    public NetworkSnapshot snapshot() {
        return snapshot;
    }

    /**
     * Returns the same snapshot without what it was made of, so that the next one is made from nothing.
     *
     * @return an assembly of the same snapshot
     */
    public Assembly withoutSources() {
        return new Assembly(snapshot, empty().sources);
    }

    Sources sources() {
        return sources;
    }

    /**
     * What a snapshot was made of.
     *
     * @param entries the bearers, best first
     * @param inputs what comes from no bearer
     * @param links what they know of each interface
     * @param claims the rank of the bearer that claims an interface
     * @param parts by identifier, what went into a configuration; what is missing is hidden, or a group
     * @param contradicted by bearer, what it reports as active and cannot be
     */
    record Sources(
            List<BearerEntry> entries,
            AssemblyInputs inputs,
            LinkTable links,
            InterfaceIndex<Integer> claims,
            Map<String, Part> parts,
            Map<String, String> contradicted) {
        boolean isHidden(BearerConfiguration source, int rank) {
            InterfaceKey key = source.interfaceKey().orElse(null);
            if (key == null) {
                return false;
            }
            for (int claimant : claims.find(key)) {
                if (claimant < rank) {
                    return true;
                }
            }
            return false;
        }
    }

    /** What one configuration was made of. */
    record Part(
            BearerConfiguration source,
            @Nullable NetworkLink link,
            boolean stale,
            ConfigurationSnapshot configuration) {}
}
