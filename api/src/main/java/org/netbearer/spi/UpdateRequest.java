package org.netbearer.spi;

import java.time.Duration;
import java.util.Objects;

/**
 * What a bearer that is asked to look again needs to know.
 *
 * @param timeout how long anybody will wait for the answer; an answer after that still counts as a report
 */
public record UpdateRequest(Duration timeout) {
    /** Checks that the time is not null. */
    public UpdateRequest {
        Objects.requireNonNull(timeout, "timeout");
    }

    /**
     * Returns a builder of a request.
     *
     * @param timeout how long anybody will wait for the answer
     * @return a builder
     */
    public static Builder builder(Duration timeout) {
        return new Builder(timeout);
    }

    /** Collects the parts of an {@link UpdateRequest}; confined to one thread. */
    public static final class Builder {
        private final Duration timeout;

        private Builder(Duration timeout) {
            this.timeout = Objects.requireNonNull(timeout, "timeout");
        }

        /**
         * Creates the value.
         *
         * @return the value
         */
        public UpdateRequest build() {
            return new UpdateRequest(timeout);
        }
    }
}
