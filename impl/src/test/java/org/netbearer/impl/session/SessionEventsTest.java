package org.netbearer.impl.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.netbearer.api.NetworkSessionListener;
import org.netbearer.impl.diagnostics.Counters;
import org.netbearer.impl.diagnostics.Log;
import org.netbearer.impl.diagnostics.RecordingLog;
import org.netbearer.impl.runtime.CoreRuntime;
import org.netbearer.impl.runtime.ManualModelThread;
import org.netbearer.testkit.ManualTime;

/** A listener's fault costs one call. */
final class SessionEventsTest {
    @Test
    void oneThatDoesNotReturnLosesTheOldestEventsAndOneLineSaysSo() {
        var tasks = new ArrayDeque<Runnable>();
        var log = new RecordingLog();
        var time = new ManualTime();
        var runtime = new CoreRuntime(new ManualModelThread(time), time, tasks::add, new Counters(), log.log());
        var events = new SessionEvents(new NetworkSessionListener() {}, new Owner("test"), runtime);
        var told = new ArrayList<Integer>();
        for (int i = 0; i < 1030; i++) {
            int number = i;
            events.add(listener -> told.add(number));
        }
        tasks.remove().run();
        assertThat(tasks).isEmpty();
        assertThat(told).hasSize(1024).startsWith(6).endsWith(1029);
        assertThat(log.lines()).containsExactly("warn a session listener of test does not return; it misses events");
    }

    @Test
    void anOwnerThatIsGoneIsToldNothingMore() {
        var time = new ManualTime();
        var owner = new Owner("test");
        var tasks = new ArrayDeque<Runnable>();
        var runtime = new CoreRuntime(new ManualModelThread(time), time, tasks::add, new Counters(), new Log());
        var events = new SessionEvents(new NetworkSessionListener() {}, owner, runtime);
        var told = new ArrayList<Integer>();
        events.add(listener -> told.add(1));
        owner.leave();
        tasks.remove().run();
        assertThat(told).isEmpty();
    }

    @Test
    void anErrorThatAListenerThrowsCostsItNoFurtherCall() {
        var counters = new Counters();
        var time = new ManualTime();
        var runtime = new CoreRuntime(new ManualModelThread(time), time, Runnable::run, counters, new Log());
        var events = new SessionEvents(new NetworkSessionListener() {}, new Owner("test"), runtime);
        events.add(listener -> {
            throw new AssertionError("mine");
        });
        events.add(listener -> {
            throw new StackOverflowError();
        });
        events.add(listener -> {});
        assertThat(counters.deliveries.sum()).isEqualTo(3);
        assertThat(counters.listenerFailures.sum()).isEqualTo(2);
    }
}
