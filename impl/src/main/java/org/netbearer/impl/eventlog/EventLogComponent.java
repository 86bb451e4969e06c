package org.netbearer.impl.eventlog;

import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.impl.activation.LinkOperation;
import org.netbearer.impl.diagnostics.Log;
import org.netbearer.impl.runtime.DaemonTimers;
import org.netbearer.impl.runtime.Threads;
import org.netbearer.impl.session.SessionFeed;
import org.netbearer.impl.session.SessionObserver;
import org.netbearer.support.concurrent.CoalescingTask;
import org.netbearer.support.concurrent.EvictingQueue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.log.LoggerFactory;

/** Writes what happens into the log, at INFO; never on the thread on which it happens. */
@Component(service = NetworkListener.class, immediate = true)
public final class EventLogComponent implements NetworkListener {
    /** So many events wait for a log that does not return, before the oldest are left out. */
    private static final int MOST_WAITING = 1024;

    private final Log log = new Log();
    private final DaemonTimers timers = new DaemonTimers("netbearer-log-timer");
    private final Threads threads =
            new Threads("netbearer-log", timers, failure -> log.threw("the log of events", failure));
    private final EventLog events = new EventLog(log::info, System::nanoTime, timers);
    private final EvictingQueue<Runnable> waiting = new EvictingQueue<>(MOST_WAITING);
    private final CoalescingTask writing = new CoalescingTask(threads, this::write);
    private final SessionFeed feed;
    private final SessionObserver observer = new SessionObserver() {
        @Override
        public void changed(SessionSnapshot session) {
            add(() -> events.changed(session));
        }

        @Override
        public void operated(LinkOperation operation) {
            add(() -> events.operated(operation));
        }
    };

    /**
     * Called by Declarative Services.
     *
     * @param feed what becomes of sessions
     */
    @Activate
    public EventLogComponent(@Reference(name = "feed") SessionFeed feed) {
        this.feed = feed;
    }

    @Activate
    void activate() {
        feed.add(observer);
    }

    @Deactivate
    void deactivate() {
        feed.remove(observer);
        events.close();
        threads.close();
        timers.close();
    }

    @Reference(name = "log", cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindLog(LoggerFactory service) {
        log.bind(service);
    }

    void unbindLog(LoggerFactory service) {
        log.unbind(service);
    }

    @Override
    public void networkChanged(NetworkChange change) {
        events.changed(change);
    }

    private void add(Runnable event) {
        waiting.add(event);
        writing.request();
    }

    private void write() {
        for (Runnable event = waiting.poll(); event != null; event = waiting.poll()) {
            event.run();
        }
    }
}
