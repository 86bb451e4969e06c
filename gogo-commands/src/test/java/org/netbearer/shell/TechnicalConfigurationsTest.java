package org.netbearer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.LinkKind;
import org.netbearer.api.NetworkLink;

/** What {@code bearer:list} leaves out unless it is asked for all. */
final class TechnicalConfigurationsTest {
    @ParameterizedTest
    @EnumSource(
            value = LinkKind.class,
            names = {"DUMMY", "VETH", "TUNNEL", "NETKIT"})
    void anInterfaceWithoutAWireThatIsNotInUseIsOne(LinkKind kind) {
        assertThat(ConfigurationFilter.isTechnical(configuration("generic:x0", ConfigurationState.DEFINED, kind)))
                .isTrue();
    }

    @Test
    void whatIsInUseIsNone() {
        assertThat(ConfigurationFilter.isTechnical(
                        configuration("generic:x0", ConfigurationState.ACTIVE, LinkKind.VETH)))
                .isFalse();
    }

    @Test
    void aWireIsNone() {
        assertThat(ConfigurationFilter.isTechnical(
                        configuration("generic:x0", ConfigurationState.DEFINED, LinkKind.ETHERNET)))
                .isFalse();
    }

    @Test
    void aProfileThatSomebodyMadeIsNone() {
        assertThat(ConfigurationFilter.isTechnical(configuration(
                        "nm:62be74db-6cc6-4e84-a960-75fb82f4b398", ConfigurationState.DISCOVERED, LinkKind.VETH)))
                .isFalse();
    }

    private static ConfigurationSnapshot configuration(String identifier, ConfigurationState state, LinkKind kind) {
        return ConfigurationSnapshot.builder(identifier)
                .state(state)
                .link(NetworkLink.builder("x0").kind(kind).build())
                .build();
    }
}
