package org.netbearer.impl;

import org.netbearer.api.BearerType;
import org.netbearer.api.ConfigurationState;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.InterfaceKey;

/** Configurations for tests, in one word each. */
public final class Configurations {
    private Configurations() {}

    /** A wired one, of the bearer named before the colon. */
    public static BearerConfiguration ethernet(String identifier, ConfigurationState state) {
        return configuration(identifier, state).bearerType(BearerType.ETHERNET).build();
    }

    /** A wired one on an interface. */
    public static BearerConfiguration ethernet(String identifier, ConfigurationState state, String link) {
        return configuration(identifier, state)
                .bearerType(BearerType.ETHERNET)
                .interfaceKey(InterfaceKey.named(link))
                .build();
    }

    /** A builder that has identifier, name and state. */
    public static BearerConfiguration.Builder configuration(String identifier, ConfigurationState state) {
        return BearerConfiguration.builder(identifier)
                .name(identifier.substring(identifier.indexOf(':') + 1))
                .state(state);
    }
}
