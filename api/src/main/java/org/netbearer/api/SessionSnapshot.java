package org.netbearer.api;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One session at one moment.
 *
 * <p>Immutable.
 *
 * @param id counts the sessions of one manager, from 1
 * @param owner the symbolic name of the bundle that made it, or on whose behalf it did ({@link SessionRequest#owner(String)})
 * @param label what its maker calls it; empty if nothing
 * @param target what it was made for: an identifier, or the text of a {@link NetworkRequirement}
 * @param activeIdentifier the configuration in use while it is open; else empty
 * @param userChoiceIdentifier for a session on the user choice, what that was resolved to while it is open; else empty
 * @param offeredIdentifier the configuration that it is offered to move to, or that waits to be accepted; empty if none
 * @param state where it stands
 * @param open whether it is open
 * @param error what went wrong last
 * @param failure the platform's reason for the error; empty if there is none
 * @param usagePolicy how applications are asked to use it
 * @param openedAt when it was last opened; empty if it is not open
 * @param autoCloseTimeout when it closes by itself, counted from when that was set; empty if never
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
        Optional<NetworkFailure> failure,
        UsagePolicy usagePolicy,
        Optional<Instant> openedAt,
        Optional<Duration> autoCloseTimeout,
        boolean startedHere,
        SessionStatistics statistics)
        implements Serializable {
    /** Escapes what is not safe to print in owner and label. */
    public SessionSnapshot {
        Objects.requireNonNull(owner, "owner");
        owner = PrintableText.of(owner);
        label = PrintableText.of(label);
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(activeIdentifier, "activeIdentifier");
        Objects.requireNonNull(userChoiceIdentifier, "userChoiceIdentifier");
        Objects.requireNonNull(offeredIdentifier, "offeredIdentifier");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(failure, "failure");
        Objects.requireNonNull(openedAt, "openedAt");
        Objects.requireNonNull(autoCloseTimeout, "autoCloseTimeout");
        Objects.requireNonNull(usagePolicy, "usagePolicy");
        Objects.requireNonNull(statistics, "statistics");
    }

    /**
     * Returns a builder of a session that is not open, of state {@link SessionState#INVALID}, without owner, label and target.
     *
     * @param id counts the sessions of one manager, from 1
     * @return a builder
     */
    public static Builder builder(long id) {
        return new Builder(id);
    }

    /**
     * Returns a builder that begins with the values of this.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        var copy = new Builder(id);
        copy.owner = owner;
        copy.label = label;
        copy.target = target;
        copy.activeIdentifier = activeIdentifier;
        copy.userChoiceIdentifier = userChoiceIdentifier;
        copy.offeredIdentifier = offeredIdentifier;
        copy.state = state;
        copy.open = open;
        copy.error = error;
        copy.failure = failure.orElse(null);
        copy.usagePolicy = usagePolicy;
        copy.openedAt = openedAt.orElse(null);
        copy.autoCloseTimeout = autoCloseTimeout.orElse(null);
        copy.startedHere = startedHere;
        copy.statistics = statistics;
        return copy;
    }

    private Object writeReplace() {
        return SerializedValue.of(this);
    }

    /** Collects the parts of a {@link SessionSnapshot}; confined to one thread. */
    public static final class Builder {
        private final long id;
        private String owner = "";
        private String label = "";
        private String target = "";
        private String activeIdentifier = "";
        private String userChoiceIdentifier = "";
        private String offeredIdentifier = "";
        private SessionState state = SessionState.INVALID;
        private boolean open;
        private SessionError error = SessionError.NO_ERROR;
        private @Nullable NetworkFailure failure;
        private UsagePolicy usagePolicy = UsagePolicy.NO_POLICY;
        private @Nullable Instant openedAt;
        private @Nullable Duration autoCloseTimeout;
        private boolean startedHere;
        private SessionStatistics statistics = SessionStatistics.NONE;

        private Builder(long id) {
            this.id = id;
        }

        /**
         * Sets {@link SessionSnapshot#owner()}.
         *
         * @param value the symbolic name of the bundle that made it
         * @return this
         */
        public Builder owner(String value) {
            owner = Objects.requireNonNull(value, "owner");
            return this;
        }

        /**
         * Sets {@link SessionSnapshot#label()}.
         *
         * @param value what its maker calls it
         * @return this
         */
        public Builder label(String value) {
            label = Objects.requireNonNull(value, "label");
            return this;
        }

        /**
         * Sets {@link SessionSnapshot#target()}.
         *
         * @param value what it was made for: an identifier, or the text of a {@link NetworkRequirement}
         * @return this
         */
        public Builder target(String value) {
            target = Objects.requireNonNull(value, "target");
            return this;
        }

        /**
         * Sets {@link SessionSnapshot#activeIdentifier()}.
         *
         * @param value the configuration in use while it is open; else empty
         * @return this
         */
        public Builder activeIdentifier(String value) {
            activeIdentifier = Objects.requireNonNull(value, "activeIdentifier");
            return this;
        }

        /**
         * Sets {@link SessionSnapshot#userChoiceIdentifier()}.
         *
         * @param value for a session on the user choice, what that was resolved to while it is open; else empty
         * @return this
         */
        public Builder userChoiceIdentifier(String value) {
            userChoiceIdentifier = Objects.requireNonNull(value, "userChoiceIdentifier");
            return this;
        }

        /**
         * Sets {@link SessionSnapshot#offeredIdentifier()}.
         *
         * @param value the configuration that it is offered to move to, or that waits to be accepted
         * @return this
         */
        public Builder offeredIdentifier(String value) {
            offeredIdentifier = Objects.requireNonNull(value, "offeredIdentifier");
            return this;
        }

        /**
         * Sets {@link SessionSnapshot#state()}.
         *
         * @param value where it stands
         * @return this
         */
        public Builder state(SessionState value) {
            state = Objects.requireNonNull(value, "state");
            return this;
        }

        /**
         * Sets {@link SessionSnapshot#open()}.
         *
         * @param value whether it is open
         * @return this
         */
        public Builder open(boolean value) {
            open = value;
            return this;
        }

        /**
         * Sets {@link SessionSnapshot#error()}.
         *
         * @param value what went wrong last
         * @return this
         */
        public Builder error(SessionError value) {
            error = Objects.requireNonNull(value, "error");
            return this;
        }

        /**
         * Sets {@link SessionSnapshot#failure()}.
         *
         * @param value the platform's reason for the error
         * @return this
         */
        public Builder failure(NetworkFailure value) {
            failure = Objects.requireNonNull(value, "failure");
            return this;
        }

        /**
         * Sets {@link SessionSnapshot#usagePolicy()}.
         *
         * @param value how applications are asked to use it
         * @return this
         */
        public Builder usagePolicy(UsagePolicy value) {
            usagePolicy = Objects.requireNonNull(value, "usagePolicy");
            return this;
        }

        /**
         * Sets {@link SessionSnapshot#openedAt()}.
         *
         * @param value when it was last opened
         * @return this
         */
        public Builder openedAt(Instant value) {
            openedAt = Objects.requireNonNull(value, "openedAt");
            return this;
        }

        /**
         * Sets {@link SessionSnapshot#autoCloseTimeout()}.
         *
         * @param value when it closes by itself, counted from when that was set
         * @return this
         */
        public Builder autoCloseTimeout(Duration value) {
            autoCloseTimeout = Objects.requireNonNull(value, "autoCloseTimeout");
            return this;
        }

        /**
         * Sets {@link SessionSnapshot#startedHere()}.
         *
         * @param value whether a Netbearer process of this machine brought the link up, so that it goes down with the last session on it
         * @return this
         */
        public Builder startedHere(boolean value) {
            startedHere = value;
            return this;
        }

        /**
         * Sets {@link SessionSnapshot#statistics()}.
         *
         * @param value time and traffic, as they were known when this was made
         * @return this
         */
        public Builder statistics(SessionStatistics value) {
            statistics = Objects.requireNonNull(value, "statistics");
            return this;
        }

        /**
         * Creates the value.
         *
         * @return the value
         */
        public SessionSnapshot build() {
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
                    Optional.ofNullable(failure),
                    usagePolicy,
                    Optional.ofNullable(openedAt),
                    Optional.ofNullable(autoCloseTimeout),
                    startedHere,
                    statistics);
        }
    }
}
