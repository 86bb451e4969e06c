package org.netbearer.support.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class EvictingQueueTest {
    private final EvictingQueue<Integer> queue = new EvictingQueue<>(2);

    @Test
    void keepsTheNewestElementsInOrder() {
        queue.add(1);
        queue.add(2);
        queue.add(3);

        assertThat(queue.drain()).containsExactly(2, 3);
        assertThat(queue.drain()).isEmpty();
    }

    @Test
    void reportsOnlyTheFirstElementThatIsDropped() {
        assertThat(queue.add(1)).isFalse();
        assertThat(queue.add(2)).isFalse();
        assertThat(queue.add(3)).isTrue();
        assertThat(queue.add(4)).isFalse();
    }

    @Test
    void reportsADroppedElementAnewOnceItWasEmpty() {
        queue.add(1);
        queue.add(2);
        queue.add(3);
        assertThat(queue.poll()).isEqualTo(2);
        queue.add(4);
        assertThat(queue.add(5)).isFalse();
        assertThat(queue.poll()).isEqualTo(4);
        assertThat(queue.poll()).isEqualTo(5);
        assertThat(queue.poll()).isNull();

        queue.add(6);
        queue.add(7);
        assertThat(queue.add(8)).isTrue();
    }

    @Test
    void hasRoomForAtLeastOneElement() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EvictingQueue<>(0))
                .withMessageContaining("0");
    }
}
