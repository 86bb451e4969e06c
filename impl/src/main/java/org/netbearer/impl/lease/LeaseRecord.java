package org.netbearer.impl.lease;

import java.util.List;
import java.util.stream.Stream;
import org.netbearer.impl.model.ObservedActivation;

/**
 * What is written down of one configuration.
 *
 * @param configuration the identifier
 * @param boot which boot of the machine this is about; empty if that cannot be known
 * @param phase where it stands
 * @param started whether a holder brought up the present activation
 * @param activation the key of the present activation; while not up, of the last one, which is gone for certain; or empty
 * @param aliases other keys of the same activation, by which processes know it that came later
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
        List<String> aliases,
        List<String> displaced,
        List<String> holders,
        String worker) {

    /** Copies the lists. */
    public LeaseRecord {
        aliases = List.copyOf(aliases);
        displaced = List.copyOf(displaced);
        holders = List.copyOf(holders);
    }

    static LeaseRecord fresh(String configuration, String boot) {
        return new LeaseRecord(configuration, boot, Phase.DOWN, false, "", List.of(), List.of(), List.of(), "");
    }

    LeaseRecord withHolders(List<String> those) {
        return new LeaseRecord(configuration, boot, phase, started, activation, aliases, displaced, those, worker);
    }

    LeaseRecord withHolder(String hold) {
        return holders.contains(hold)
                ? this
                : withHolders(Stream.concat(holders.stream(), Stream.of(hold)).toList());
    }

    LeaseRecord withoutHolder(String hold) {
        return withHolders(holders.stream().filter(each -> !each.equals(hold)).toList());
    }

    /** The present activation has another key as well. */
    LeaseRecord withAlias(String key) {
        return key.isEmpty() || key.equals(activation) || aliases.contains(key)
                ? this
                : new LeaseRecord(
                        configuration,
                        boot,
                        phase,
                        started,
                        activation,
                        Stream.concat(aliases.stream(), Stream.of(key)).toList(),
                        displaced,
                        holders,
                        worker);
    }

    private List<String> aliasesOf(String key) {
        return key.equals(activation) ? aliases : List.of();
    }

    /**
     * The key of the activation as somebody knows it.
     *
     * @param now what that one sees
     * @return the key to compare with
     */
    public String activationFor(ObservedActivation now) {
        return aliases.contains(now.key()) ? now.key() : activation;
    }

    /** It is up by an activation that is not ours. */
    LeaseRecord found(String key) {
        return new LeaseRecord(configuration, boot, Phase.UP, false, key, aliasesOf(key), displaced, holders, "");
    }

    /** It is up by our activation. */
    LeaseRecord up(String key, List<String> displacing) {
        var all = Stream.concat(displaced.stream(), displacing.stream()).distinct();
        return new LeaseRecord(configuration, boot, Phase.UP, true, key, aliasesOf(key), all.toList(), holders, "");
    }

    /** Down, and no process is working on it. What was displaced is remembered for the next start. */
    LeaseRecord down() {
        return new LeaseRecord(configuration, boot, Phase.DOWN, false, activation, aliases, displaced, holders, "");
    }

    LeaseRecord starting(String lock) {
        return new LeaseRecord(
                configuration, boot, Phase.STARTING, false, activation, aliases, displaced, holders, lock);
    }

    LeaseRecord takingDown(String lock) {
        return new LeaseRecord(
                configuration, boot, Phase.TAKING_DOWN, started, activation, aliases, displaced, List.of(), lock);
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
