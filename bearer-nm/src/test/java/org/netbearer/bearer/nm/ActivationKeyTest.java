package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ActivationKeyTest {
    private final ActivationKey first = ActivationKey.of("one life", "/active/1", null);

    @Test
    void staysWhileTheConnectionDoes() {
        assertThat(ActivationKey.of("one life", "/active/1", first)).isSameAs(first);
    }

    @Test
    void isNewForAnotherConnection() {
        assertThat(ActivationKey.of("one life", "/active/2", first).key()).isNotEqualTo(first.key());
    }

    @Test
    void isNewForAConnectionOfTheSameNumberInAnotherLife() {
        assertThat(ActivationKey.of("another life", "/active/1", null).key()).isNotEqualTo(first.key());
    }

    @Test
    void outlivesTheDaemonUntilTheNextConnection() {
        var taken = ActivationKey.of("another life", "/active/7", first);
        assertThat(taken.key()).isEqualTo(first.key());
        assertThat(ActivationKey.of("another life", "/active/7", taken).key()).isEqualTo(first.key());
        assertThat(ActivationKey.of("another life", "/active/8", taken).key()).isNotEqualTo(first.key());
    }

    @Test
    void hasAnAliasForThoseWhoCameAfterTheDaemonWasRestarted() {
        assertThat(first.alias()).isEmpty();
        var taken = ActivationKey.of("another life", "/active/7", first);
        assertThat(taken.alias())
                .isEqualTo(ActivationKey.of("another life", "/active/7", null).key());
    }

    @Test
    void isEmptyWhereNobodyKnowsTheLife() {
        assertThat(ActivationKey.of("", "/active/1", null).key()).isEmpty();
    }
}
