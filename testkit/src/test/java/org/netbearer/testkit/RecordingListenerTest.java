package org.netbearer.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.netbearer.api.Assessment;
import org.netbearer.api.BearerType;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.UpdateReport;
import org.netbearer.internal.NetworkChanges;

final class RecordingListenerTest {
    private final RecordingListener listener = new RecordingListener();

    @Test
    void writesDownWhatItIsToldInOrder() {
        var before =
                snapshot("generic:eth0", configuration("generic:eth0", ACTIVE), configuration("generic:x", ACTIVE));
        var after = snapshot("", configuration("generic:eth0", DEFINED), configuration("generic:eth1", DEFINED));
        listener.networkChanged(NetworkChanges.between(before, after));
        listener.updateCompleted(new UpdateReport(1, Instant.EPOCH, Instant.EPOCH, 1, List.of()));
        assertThat(listener.events())
                .containsExactly(
                        "removed(generic:x)",
                        "changed(generic:eth0 ACTIVE->DEFINED)",
                        "added(generic:eth1 DEFINED)",
                        "default(none)",
                        "online(false)",
                        "updateCompleted");
        assertThat(listener.changes()).hasSize(1);
        assertThat(listener.updates()).hasSize(1);
    }

    @Test
    void forgetsWhatWasTaken() {
        listener.onlineStateChanged(true);
        assertThat(listener.take()).containsExactly("online(true)");
        assertThat(listener.take()).isEmpty();
    }

    @Test
    void awaitsALine() throws InterruptedException {
        var teller = new Thread(() -> listener.onlineStateChanged(true));
        teller.start();
        assertThat(listener.await("online(true)")).containsExactly("online(true)");
        teller.join();
    }

    @Test
    void blocksOnCommandAndCountsOverlaps() throws InterruptedException {
        listener.block();
        var nothing = NetworkChanges.between(NetworkSnapshot.EMPTY, NetworkSnapshot.EMPTY);
        var first = new Thread(() -> listener.networkChanged(nothing));
        first.start();
        listener.awaitBlocked();
        assertThat(listener.changes()).isEmpty();
        var second = new Thread(() -> listener.networkChanged(nothing));
        second.start();
        listener.release();
        first.join();
        second.join();
        assertThat(listener.changes()).hasSize(2);
    }

    @Test
    void throwsOnCommand() {
        listener.throwing(new IllegalStateException("told to"));
        var change = NetworkChanges.between(NetworkSnapshot.EMPTY, NetworkSnapshot.EMPTY);
        assertThatIllegalStateException()
                .isThrownBy(() -> listener.networkChanged(change))
                .withMessage("told to");
        listener.throwing(null);
        listener.networkChanged(change);
        assertThat(listener.changes()).containsExactly(change);
        assertThat(listener.overlaps()).isZero();
    }

    private static NetworkSnapshot snapshot(String defaultIdentifier, ConfigurationSnapshot... configurations) {
        return new NetworkSnapshot(
                1,
                Instant.EPOCH,
                List.of(configurations),
                defaultIdentifier,
                Arrays.stream(configurations).anyMatch(configuration -> configuration.state() == ACTIVE),
                Assessment.CONNECTIVITY_UNKNOWN,
                Assessment.METERED_UNKNOWN,
                Set.of(),
                List.of());
    }

    private static ConfigurationSnapshot configuration(String identifier, ConfigurationState state) {
        return ConfigurationSnapshot.builder(identifier)
                .name(identifier)
                .bearer("generic")
                .bearerType(BearerType.ETHERNET)
                .state(state)
                .build();
    }
}
