package org.netbearer.impl.jmx;

import com.sun.tools.attach.VirtualMachine;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServerConnection;
import javax.management.Notification;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * A management tool in a process of its own, with no class of ours but this: finds the MBean of the process that is named by
 * its id, reads it, asks for an update, and waits for the notification of its end.
 */
public final class RemoteClient {
    private RemoteClient() {}

    /**
     * Prints one line for each thing that it learned.
     *
     * @param arguments process id, object name
     * @throws Exception whatever goes wrong
     */
    @SuppressWarnings("BanJNDI") // the address is that of the process that started this one
    public static void main(String[] arguments) throws Exception {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var machine = VirtualMachine.attach(arguments[0]);
        String address = machine.startLocalManagementAgent();
        machine.detach();
        try (var connector = JMXConnectorFactory.connect(new JMXServiceURL(address))) {
            use(connector.getMBeanServerConnection(), new ObjectName(arguments[1]), out);
        }
    }

    @SuppressWarnings("BanJNDI") // JMX itself; no directory is asked
    private static void use(MBeanServerConnection server, ObjectName name, PrintStream out) throws Exception {
        out.println("online " + server.getAttribute(name, "Online"));
        var configurations = (TabularData) server.getAttribute(name, "Configurations");
        for (Object row : configurations.values()) {
            var view = (CompositeData) ((CompositeData) row).get("value");
            out.println("configuration " + view.get("identifier") + " " + view.get("stateValue"));
        }
        var notifications = new LinkedBlockingQueue<Notification>();
        server.addNotificationListener(name, (notification, none) -> notifications.add(notification), null, null);
        out.println("ticket " + server.invoke(name, "updateConfigurations", new Object[0], new String[0]));
        Notification notification;
        do {
            notification = notifications.poll(10, TimeUnit.SECONDS);
            out.println(notification == null ? "nothing" : notification.getType() + " " + notification.getUserData());
        } while (notification != null && !notification.getType().equals("netbearer.ticket.completed"));
    }
}
