package org.netbearer.impl.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.testkit.ManualTime;
import org.osgi.service.condition.Condition;

final class ConditionPublisherTest {
    private static final Duration DAMPING = Duration.ofMillis(500);
    private static final Duration ALMOST = DAMPING.minusMillis(1);

    private final ManualTime time = new ManualTime();
    private final List<Throwable> failures = new ArrayList<>();
    private RealRegistry registry;
    private ConditionPublisher publisher;

    @BeforeEach
    void start(@TempDir Path storage) throws Exception {
        registry = new RealRegistry(storage, Condition.class, Condition.CONDITION_ID);
        publisher = new ConditionPublisher(
                () -> new ServicePublication<>(registry.context(), Condition.class, Runnable::run, failures::add),
                time::schedule,
                DAMPING);
    }

    @AfterEach
    void stop() throws Exception {
        registry.close();
        assertThat(failures).isEmpty();
    }

    @Test
    void appearsAtOnce() {
        publisher.follow(Set.of("netbearer.online"));

        assertThat(registry.present()).containsExactly("netbearer.online");
        assertThat(time.timers()).isZero();
    }

    @Test
    void leavesWhenItWasUntrueForTheDampingTime() {
        publisher.follow(Set.of("netbearer.online"));
        publisher.follow(Set.of());

        time.advance(ALMOST);
        assertThat(registry.present()).containsExactly("netbearer.online");

        time.advance(Duration.ofMillis(1));
        assertThat(registry.present()).isEmpty();
    }

    @Test
    void isNotTouchedByABlip() {
        publisher.follow(Set.of("netbearer.online"));
        registry.take();

        publisher.follow(Set.of());
        time.advance(Duration.ofMillis(100));
        publisher.follow(Set.of("netbearer.online"));
        assertThat(time.timers()).isZero();
        time.advance(DAMPING);

        assertThat(registry.take()).isEmpty();
    }

    @Test
    void countsTheDampingTimeFromTheLastTimeThatItWasTrue() {
        publisher.follow(Set.of("netbearer.online"));
        for (int flap = 0; flap < 10; flap++) {
            publisher.follow(Set.of());
            time.advance(ALMOST);
            publisher.follow(Set.of("netbearer.online"));
        }
        assertThat(registry.take()).containsExactly("+netbearer.online");

        publisher.follow(Set.of());
        publisher.follow(Set.of());
        time.advance(DAMPING);

        assertThat(registry.present()).isEmpty();
    }

    @Test
    void leavesAtOnceWithoutDamping() {
        publisher.damping(Duration.ZERO);
        publisher.follow(Set.of("netbearer.online"));
        publisher.follow(Set.of());

        assertThat(registry.present()).isEmpty();
        assertThat(time.timers()).isZero();
    }

    @Test
    void treatsEachConditionAlone() {
        publisher.follow(Set.of("netbearer.online", "netbearer.unmetered"));
        publisher.follow(Set.of("netbearer.online"));
        time.advance(DAMPING);

        assertThat(registry.present()).containsExactly("netbearer.online");
    }

    @Test
    void leavesAtOnceWhenThePublisherCloses() {
        publisher.follow(Set.of("netbearer.online", "netbearer.unmetered"));
        publisher.follow(Set.of("netbearer.online"));

        publisher.close();
        publisher.follow(Set.of("netbearer.online"));

        assertThat(registry.present()).isEmpty();
        assertThat(time.timers()).isZero();
    }
}
