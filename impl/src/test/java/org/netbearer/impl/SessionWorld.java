package org.netbearer.impl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.SessionRequest;
import org.netbearer.impl.lease.LeaseListener;
import org.netbearer.impl.lease.Leases;
import org.netbearer.impl.lease.SharedLeases;
import org.netbearer.simulation.Scenario;
import org.netbearer.simulation.SimulatedBearer;
import org.netbearer.testkit.RecordingSessionListener;

/** A core over a simulated scene, with what tests of sessions need again and again. */
final class SessionWorld implements AutoCloseable {
    final CoreHarness harness;
    final SimulatedBearer bearer = new SimulatedBearer();

    SessionWorld(String scene) {
        this(scene, listener -> SharedLeases.ofThisProcess("a test", listener));
    }

    SessionWorld(String scene, Function<LeaseListener, Leases> leases) {
        harness = new CoreHarness(Set.of(), leases);
        var scenario = Scenario.parse("sessions", scene);
        assertThat(scenario.errors()).isEmpty();
        bearer.play(scenario);
        var usual = CoreSettings.DEFAULT;
        harness.settings = new CoreSettings( // time that a test lets pass is not to make a call of the bearer overdue
                usual.updates(),
                usual.readyTimeout(),
                Duration.ofDays(1),
                usual.sessions(),
                usual.leasesFolder(),
                usual.leasesShared());
        harness.start(bearer);
        harness.await(snapshot -> !snapshot.configurations().isEmpty());
    }

    /** Changes the scene, and waits until the core has seen that. */
    void perform(String line) {
        assertThat(bearer.perform(line)).isEmpty();
        var reported = bearer.readCounters();
        CoreHarness.get(harness.manager.checkConnectivity());
        CoreHarness.get(reported);
        harness.settle();
        harness.settle();
    }

    NetworkSession session(String name) {
        return harness.manager.createSession(harness.manager.configurationFromIdentifier("simulation:" + name));
    }

    NetworkSession session(String name, RecordingSessionListener listener) {
        return harness.manager.createSession(request(name).listener(listener));
    }

    SessionRequest request(String name) {
        return SessionRequest.on(harness.manager.configurationFromIdentifier("simulation:" + name));
    }

    NetworkSession opened(String name, RecordingSessionListener listener) {
        var session = session(name, listener);
        done(session.open());
        listener.await("opened");
        return session;
    }

    /** Waits for a stage, letting timers fire that are due. */
    <T> T done(CompletionStage<T> stage) {
        return harness.fireUntil(stage);
    }

    /** Waits for a stage to fail, and says why it did. */
    FailureReason failure(CompletionStage<?> stage) {
        var failure = catchThrowable(() -> harness.fireUntil(stage));
        assertThat(failure).hasCauseInstanceOf(NetworkException.class);
        return ((NetworkException) failure.getCause()).reason();
    }

    /** Waits until a line was told, letting timers fire that are due. */
    List<String> await(RecordingSessionListener told, String line) {
        long until = System.nanoTime() + CoreHarness.BOUND.toNanos();
        while (!told.lines().contains(line) && System.nanoTime() < until) {
            harness.time.advance(Duration.ZERO);
            harness.settle();
        }
        return told.await(line);
    }

    /** Has the bearer leave in order, while the time goes on. */
    void leave() {
        var leaving = CompletableFuture.runAsync(() -> harness.core.remove(bearer));
        harness.fireUntil(leaving);
    }

    void pass(Duration time) {
        harness.settle();
        harness.time.advance(time);
        harness.settle();
        CoreHarness.get(harness.manager.checkConnectivity());
        harness.settle();
    }

    @Override
    public void close() {
        harness.close();
    }
}
