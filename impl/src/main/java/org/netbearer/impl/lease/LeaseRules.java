package org.netbearer.impl.lease;

import java.util.Optional;
import org.netbearer.impl.lease.Lease.Role;
import org.netbearer.impl.lease.LeaseRecord.Phase;
import org.netbearer.impl.model.ObservedActivation;

/** How a record goes on when somebody comes, goes or dies: pure functions over values. */
final class LeaseRules {
    private LeaseRules() {}

    /**
     * Adds a holder.
     *
     * @param record the record without the dead, and void if it is of another boot
     * @param now how the newcomer sees the configuration
     * @return the role and the record to start from; empty if the newcomer has to wait for a teardown
     */
    static Optional<Entry> hold(LeaseRecord record, ObservedActivation now) {
        boolean past = record.phase() != Phase.UP && now.is(record.activationFor(now));
        boolean up = now.up() && !past;
        return switch (record.phase()) {
            case TAKING_DOWN -> Optional.empty();
            case DOWN -> Optional.of(start(record, up, now));
            case STARTING -> Optional.of(new Entry(record, up ? Role.JOINED : Role.FOLLOWER));
            case UP ->
                Optional.of(
                        record.holders().isEmpty()
                                ? inherit(record, now)
                                : new Entry(record, up ? Role.JOINED : Role.FOLLOWER));
        };
    }

    /** What dead holders brought up goes on to the newcomer, if it is still that activation. */
    private static Entry inherit(LeaseRecord record, ObservedActivation now) {
        return record.started() && now.maybe(record.activationFor(now))
                ? new Entry(record, Role.JOINED)
                : start(LeaseRecord.fresh(record.configuration(), record.boot()), now.up(), now);
    }

    private static Entry start(LeaseRecord record, boolean up, ObservedActivation now) {
        return up ? new Entry(record.found(now.key()), Role.JOINED) : new Entry(record, Role.STARTER);
    }

    /**
     * Drops what an earlier boot left: it says nothing of this one.
     *
     * @param record the record without the dead
     * @param proven whether it is of this boot for certain
     * @param boot this boot
     * @return the record, or a fresh one
     */
    static LeaseRecord ofThisBoot(LeaseRecord record, boolean proven, String boot) {
        boolean alive = !record.holders().isEmpty() || record.phase() == Phase.TAKING_DOWN;
        return proven || alive ? record : LeaseRecord.fresh(record.configuration(), boot);
    }

    /**
     * Removes a holder.
     *
     * @param record the record without the dead and without this hold
     * @param starter whether the holder was to bring it up and never said that it does
     * @param saw the activation that the holder took part in, as far as it said
     * @param now how it sees the configuration at the end
     * @return what becomes of the configuration, and the record to go on with where there are other holders
     */
    static Exit release(LeaseRecord record, boolean starter, ObservedActivation saw, ObservedActivation now) {
        if (record.holders().isEmpty()) {
            return new Exit(record, isOurs(record, now));
        }
        boolean present = record.phase() == Phase.UP && saw.maybe(record.activationFor(saw));
        if (starter || (present && now.isDown())) {
            return new Exit(record.down(), false);
        }
        boolean replaced = present && now.up() && !now.maybe(record.activationFor(now));
        return new Exit(replaced ? record.found(now.key()) : record, false);
    }

    /** Returns whether the last one to go takes it down: if a holder of ours brought it up, and nobody else has since. */
    private static boolean isOurs(LeaseRecord record, ObservedActivation now) {
        // not up: the caller may see the past, or nothing; a teardown by key does no harm
        boolean replaced = now.up() && !now.maybe(record.activationFor(now));
        return record.phase() == Phase.UP && record.started() && !replaced;
    }

    /** What becomes of a record of this boot that has no living holder, and is not being taken down. */
    static Remains remains(LeaseRecord record) {
        if (record.phase() == Phase.UP && record.started()) {
            return Remains.ORPHAN;
        }
        boolean memory = record.phase() == Phase.DOWN && !record.activation().isEmpty();
        return memory ? Remains.MEMORY : Remains.VOID;
    }

    /** What nobody alive holds. */
    enum Remains {
        /** Ours, and to be taken down. */
        ORPHAN,
        /** A record of which activation is gone for certain. */
        MEMORY,
        /** Nothing any more. */
        VOID
    }

    /** Somebody who joins. */
    record Entry(LeaseRecord record, Role role) {}

    /** Somebody who goes, and whether the configuration is to be taken down. */
    record Exit(LeaseRecord record, boolean takeDown) {}
}
