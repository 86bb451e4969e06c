package org.netbearer.impl.listener;

import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.internal.NetworkChanges;

/**
 * The difference of two snapshots for listeners that see everything: computed once for all that go from one to the other.
 *
 * <p>Thread-safe. Remembers the last difference only.
 */
final class Differences {
    private volatile @Nullable NetworkChange last;

    /** Returns the difference, leaving measurements aside. */
    NetworkChange between(NetworkSnapshot before, NetworkSnapshot after) {
        NetworkChange known = last;
        if (known == null || known.before() != before || known.after() != after) {
            known = NetworkChanges.between(before, after);
            last = known;
        }
        return known;
    }
}
