package org.netbearer.api;

import java.util.Objects;

/**
 * What a session is made for. May gain kinds in a later version: a {@code switch} over it needs a {@code default}.
 *
 * <p>Immutable.
 */
public sealed interface SessionTarget {
    /**
     * Returns the target as {@link SessionSnapshot#target()} shows it.
     *
     * @return an identifier, or the text of a requirement
     */
    String text();

    /**
     * A configuration: an access point, a service network or the user choice.
     *
     * @param configuration its handle; may be invalid
     */
    record Configuration(NetworkConfiguration configuration) implements SessionTarget {
        /** Checks that it is not null. */
        public Configuration {
            Objects.requireNonNull(configuration, "configuration");
        }

        @Override
        public String text() {
            return configuration.identifier();
        }
    }

    /**
     * Whatever network meets a requirement.
     *
     * @param requirement what the network must be like
     */
    record Requirement(NetworkRequirement requirement) implements SessionTarget {
        /** Checks that it is not null. */
        public Requirement {
            Objects.requireNonNull(requirement, "requirement");
        }

        @Override
        public String text() {
            return requirement.toString();
        }
    }
}
