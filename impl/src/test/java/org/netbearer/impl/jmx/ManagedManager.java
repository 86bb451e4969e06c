package org.netbearer.impl.jmx;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.AttributeChangeNotification;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.Notification;
import javax.management.ObjectName;
import org.netbearer.impl.diagnostics.Counters;
import org.netbearer.testkit.SettableManager;

/** A manager that a test sets, with its MBean on the platform's server, seen as a management tool sees it. */
final class ManagedManager implements AutoCloseable {
    final SettableManager manager = new SettableManager();
    final Counters counters = new Counters();
    final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    final ManagementComponent component = new ManagementComponent(
            server, Map.of("instance", UUID.randomUUID().toString()), "test", manager, counters);
    final ObjectName name;
    final List<Notification> notifications = new ArrayList<>();
    final List<AttributeChangeNotification> attributeChanges = new ArrayList<>();

    ManagedManager() {
        component.activate();
        name = component.name();
        manager.add(component);
        try {
            server.addNotificationListener(name, (notification, none) -> hear(notification), null, null);
        } catch (JMException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void hear(Notification notification) {
        if (notification instanceof AttributeChangeNotification attribute) {
            attributeChanges.add(attribute);
        } else {
            notifications.add(notification);
        }
    }

    Object get(String attribute) throws JMException {
        return server.getAttribute(name, attribute);
    }

    List<Object> get(String... attributes) throws JMException {
        return server.getAttributes(name, attributes).asList().stream()
                .map(Attribute::getValue)
                .toList();
    }

    Object invoke(String operation, Object argument, Class<?> type) throws JMException {
        return server.invoke(name, operation, new Object[] {argument}, new String[] {type.getName()});
    }

    Object invoke(String operation) throws JMException {
        return server.invoke(name, operation, new Object[0], new String[0]);
    }

    String[] attributes() throws JMException {
        return Stream.of(server.getMBeanInfo(name).getAttributes())
                .map(attribute -> attribute.getName())
                .toArray(String[]::new);
    }

    List<String> messages() {
        return notifications.stream().map(Notification::getMessage).toList();
    }

    @Override
    public void close() {
        component.deactivate();
    }
}
