package org.netbearer.impl.events;

import java.util.HashMap;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.NetworkTopics;
import org.netbearer.api.UpdateReport;
import org.netbearer.impl.model.NetworkEvent;
import org.osgi.annotation.bundle.Requirement;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventConstants;

/**
 * Posts what happens as events, in the order in which listeners are notified.
 *
 * <p>Without an Event Admin this component is unsatisfied, and its class is never loaded: the package of the Event Admin is
 * an optional import of this bundle.
 */
@Component(service = NetworkListener.class, immediate = true)
@Requirement(
        namespace = "osgi.service",
        filter = "(objectClass=org.osgi.service.event.EventAdmin)",
        effective = "active",
        resolution = Requirement.Resolution.OPTIONAL)
public final class EventPoster implements NetworkListener {
    private final EventAdmin events;

    /**
     * Called by Declarative Services.
     *
     * @param events takes the events
     */
    @Activate
    public EventPoster(@Reference(name = "events") EventAdmin events) {
        this.events = events;
    }

    @Override
    public void networkChanged(NetworkChange change) {
        NetworkEvent.of(change).forEach(this::post);
    }

    @Override
    public void updateCompleted(UpdateReport report) {
        post(NetworkEvent.of(report));
    }

    private void post(NetworkEvent event) {
        var properties = new HashMap<>(event.properties());
        properties.put(EventConstants.TIMESTAMP, event.at().toEpochMilli());
        events.postEvent(new Event(topic(event), properties));
    }

    private static String topic(NetworkEvent event) {
        return switch (event.kind()) {
            case ADDED -> NetworkTopics.ADDED;
            case CHANGED -> NetworkTopics.CHANGED;
            case REMOVED -> NetworkTopics.REMOVED;
            case DEFAULT -> NetworkTopics.DEFAULT_CHANGED;
            case ONLINE ->
                Boolean.TRUE.equals(event.properties().get(NetworkTopics.ONLINE))
                        ? NetworkTopics.WENT_ONLINE
                        : NetworkTopics.WENT_OFFLINE;
            case CONNECTIVITY -> NetworkTopics.CONNECTIVITY_CHANGED;
            case METERED -> NetworkTopics.METERED_CHANGED;
            case BEARERS -> NetworkTopics.BEARERS_CHANGED;
            case UPDATED -> NetworkTopics.UPDATE_COMPLETED;
        };
    }
}
