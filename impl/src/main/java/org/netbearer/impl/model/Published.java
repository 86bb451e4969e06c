package org.netbearer.impl.model;

import org.netbearer.api.NetworkSnapshot;

/**
 * A snapshot as it was published.
 *
 * @param snapshot the snapshot
 * @param removals how many snapshots so far, this one included, lack a configuration of the one before: who finds the same
 *     number later has missed no end of a configuration
 */
public record Published(NetworkSnapshot snapshot, long removals) {
    /** Before anything is known. */
    public static final Published NOTHING = new Published(NetworkSnapshot.EMPTY, 0);
}
