package org.netbearer.impl.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.impl.activation.LinkOperation;
import org.osgi.service.component.annotations.Component;

/** Passes what becomes of the sessions from the core to whoever publishes it. Thread-safe. */
@Component(service = SessionFeed.class)
public final class SessionFeed implements SessionObserver {
    private final List<SessionObserver> observers = new CopyOnWriteArrayList<>();

    /**
     * Adds an observer.
     *
     * @param observer called from now on
     */
    public void add(SessionObserver observer) {
        observers.add(observer);
    }

    /**
     * Removes an observer.
     *
     * @param observer not called any more, but for a call under way
     */
    public void remove(SessionObserver observer) {
        observers.remove(observer);
    }

    @Override
    public void changed(SessionSnapshot session) {
        observers.forEach(observer -> observer.changed(session));
    }

    @Override
    public void operated(LinkOperation operation) {
        observers.forEach(observer -> observer.operated(operation));
    }
}
