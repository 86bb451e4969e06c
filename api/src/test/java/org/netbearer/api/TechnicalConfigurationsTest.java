package org.netbearer.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What lists leave out unless they are asked for all. */
final class TechnicalConfigurationsTest {
    @ParameterizedTest
    @EnumSource(
            value = LinkKind.class,
            names = {"DUMMY", "VETH", "TUNNEL", "NETKIT"})
    void anInterfaceWithoutAWireThatIsNotInUseIsOne(LinkKind kind) {
        assertThat(configuration("generic:x0", ConfigurationState.DEFINED, kind).isTechnical())
                .isTrue();
    }

    @Test
    void whatIsInUseIsNone() {
        assertThat(configuration("generic:x0", ConfigurationState.ACTIVE, LinkKind.VETH)
                        .isTechnical())
                .isFalse();
    }

    @Test
    void aWireIsNone() {
        assertThat(configuration("generic:x0", ConfigurationState.DEFINED, LinkKind.ETHERNET)
                        .isTechnical())
                .isFalse();
    }

    @Test
    void aProfileThatSomebodyMadeIsNone() {
        assertThat(configuration(
                                "nm:62be74db-6cc6-4e84-a960-75fb82f4b398", ConfigurationState.DISCOVERED, LinkKind.VETH)
                        .isTechnical())
                .isFalse();
    }

    private static ConfigurationSnapshot configuration(String identifier, ConfigurationState state, LinkKind kind) {
        return ConfigurationSnapshot.builder(identifier)
                .state(state)
                .link(NetworkLink.builder("x0").kind(kind).build())
                .build();
    }
}
