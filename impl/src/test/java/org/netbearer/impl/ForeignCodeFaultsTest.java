package org.netbearer.impl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.impl.Configurations.ethernet;
import static org.netbearer.impl.CoreHarness.get;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netbearer.api.BearerSnapshot;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.NetworkSessionListener;
import org.netbearer.api.SessionRequest;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.api.UsagePolicy;

/** Code that is not ours may throw whatever a Throwable can be: it costs that call, and one line. */
final class ForeignCodeFaultsTest {
    private final CoreHarness harness = new CoreHarness();
    private final ScriptedBearer bearer = new ScriptedBearer("fake").with(ethernet("fake:a", ACTIVE));

    @AfterEach
    void stop() {
        harness.close();
    }

    static Stream<Supplier<Throwable>> whatIsThrown() {
        return Stream.of(
                UnspeakableException::new,
                StackOverflowError::new,
                () -> new OutOfMemoryError("Java heap space"),
                () -> new AssertionError("mine"));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }

    private BearerSnapshot health() {
        return harness.manager.snapshot().bearers().get(0);
    }

    @ParameterizedTest
    @MethodSource("whatIsThrown")
    void aListenerThatThrowsIsCalledAgain(Supplier<Throwable> thrown) throws InterruptedException {
        harness.start(bearer);
        var revisions = new LinkedBlockingQueue<Long>();
        harness.core.listeners().add(new ListenerReference(Map.of()), ListenerReference.service(new NetworkListener() {
            @Override
            public void networkChanged(NetworkChange change) {
                revisions.add(change.after().revision());
                ForeignCodeFaultsTest.<RuntimeException>sneak(thrown.get());
            }
        }));
        assertThat(revisions.poll(10, TimeUnit.SECONDS)).isNotNull();
        bearer.report(ScriptedBearer.report(ethernet("fake:a", DEFINED)));
        assertThat(revisions.poll(10, TimeUnit.SECONDS)).isNotNull();
        harness.await(snapshot -> harness.log.lines().size() == 2);
        assertThat(harness.counters.listenerFailures.sum()).isEqualTo(2);
        assertThat(harness.log.lines()).allMatch(line -> line.startsWith("warn listener of "));
    }

    @ParameterizedTest
    @MethodSource("whatIsThrown")
    void aBearerThatThrowsHasAnsweredAndKeepsItsThread(Supplier<Throwable> thrown) {
        bearer.onUpdate(() -> {
            ForeignCodeFaultsTest.<RuntimeException>sneak(thrown.get());
            return CompletableFuture.completedStage(null);
        });
        harness.start(bearer);
        assertThat(get(harness.manager.updateConfigurations()).bearers().get(0).outcome())
                .isEqualTo(UpdateOutcome.FAILED);
        harness.await(snapshot -> health().fault().startsWith("update() threw "));
        harness.time.advance(harness.settings.callLimit().plusSeconds(1));
        harness.settle();
        assertThat(health().health().status()).isEqualTo(BearerStatus.READY);
        assertThat(harness.log.lines()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("whatIsThrown")
    void aBearerWhoseStageFailsEndsItsUpdateAsFailed(Supplier<Throwable> thrown) {
        bearer.onUpdate(() -> CompletableFuture.failedStage(thrown.get()));
        harness.start(bearer);
        assertThat(get(harness.manager.updateConfigurations()).bearers().get(0).outcome())
                .isEqualTo(UpdateOutcome.FAILED);
    }

    @ParameterizedTest
    @MethodSource("whatIsThrown")
    void aSessionListenerThatThrowsIsCalledAgain(Supplier<Throwable> thrown) {
        harness.start(bearer);
        List<UsagePolicy> policies = new CopyOnWriteArrayList<>();
        var session =
                harness.manager.createSession(SessionRequest.on(harness.manager.configurationFromIdentifier("fake:a"))
                        .listener(new NetworkSessionListener() {
                            @Override
                            public void usagePolicyChanged(NetworkSession session, UsagePolicy policy) {
                                policies.add(policy);
                                ForeignCodeFaultsTest.<RuntimeException>sneak(thrown.get());
                            }
                        }));
        session.setUsagePolicy(UsagePolicy.NO_BACKGROUND_TRAFFIC);
        harness.await(snapshot -> policies.size() == 1);
        session.setUsagePolicy(UsagePolicy.NO_POLICY);
        harness.await(snapshot -> policies.size() == 2);
    }

    @Test
    void anInterruptThatACallLeavesBehindDoesNotReachTheNext() throws InterruptedException {
        harness.start(bearer);
        var interrupted = new LinkedBlockingQueue<Boolean>();
        harness.core.listeners().add(new ListenerReference(Map.of()), ListenerReference.service(new NetworkListener() {
            @Override
            public void networkChanged(NetworkChange change) {
                interrupted.add(Thread.currentThread().isInterrupted());
                bearer.report(ScriptedBearer.report(
                        ethernet("fake:a", change.after().revision() % 2 == 0 ? DEFINED : ACTIVE)));
                harness.settle(); // the next change is there before this call returns, and follows on the same thread
                Thread.currentThread().interrupt();
            }
        }));
        assertThat(interrupted.poll(10, TimeUnit.SECONDS)).isFalse();
        assertThat(interrupted.poll(10, TimeUnit.SECONDS)).isFalse();
    }
}
