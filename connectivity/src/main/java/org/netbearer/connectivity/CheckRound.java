package org.netbearer.connectivity;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.netbearer.api.Connectivity;
import org.netbearer.connectivity.CheckTarget.Family;
import org.netbearer.spi.InterfaceKey;

/**
 * All checks of one moment, and their end.
 *
 * <p>Confined to the bearer's serial executor; only the checks themselves run on other threads.
 */
final class CheckRound {
    private final Map<CheckTarget, Map<Family, Verdict>> verdicts = new LinkedHashMap<>();
    private final BiConsumer<CheckRound, Map<InterfaceKey, Verdict>> end;
    private int outstanding;
    private boolean ended;

    /**
     * Creates a round that has not begun.
     *
     * @param targets what is judged
     * @param end called once, with the round and the verdict of each link
     */
    CheckRound(List<CheckTarget> targets, BiConsumer<CheckRound, Map<InterfaceKey, Verdict>> end) {
        targets.forEach(target -> verdicts.put(target, new EnumMap<>(Family.class)));
        this.end = end;
    }

    /**
     * Begins all checks; without any, the round ends at once.
     *
     * @param check what is asked
     * @param egress finds the way out of a target
     * @param deadline when each check gives up
     * @param threads where checks run
     * @param executor the bearer's serial executor
     */
    void begin(
            HttpCheck check,
            Function<CheckTarget, Egress> egress,
            Deadline deadline,
            CheckThreads threads,
            Executor executor) {
        outstanding = verdicts.keySet().stream()
                .mapToInt(target -> target.families().size())
                .sum();
        endIfDone();
        verdicts.keySet().forEach(target -> {
            Egress way = egress.apply(target);
            target.families().forEach(family -> {
                boolean accepted = threads.run(() -> {
                    Verdict verdict = check.run(way, family == Family.IPV6, deadline);
                    executor.execute(() -> take(target, family, verdict));
                });
                if (!accepted) {
                    take(target, family, new Verdict(Connectivity.UNKNOWN, "too many earlier checks still hang"));
                }
            });
        });
    }

    /** Ends the round with what is known so far. */
    void expire() {
        if (!ended) {
            ended = true;
            var links = new LinkedHashMap<InterfaceKey, Verdict>();
            verdicts.forEach((target, families) -> {
                if (!families.isEmpty()) {
                    links.put(target.key(), LinkVerdict.of(families));
                }
            });
            end.accept(this, links);
        }
    }

    private void take(CheckTarget target, Family family, Verdict verdict) {
        Map<Family, Verdict> families = verdicts.get(target);
        if (families != null && families.put(family, verdict) == null) {
            outstanding--;
        }
        endIfDone();
    }

    private void endIfDone() {
        if (outstanding == 0) {
            expire();
        }
    }
}
