package org.netbearer.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One session at one moment.
 *
 * <p>Immutable.
 *
 * @param id counts the sessions of one manager, from 1
 * @param owner the symbolic name of the bundle that made it
 * @param label what its maker calls it; empty if nothing
 * @param target what it was made for: an identifier, or the text of a {@link NetworkRequirement}
 * @param activeIdentifier the configuration in use while it is open; else empty
 * @param userChoiceIdentifier for a session on the user choice, what that was resolved to while it is open; else empty
 * @param offeredIdentifier the configuration that it is offered to move to, or that waits to be accepted; empty if none
 * @param state where it stands
 * @param open whether it is open
 * @param error what went wrong last
 * @param failure the platform's reason for the error; null if there is none
 * @param usagePolicy how applications are asked to use it
 * @param openedAt when it was last opened; null if it is not open
 * @param autoCloseTimeout when it closes by itself, counted from when that was set; null if never
 * @param startedHere whether a Netbearer process of this machine brought the link up, so that it goes down with the last
 *     session on it
 * @param statistics time and traffic, as they were known when this was made
 */
public record SessionSnapshot(
        long id,
        String owner,
        String label,
        String target,
        String activeIdentifier,
        String userChoiceIdentifier,
        String offeredIdentifier,
        SessionState state,
        boolean open,
        SessionError error,
        @Nullable NetworkFailure failure,
        UsagePolicy usagePolicy,
        @Nullable Instant openedAt,
        @Nullable Duration autoCloseTimeout,
        boolean startedHere,
        SessionStatistics statistics) {
    /** Creates the label safe to print. */
    public SessionSnapshot {
        Objects.requireNonNull(owner, "owner");
        label = PrintableText.of(label);
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(activeIdentifier, "activeIdentifier");
        Objects.requireNonNull(userChoiceIdentifier, "userChoiceIdentifier");
        Objects.requireNonNull(offeredIdentifier, "offeredIdentifier");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(usagePolicy, "usagePolicy");
        Objects.requireNonNull(statistics, "statistics");
    }

    /**
     * Copies this with other statistics.
     *
     * @param read the statistics
     * @return the copy
     */
    public SessionSnapshot withStatistics(SessionStatistics read) {
        return new SessionSnapshot(
                id,
                owner,
                label,
                target,
                activeIdentifier,
                userChoiceIdentifier,
                offeredIdentifier,
                state,
                open,
                error,
                failure,
                usagePolicy,
                openedAt,
                autoCloseTimeout,
                startedHere,
                read);
    }
}
