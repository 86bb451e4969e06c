package org.netbearer.impl.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.netbearer.api.Assessment;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.impl.diagnostics.Counters;
import org.netbearer.impl.diagnostics.RecordingLog;
import org.netbearer.impl.model.Published;
import org.netbearer.impl.runtime.CoreRuntime;
import org.netbearer.impl.runtime.ManualModelThread;
import org.netbearer.testkit.ManualTime;

/** A listener learns of a configuration that went and came back, looking the same (B-62), whatever is read when. */
final class MailboxTest {
    private final ManualTime time = new ManualTime();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final RecordingLog log = new RecordingLog();
    private final CoreRuntime runtime =
            new CoreRuntime(new ManualModelThread(time), time, tasks::add, new Counters(), log.log());
    private final List<NetworkChange> changes = new ArrayList<>();
    private Runnable whenCalled = () -> {};
    private final Queue<Published> reads = new ArrayDeque<>();
    private final Mailbox mailbox = new Mailbox(
            new Service(),
            "a test",
            Mailbox.Interest.ALL,
            () -> java.util.Objects.requireNonNull(reads.poll()),
            new Differences(),
            runtime);

    private static Published published(long revision, long removals) {
        return new Published(
                new NetworkSnapshot(
                        revision,
                        Instant.EPOCH,
                        List.of(),
                        "",
                        false,
                        Assessment.CONNECTIVITY_UNKNOWN,
                        Assessment.METERED_UNKNOWN,
                        Set.of(),
                        List.of()),
                removals);
    }

    private void deliver(Published now) {
        reads.add(now);
        mailbox.wake();
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    @Test
    void aReplacementBetweenTwoLooksIsAChangeThoughNothingLooksDifferent() {
        deliver(published(1, 0));
        deliver(published(3, 1));
        assertThat(changes).extracting(change -> change.after().revision()).containsExactly(3L);
    }

    @Test
    void whatOnlyAddedAndTookBackIsNoChange() {
        deliver(published(1, 4));
        deliver(published(3, 4));
        assertThat(changes).isEmpty();
    }

    @Test
    void aRemovalThatWasSeenAsSuchIsNoReplacementLater() {
        deliver(published(1, 0));
        deliver(published(2, 1));
        deliver(published(4, 1));
        assertThat(changes).isEmpty();
    }

    @Test
    void aListenerThatFailsIsReported() {
        whenCalled = () -> {
            throw new NoClassDefFoundError("of a bundle");
        };
        deliver(published(1, 0));
        deliver(published(3, 1));
        assertThat(log.lines()).singleElement().asString().contains("listener of a test threw");
    }

    @Test
    void aListenerThatGoesWhileItIsCalledMayLackItsClasses() {
        whenCalled = () -> {
            mailbox.close();
            throw new NoClassDefFoundError("of a bundle that was uninstalled");
        };
        deliver(published(1, 0));
        deliver(published(3, 1));
        assertThat(changes).hasSize(1);
        assertThat(log.lines()).isEmpty();
    }

    private final class Service implements ListenerService {
        @Override
        public @Nullable NetworkListener get() {
            return new NetworkListener() {
                @Override
                public void networkChanged(NetworkChange change) {
                    changes.add(change);
                    whenCalled.run();
                }
            };
        }

        @Override
        public void unget() {}
    }
}
