package org.netbearer.impl.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.netbearer.api.NetworkSessionListener;
import org.netbearer.impl.runtime.CoreRuntime;
import org.netbearer.impl.runtime.Counters;
import org.netbearer.impl.runtime.Log;
import org.netbearer.impl.runtime.ManualModelThread;
import org.netbearer.testkit.ManualTime;

/** A listener's fault costs one call. */
final class SessionEventsTest {
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
