package org.netbearer.impl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DISCOVERED;
import static org.netbearer.impl.Configurations.ethernet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.SessionRequest;
import org.netbearer.api.SessionState;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;
import org.netbearer.testkit.RecordingSessionListener;

/** Two bearers of one name: a new version of a bundle beside the old one, or one that ranks lower. */
final class TwinBearersTest {
    private final CoreHarness harness = new CoreHarness();
    private final Platform platform = new Platform();
    private final Twin first = new Twin(platform);
    private final Twin second = new Twin(platform);
    private final RecordingSessionListener told = new RecordingSessionListener();

    @AfterEach
    void stop() {
        harness.close();
    }

    private NetworkSession session(RecordingSessionListener listener) {
        return harness.manager.createSession(SessionRequest.on(harness.manager.configurationFromIdentifier("fake:a"))
                .listener(listener));
    }

    private NetworkSession opened() {
        var session = session(told);
        harness.fireUntil(session.open());
        told.await("opened");
        return session;
    }

    private void leave(Bearer bearer) {
        harness.fireUntil(CompletableFuture.runAsync(() -> harness.core.remove(bearer)));
    }

    private void awaitBearers(int number) {
        harness.await(snapshot -> snapshot.bearers().size() == number);
    }

    @Test
    void oneThatRanksLowerComesAndGoesUnnoticed() {
        harness.start(first);
        var session = opened();
        harness.core.add(second, -1);
        awaitBearers(2);
        leave(second);
        awaitBearers(1);
        assertThat(platform.isUp()).isTrue();
        assertThat(session.state()).isEqualTo(SessionState.CONNECTED);
        assertThat(told.lines()).containsExactly("CONNECTING", "CONNECTED", "opened");
    }

    @Test
    void theOneThatAnswersTakesItsLinksAlongAndSessionsAreTold() {
        harness.start(first);
        var session = opened();
        harness.core.add(second, -1);
        awaitBearers(2);
        leave(first);
        awaitBearers(1);
        told.await("closed");
        assertThat(platform.isUp()).isFalse();
        assertThat(session.isOpen()).isFalse();
        assertThat(told.lines()).anyMatch(line -> line.startsWith("error session_aborted"));
    }

    @Test
    void theOneThatIsLeftServesTheNextSession() {
        harness.start(first);
        opened();
        harness.core.add(second, -1);
        awaitBearers(2);
        leave(first);
        awaitBearers(1);
        told.await("closed");
        var next = session(new RecordingSessionListener());
        harness.fireUntil(next.open());
        assertThat(platform.isUp()).isTrue();
        assertThat(second.calls).contains("activate");
        harness.fireUntil(next.closeAsync());
        assertThat(platform.isUp()).isFalse();
    }

    @Test
    void theOneThatIsLeftTakesOverWhatIsOnItsWayUp() {
        first.mute = true;
        harness.start(first);
        var session = session(told);
        var opening = session.open();
        harness.await(snapshot -> first.calls.contains("activate"));
        harness.core.add(second, -1);
        awaitBearers(2);
        leave(first);
        harness.fireUntil(opening);
        assertThat(session.isOpen()).isTrue();
        assertThat(second.calls).contains("activate");
    }

    @Test
    void theRankingMayChangeWhileTheyRun() {
        harness.start(first);
        harness.core.add(second, -1);
        awaitBearers(2);
        harness.core.rank(second, 5);
        harness.await(snapshot -> snapshot.bearers().get(0).ranking() == 5
                && snapshot.configuration("fake:a").isPresent());
        opened();
        assertThat(second.calls).contains("activate");
        assertThat(first.calls).doesNotContain("activate");
    }

    @Test
    void oneObjectThatIsTwoServicesIsOneBearerUntilBothAreGone() {
        harness.start(first);
        harness.core.add(first, 0);
        harness.settle();
        leave(first);
        assertThat(harness.await(snapshot -> snapshot.bearers().size() == 1).configurations())
                .hasSize(1);
        leave(first);
        harness.await(snapshot -> snapshot.bearers().isEmpty());
        assertThat(first.calls).containsExactly("start", "stop");
        assertThat(harness.log.lines())
                .containsExactly("warn bearer fake is registered twice; the second registration adds nothing");
    }

    /** One network card, seen by whoever looks. */
    private static final class Platform {
        private final List<Consumer<Boolean>> watchers = new CopyOnWriteArrayList<>();
        private volatile boolean up;

        boolean isUp() {
            return up;
        }

        void set(boolean now) {
            up = now;
            watchers.forEach(watcher -> watcher.accept(now));
        }
    }

    private static final class Twin implements Bearer {
        final List<String> calls = new CopyOnWriteArrayList<>();
        private final Platform platform;
        private final List<CompletableFuture<Void>> attempts = new ArrayList<>();
        private volatile @Nullable BearerContext context;
        volatile boolean mute;

        Twin(Platform platform) {
            this.platform = platform;
        }

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public void start(BearerContext given) {
            calls.add("start");
            context = given;
            platform.watchers.add(this::report);
            report(platform.isUp());
        }

        private boolean report(boolean up) {
            java.util.Objects.requireNonNull(context)
                    .report(new BearerReport(
                            BearerHealth.READY,
                            List.of(ethernet("fake:a", up ? ACTIVE : DISCOVERED)),
                            List.of(),
                            List.of(),
                            Set.of(NetworkCapability.CAN_START_AND_STOP_INTERFACES)));
            return true;
        }

        @Override
        public void stop() {
            calls.add("stop");
        }

        @Override
        public CompletionStage<UpdateResult> update(UpdateRequest request) {
            return CompletableFuture.completedStage(UpdateResult.COMPLETED);
        }

        @Override
        public CompletionStage<Void> activate(String identifier) {
            calls.add("activate");
            if (mute) {
                var attempt = new CompletableFuture<Void>();
                attempts.add(attempt);
                return attempt;
            }
            platform.set(true);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<Void> deactivate(String identifier) {
            calls.add("deactivate");
            attempts.forEach(attempt -> attempt.completeExceptionally(new IllegalStateException("ended")));
            platform.set(false);
            return CompletableFuture.completedStage(null);
        }
    }
}
