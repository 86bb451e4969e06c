package org.netbearer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.netbearer.api.Assessment;
import org.netbearer.api.BearerType;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.NetworkSnapshot;

/** A life ends once and for ever, whoever is reading meanwhile. */
final class ConfigurationHandleTest {
    private static final ConfigurationSnapshot ALIVE = ConfigurationSnapshot.builder("test:a")
            .name("a")
            .bearerType(BearerType.ETHERNET)
            .state(ConfigurationState.ACTIVE)
            .build();
    private static final NetworkSnapshot SNAPSHOT = new NetworkSnapshot(
            1,
            Instant.EPOCH,
            List.of(ALIVE),
            "",
            true,
            Assessment.CONNECTIVITY_UNKNOWN,
            Assessment.METERED_UNKNOWN,
            Set.of(),
            List.of());

    @Test
    void aReaderWhoIsOvertakenByTheEndDoesNotBringTheLifeBack() {
        var source = new EndingSource();
        var handle = new ConfigurationHandle(ALIVE, source);
        source.ends = handle;
        handle.snapshot();
        assertThat(handle.isValid()).isFalse();
        assertThat(handle.state()).isEqualTo(ConfigurationState.UNDEFINED);
        assertThat(handle.snapshot().stateBeforeRemoval()).contains(ConfigurationState.ACTIVE);
    }

    @Test
    void whatEndedOnceDoesNotEndAgain() {
        var handle = new ConfigurationHandle(ALIVE, new EndingSource());
        handle.freeze(ALIVE);
        var end = handle.snapshot();
        handle.freeze(end);
        assertThat(handle.snapshot()).isSameAs(end);
    }

    /** Where a life ends between a reader's look at the snapshot and what it does with that. */
    private static final class EndingSource implements ConfigurationHandle.Source {
        private ConfigurationHandle ends = new ConfigurationHandle(ALIVE, this);

        @Override
        public NetworkSnapshot snapshot() {
            ends.freeze(ALIVE);
            return SNAPSHOT;
        }

        @Override
        public NetworkConfiguration handle(String identifier) {
            return ConfigurationHandle.INVALID;
        }

        @Override
        public void keep(ConfigurationHandle handle) {}
    }
}
