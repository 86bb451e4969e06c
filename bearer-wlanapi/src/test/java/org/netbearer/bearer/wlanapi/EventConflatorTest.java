package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.netbearer.bearer.wlanapi.port.WlanPort.Event;

class EventConflatorTest {
    private final EventConflator box = new EventConflator();

    @Test
    void wakesOnlyForTheFirst() {
        assertThat(box.offer(event(7, "", 0))).isTrue();
        assertThat(box.offer(event(8, "", 0))).isFalse();
        box.take();
        assertThat(box.offer(event(7, "", 0))).isTrue();
    }

    @Test
    void keepsTheLastOfAKindInTheOrderOfTheLast() {
        box.offer(event(10, "home", 1));
        box.offer(event(9, "home", 0));
        box.offer(event(10, "home", 0));
        box.offer(event(10, "office", 3));
        assertThat(box.take()).containsExactly(event(9, "home", 0), event(10, "home", 0), event(10, "office", 3));
        assertThat(box.take()).isEmpty();
    }

    @Test
    void staysSmallInAStorm() {
        for (int i = 0; i < 100_000; i++) {
            box.offer(event(10, "profile " + i, 0));
        }
        assertThat(box.take()).hasSize(512);
    }

    private static Event event(int code, String profile, int reason) {
        return TestEvents.acm(new UUID(0, 1), code, profile, reason);
    }
}
