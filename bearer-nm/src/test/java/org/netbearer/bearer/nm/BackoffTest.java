package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class BackoffTest {
    private final Backoff backoff = new Backoff();

    @Test
    void growsUpToHalfAMinuteAndStartsOver() {
        assertThat(Stream.generate(() -> backoff.pause().toMillis()).limit(10))
                .containsExactly(250L, 500L, 1000L, 2000L, 4000L, 8000L, 16_000L, 30_000L, 30_000L, 30_000L);
        backoff.reset();
        assertThat(backoff.pause()).hasMillis(250);
    }
}
