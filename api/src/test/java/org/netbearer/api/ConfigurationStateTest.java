package org.netbearer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.api.ConfigurationState.DISCOVERED;
import static org.netbearer.api.ConfigurationState.UNDEFINED;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ConfigurationStateTest {
    /** The bits of Qt's state flags. */
    private static final Map<ConfigurationState, Integer> QT =
            Map.of(UNDEFINED, 0x1, DEFINED, 0x2, DISCOVERED, 0x6, ACTIVE, 0xe);

    @ParameterizedTest
    @EnumSource
    void answersLikeQtsFlags(ConfigurationState state) {
        for (var flag : ConfigurationState.values()) {
            assertThat(state.includes(flag))
                    .as("(%s & %s) == %s", state, flag, flag)
                    .isEqualTo((QT.get(state) & QT.get(flag)) == QT.get(flag));
        }
    }

    @Test
    void isOrdered() {
        assertThat(List.of(ConfigurationState.values())).containsExactly(UNDEFINED, DEFINED, DISCOVERED, ACTIVE);
        assertThat(ACTIVE.isAtLeast(DISCOVERED)).isTrue();
        assertThat(DISCOVERED.isAtLeast(DISCOVERED)).isTrue();
        assertThat(DEFINED.isAtLeast(DISCOVERED)).isFalse();
        assertThat(ACTIVE.isAtLeast(UNDEFINED)).isTrue();
    }
}
