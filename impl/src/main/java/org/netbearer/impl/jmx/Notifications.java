package org.netbearer.impl.jmx;

import static org.netbearer.jmx.NetworkNotifications.ADDED;
import static org.netbearer.jmx.NetworkNotifications.BEARERS_CHANGED;
import static org.netbearer.jmx.NetworkNotifications.CHANGED;
import static org.netbearer.jmx.NetworkNotifications.CONNECTIVITY_CHANGED;
import static org.netbearer.jmx.NetworkNotifications.DEFAULT_CHANGED;
import static org.netbearer.jmx.NetworkNotifications.METERED_CHANGED;
import static org.netbearer.jmx.NetworkNotifications.ONLINE_CHANGED;
import static org.netbearer.jmx.NetworkNotifications.REMOVED;
import static org.netbearer.jmx.NetworkNotifications.TICKET_COMPLETED;
import static org.netbearer.jmx.NetworkNotifications.UPDATE_COMPLETED;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.management.AttributeChangeNotification;
import javax.management.MBeanNotificationInfo;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.NetworkTopics;
import org.netbearer.api.PrintableText;
import org.netbearer.impl.diagnostics.ForeignCode;
import org.netbearer.impl.diagnostics.Log;
import org.netbearer.impl.model.NetworkEvent;
import org.netbearer.jmx.EventView;
import org.netbearer.jmx.NetworkNotifications;

/**
 * Numbers events, keeps the last of them and sends them as notifications, in one order.
 *
 * <p>Thread-safe. A JMX listener in this process is called on the thread that sends, while others wait to send; readers of
 * the history never wait.
 */
final class Notifications {
    private static final MBeanNotificationInfo[] INFOS = {
        info("A configuration was added, changed or removed", ADDED, CHANGED, REMOVED),
        info(
                "Default configuration, online, connectivity, metering or the bearers' health changed",
                DEFAULT_CHANGED,
                ONLINE_CHANGED,
                CONNECTIVITY_CHANGED,
                METERED_CHANGED,
                BEARERS_CHANGED),
        info("An update ended, whoever asked for it", UPDATE_COMPLETED),
        info("An update or check that was asked for through this MBean ended", TICKET_COMPLETED),
        new MBeanNotificationInfo(
                new String[] {AttributeChangeNotification.ATTRIBUTE_CHANGE},
                AttributeChangeNotification.class.getName(),
                "Online or Connectivity changed; carries the old and the new value"),
    };

    private final Supplier<ObjectName> source;
    private final NotificationBroadcasterSupport broadcaster;
    private final EventHistory history = new EventHistory();
    private final Object sending = new Object();
    private volatile long sequence;

    Notifications(Supplier<ObjectName> source, Log log) {
        this.source = source;
        broadcaster = new GuardedBroadcaster(log);
    }

    NotificationEmitter emitter() {
        return broadcaster;
    }

    EventHistory history() {
        return history;
    }

    /** Returns the number of the last notification; 0 before the first. */
    long sequence() {
        return sequence;
    }

    /** Sends what a change consists of. */
    void send(NetworkChange change) {
        for (NetworkEvent event : NetworkEvent.of(change)) {
            synchronized (sending) {
                send(event);
                sendAttribute(event, change.before(), change.after());
            }
        }
    }

    private void sendAttribute(NetworkEvent event, NetworkSnapshot before, NetworkSnapshot after) {
        if (event.kind() == NetworkEvent.Kind.ONLINE) {
            sendAttribute("Online", boolean.class.getName(), event.at(), before.online(), after.online());
        } else if (event.kind() == NetworkEvent.Kind.CONNECTIVITY) {
            String was = before.connectivity().value().name();
            String is = after.connectivity().value().name();
            if (!was.equals(is)) { // else only the judge is another one
                sendAttribute("Connectivity", String.class.getName(), event.at(), was, is);
            }
        }
    }

    void send(NetworkEvent event) {
        send(type(event.kind()), message(event), event, event.properties());
    }

    void sendTicket(long ticket, NetworkEvent update) {
        var properties = new TreeMap<>(update.properties());
        properties.put(NetworkNotifications.TICKET, ticket);
        send(TICKET_COMPLETED, "ticket " + ticket + ": " + message(update), update, properties);
    }

    private void send(String type, String message, NetworkEvent event, Map<String, Object> data) {
        long time = event.at().toEpochMilli();
        synchronized (sending) {
            long number = sequence + 1;
            history.add(view(number, time, type, message, event));
            sequence = number;
            var notification = new Notification(type, source.get(), number, time, ManagementText.of(message));
            var safe = new TreeMap<String, Object>();
            data.forEach((key, value) -> safe.put(ManagementText.of(key), ManagementText.in(value)));
            notification.setUserData(safe);
            broadcaster.sendNotification(notification);
        }
    }

    /** Sends the JDK's notification of a changed attribute, with the number of the event that it goes with. */
    private void sendAttribute(String attribute, String attributeType, Instant at, Object before, Object after) {
        broadcaster.sendNotification(new AttributeChangeNotification(
                source.get(),
                sequence,
                at.toEpochMilli(),
                attribute + " is " + after,
                attribute,
                attributeType,
                before,
                after));
    }

    /** Calls each listener as foreign code: one that throws keeps nothing from the others, nor from the history. */
    private static final class GuardedBroadcaster extends NotificationBroadcasterSupport {
        private final Log log;

        GuardedBroadcaster(Log log) {
            super(INFOS);
            this.log = log;
        }

        @Override
        protected void handleNotification(
                NotificationListener listener, Notification notification, @Nullable Object handback) {
            ForeignCode.run(
                    () -> listener.handleNotification(notification, handback),
                    failure -> log.threw("a JMX listener", failure));
        }
    }

    private static EventView view(long number, long time, String type, String message, NetworkEvent event) {
        @Nullable ConfigurationSnapshot configuration = event.configuration();
        @Nullable ConfigurationState before = event.previousState();
        return new EventView(
                number,
                time,
                type,
                message,
                configuration == null ? "" : configuration.identifier(),
                configuration == null ? "" : configuration.state().name(),
                configuration == null ? -1 : configuration.state().code(),
                before == null ? "" : before.name(),
                before == null ? -1 : before.code());
    }

    private static String type(NetworkEvent.Kind kind) {
        return switch (kind) {
            case ADDED -> ADDED;
            case CHANGED -> CHANGED;
            case REMOVED -> REMOVED;
            case DEFAULT -> DEFAULT_CHANGED;
            case ONLINE -> ONLINE_CHANGED;
            case CONNECTIVITY -> CONNECTIVITY_CHANGED;
            case METERED -> METERED_CHANGED;
            case BEARERS -> BEARERS_CHANGED;
            case UPDATED -> UPDATE_COMPLETED;
        };
    }

    private static String message(NetworkEvent event) {
        var data = event.properties();
        return switch (event.kind()) {
            case ADDED -> "added " + name(event) + ", " + data.get(NetworkConfiguration.STATE);
            case CHANGED -> "changed " + name(event) + ", " + transition(event);
            case REMOVED -> "removed " + name(event) + ", was " + event.previousState();
            case DEFAULT -> "default is " + (event.configuration() == null ? "none" : name(event));
            case ONLINE -> Boolean.TRUE.equals(data.get(NetworkTopics.ONLINE)) ? "online" : "offline";
            case CONNECTIVITY -> "connectivity is " + data.get(NetworkConfiguration.CONNECTIVITY);
            case METERED -> "metered is " + data.get(NetworkConfiguration.METERED);
            case BEARERS -> "bearers:" + byName(data, NetworkTopics.BEARER_STATUS_PREFIX);
            case UPDATED -> "update completed:" + byName(data, NetworkTopics.OUTCOME_PREFIX);
        };
    }

    private static String name(NetworkEvent event) {
        @Nullable ConfigurationSnapshot configuration = event.configuration();
        return configuration == null
                ? ""
                : configuration.name() + " (" + PrintableText.of(configuration.identifier()) + ")";
    }

    private static String transition(NetworkEvent event) {
        Object before = event.previousState();
        Object after = event.properties().get(NetworkConfiguration.STATE);
        return before == null || before.toString().equals(after) ? "still " + after : before + " to " + after;
    }

    private static String byName(Map<String, Object> data, String prefix) {
        var text = new StringBuilder();
        data.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                text.append(text.length() == 0 ? " " : ", ")
                        .append(PrintableText.of(key.substring(prefix.length())))
                        .append(' ')
                        .append(value);
            }
        });
        return text.length() == 0 ? " none" : text.toString();
    }

    private static MBeanNotificationInfo info(String description, String... types) {
        return new MBeanNotificationInfo(types, Notification.class.getName(), description);
    }
}
