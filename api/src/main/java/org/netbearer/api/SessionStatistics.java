package org.netbearer.api;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a session was in use and what passed meanwhile.
 *
 * <p>Immutable. The session's own counts are those of the interfaces that it used, while it used them: everything that
 * passes over an interface counts, not only this application's part. A counter that the system set back is counted on
 * from there.
 *
 * @param activeTime how long it has been open and connected since it was last opened, by a clock that nobody sets; zero
 *     before
 * @param session bytes and packets since it was last opened, over all interfaces that it used; empty if nothing counts
 *     them
 * @param link the totals of the interface that it uses now, since that came up; empty if it is not connected or
 *     nothing counts them
 */
public record SessionStatistics(Duration activeTime, Optional<LinkCounters> session, Optional<LinkCounters> link)
        implements Serializable {
    /** Of a session that never was open. */
    public static final SessionStatistics NONE =
            new SessionStatistics(Duration.ZERO, Optional.empty(), Optional.empty());

    /** Checks that nothing is null. */
    public SessionStatistics {
        Objects.requireNonNull(activeTime, "activeTime");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(link, "link");
    }

    /**
     * Returns a builder with no time, and nothing counted.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    private Object writeReplace() {
        return SerializedValue.of(this);
    }

    /** Collects the parts of a {@link SessionStatistics}; confined to one thread. */
    public static final class Builder {
        private Duration activeTime = Duration.ZERO;
        private @Nullable LinkCounters session;
        private @Nullable LinkCounters link;

        private Builder() {}

        /**
         * Sets {@link SessionStatistics#activeTime()}.
         *
         * @param value how long it has been open and connected since it was last opened, by a clock that nobody sets; zero before
         * @return this
         */
        public Builder activeTime(Duration value) {
            activeTime = Objects.requireNonNull(value, "activeTime");
            return this;
        }

        /**
         * Sets {@link SessionStatistics#session()}.
         *
         * @param value bytes and packets since it was last opened, over all interfaces that it used
         * @return this
         */
        public Builder session(LinkCounters value) {
            session = Objects.requireNonNull(value, "session");
            return this;
        }

        /**
         * Sets {@link SessionStatistics#link()}.
         *
         * @param value the totals of the interface that it uses now, since that came up
         * @return this
         */
        public Builder link(LinkCounters value) {
            link = Objects.requireNonNull(value, "link");
            return this;
        }

        /**
         * Creates the value.
         *
         * @return the value
         */
        public SessionStatistics build() {
            return new SessionStatistics(activeTime, Optional.ofNullable(session), Optional.ofNullable(link));
        }
    }
}
