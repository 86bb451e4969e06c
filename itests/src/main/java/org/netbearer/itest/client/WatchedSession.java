package org.netbearer.itest.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.NetworkSessionListener;
import org.netbearer.api.SessionError;
import org.netbearer.api.SessionRequest;
import org.netbearer.api.SessionState;

/** A session and what was told of it. Thread-safe. */
final class WatchedSession implements NetworkSessionListener {
    private final NetworkSession session;
    private final List<String> events = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private int awaited;
    private volatile Runnable onMove = () -> {};

    WatchedSession(NetworkConfigurationManager manager, List<String> request) {
        var wish = SessionRequest.on(manager.configurationFromIdentifier(request.get(0)))
                .listener(this);
        for (String option : request.subList(1, request.size())) {
            if (option.equals("replacing")) {
                wish = wish.replacing();
            } else if (option.equals("reopening")) {
                wish = wish.reopening();
            } else {
                wish = wish.connectTimeout(Duration.ofMillis(Long.parseLong(option.replace("timeout=", ""))));
            }
        }
        session = manager.createSession(wish);
    }

    NetworkSession session() {
        return session;
    }

    /** Sets what is done at once when sockets are to be made anew. */
    void onMove(Runnable task) {
        onMove = task;
    }

    synchronized List<String> events() {
        return List.copyOf(events);
    }

    synchronized String await(String event, int seconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (true) {
            while (awaited < events.size()) {
                int next = awaited++;
                if (events.get(next).equals(event)) {
                    return Long.toString(times.get(next));
                }
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return "no " + event + " among " + events;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    @Override
    public void stateChanged(NetworkSession changed, SessionState state) {
        add(state.name());
    }

    @Override
    public void opened(NetworkSession opened) {
        add("opened");
    }

    @Override
    public void closed(NetworkSession closed) {
        add("closed");
    }

    @Override
    public void error(NetworkSession failed, SessionError error, NetworkFailure failure) {
        add(error + "/" + failure.reason());
    }

    @Override
    public void newConfigurationActivated(NetworkSession moved, ConfigurationSnapshot configuration) {
        add("moved:" + configuration.name());
        onMove.run();
    }

    @Override
    public String toString() {
        var now = session.snapshot();
        return now.state() + " open=" + now.open() + " error=" + now.error() + " active=" + now.activeIdentifier()
                + " started=" + now.startedHere() + " link="
                + session.link().map(NetworkLink::name).orElse("none");
    }

    private synchronized void add(String event) {
        events.add(event);
        times.add(System.nanoTime());
        notifyAll();
    }
}
