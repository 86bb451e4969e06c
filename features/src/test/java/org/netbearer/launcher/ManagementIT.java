package org.netbearer.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import java.io.BufferedReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServerConnection;
import javax.management.Notification;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.Test;

/** The MBean of the distribution, which runs as a process, for a client that has no class of ours and attaches as JConsole does. */
final class ManagementIT {
    private static final int PATIENCE_SECONDS = 30;

    @Test
    void letsAClientOfAnotherProcessReadAndBeNotified() throws Exception {
        Process process = Launched.builder().start();
        try (OutputStream input = process.getOutputStream();
                BufferedReader output = process.inputReader()) {
            say(input, "simulation:play empty");
            assertThat(output.readLine()).startsWith("playing empty");
            try (JMXConnector client = attach(process)) {
                MBeanServerConnection server = client.getMBeanServerConnection();
                ObjectName manager = server.queryNames(
                                new ObjectName("org.netbearer:type=NetworkConfigurationManager,*"), null)
                        .iterator()
                        .next();
                var notifications = new LinkedBlockingQueue<Notification>();
                NotificationListener listener = (notification, handback) -> notifications.add(notification);
                server.addNotificationListener(manager, listener, null, null);

                say(input, "simulation:perform link sim-eth0 ethernet address=192.0.2.7/24");

                Notification added = awaitType(notifications, "netbearer.configuration.added");
                assertThat(userData(added)).containsEntry("netbearer.id", "simulation:sim-eth0");
                TabularData configurations = (TabularData) server.getAttribute(manager, "Configurations");
                CompositeData row = configurations.get(new Object[] {"simulation:sim-eth0"});
                assertThat(((CompositeData) row.get("value")).get("state")).isEqualTo("ACTIVE");
                assertThat(server.getAttribute(manager, "Online")).isEqualTo(true);

                Object ticket = server.invoke(manager, "updateConfigurations", null, null);

                Notification completed = awaitType(notifications, "netbearer.ticket.completed");
                assertThat(userData(completed))
                        .containsEntry("netbearer.ticket", ticket)
                        .containsEntry("netbearer.update.outcome.simulation", "COMPLETED");
            }
        } finally {
            assertThat(Launched.awaitEnd(process)).isZero();
        }
    }

    @SuppressWarnings("BanJNDI") // the address comes from the process that this test has just started
    private static JMXConnector attach(Process process) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(String.valueOf(process.pid()));
        try {
            return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
        } finally {
            machine.detach();
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> userData(Notification notification) {
        return (Map<String, Object>) notification.getUserData();
    }

    private static void say(OutputStream input, String command) throws Exception {
        input.write((command + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    private static Notification awaitType(LinkedBlockingQueue<Notification> queue, String type) throws Exception {
        Notification next;
        do {
            next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as(type).isNotNull();
        } while (!next.getType().equals(type));
        return next;
    }
}
