package org.netbearer.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * How an update ended.
 *
 * @param ticket counts the calls of one manager, from 1
 * @param requested when it was asked for
 * @param completed when it ended
 * @param revision the revision of the snapshot that holds its result
 * @param bearers what became of each bearer's part, in the order of the bearers; empty if there is no bearer
 */
public record UpdateReport(long ticket, Instant requested, Instant completed, long revision, List<BearerUpdate> bearers)
        implements Serializable {
    /** Copies the list. */
    public UpdateReport {
        Objects.requireNonNull(requested, "requested");
        Objects.requireNonNull(completed, "completed");
        bearers = List.copyOf(bearers);
    }

    /**
     * Returns whether every bearer did its part.
     *
     * @return true if each outcome {@linkplain UpdateOutcome#isFresh() is fresh}; true as well without any bearer
     */
    public boolean isFresh() {
        return bearers.stream().allMatch(bearer -> bearer.outcome().isFresh());
    }

    private Object writeReplace() {
        return SerializedValue.of(this);
    }
}
