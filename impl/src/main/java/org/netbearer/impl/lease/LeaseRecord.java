package org.netbearer.impl.lease;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is written down of one configuration.
 *
 * @param configuration the identifier
 * @param boot which boot of the machine this is about; empty if that cannot be known
 * @param phase where it stands
 * @param started whether a holder brought up the present activation
 * @param activation the key of the present activation; while not up, of the last one, which is gone for certain; or empty
 * @param displaced what was displaced by bringing it up, in that order
 * @param holders the holds: the holder's token, a slash, a number
 * @param worker the token of the lock that is held while somebody brings it up or takes it down; else empty
 */
public record LeaseRecord(
        String configuration,
        String boot,
        Phase phase,
        boolean started,
        String activation,
        List<String> displaced,
        List<String> holders,
        String worker) {

    /** Copies the lists. */
    public LeaseRecord {
        displaced = List.copyOf(displaced);
        holders = List.copyOf(holders);
    }

    static LeaseRecord fresh(String configuration, String boot) {
        return new LeaseRecord(configuration, boot, Phase.DOWN, false, "", List.of(), List.of(), "");
    }

    LeaseRecord withHolders(List<String> those) {
        return new LeaseRecord(configuration, boot, phase, started, activation, displaced, those, worker);
    }

    LeaseRecord withHolder(String hold) {
        return holders.contains(hold)
                ? this
                : withHolders(Stream.concat(holders.stream(), Stream.of(hold)).toList());
    }

    LeaseRecord withoutHolder(String hold) {
        return withHolders(holders.stream().filter(each -> !each.equals(hold)).toList());
    }

    /** It is up by an activation that is not ours. */
    LeaseRecord found(String key) {
        return new LeaseRecord(configuration, boot, Phase.UP, false, key, displaced, holders, "");
    }

    /** It is up by our activation. */
    LeaseRecord up(String key, List<String> displacing) {
        var all = Stream.concat(displaced.stream(), displacing.stream()).distinct();
        return new LeaseRecord(configuration, boot, Phase.UP, true, key, all.toList(), holders, "");
    }

    /** Nobody is at it. What was displaced is remembered for the next start. */
    LeaseRecord down() {
        return new LeaseRecord(configuration, boot, Phase.DOWN, false, activation, displaced, holders, "");
    }

    LeaseRecord starting(String lock) {
        return new LeaseRecord(configuration, boot, Phase.STARTING, false, activation, displaced, holders, lock);
    }

    LeaseRecord takingDown(String lock) {
        return new LeaseRecord(configuration, boot, Phase.TAKING_DOWN, started, activation, displaced, List.of(), lock);
    }

    /** Where a configuration stands. */
    public enum Phase {
        /** Not up, as far as we know. */
        DOWN,
        /** A holder brings it up. */
        STARTING,
        /** Up, or on its way with a known key. */
        UP,
        /** Nobody holds it, and one process takes it down. */
        TAKING_DOWN
    }
}
