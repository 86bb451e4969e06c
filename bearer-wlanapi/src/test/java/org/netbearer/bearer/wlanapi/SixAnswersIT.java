package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.MBeanServerDelegate;
import javax.management.MBeanServerNotification;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.BearerUpdate;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.jmx.NetworkConfigurationManagerMXBean;
import org.netbearer.testrigs.FelixWorld;

/** The assembled system: what is wrong with Wi-Fi is told apart in the API, the shell and the MBean. */
class SixAnswersIT {
    private static final String[] WORLD = {
        "if add wlan0 guid=" + Worlds.INNER,
        "ap add 02:0a:00:00:00:01 ssid=home auth=wpa2psk psk=correct-horse",
        "profile add wlan0 name=home auth=wpa2psk psk=correct-horse",
        "hear wlan0",
        "settle"
    };

    @TempDir
    Path storage;

    private final Set<String> texts = new HashSet<>();

    @Test
    void areSix() throws Exception {
        var fake = FakeWlan.world(WORLD);
        try (var felix = InFelix.world(
                storage,
                Map.of(WlanPlatform.LIBRARY, fake.library()),
                "org.apache.felix.gogo.runtime",
                "org.netbearer.gogo.commands",
                "org.netbearer.impl")) {
            felix.service(NetworkConfigurationManager.class);

            fake.tell("location deny");
            assertAnswer(felix, UpdateOutcome.DENIED, BearerStatus.READY, "redacted");
            assertThat(felix.service(NetworkConfigurationManager.class)
                            .snapshot()
                            .configurations())
                    .extracting(ConfigurationSnapshot::identifier)
                    .containsExactlyInAnyOrder(
                            "wlanapi:" + Worlds.INNER + "/home", "wlanapi:" + Worlds.INNER + "/redacted");

            fake.tell("location allow", "radio wlan0 off");
            assertAnswer(felix, UpdateOutcome.UNAVAILABLE, BearerStatus.READY, "radio-off");

            fake.tell("radio wlan0 on", "service stop");
            assertAnswer(felix, UpdateOutcome.UNAVAILABLE, BearerStatus.WAITING, "service-stopped");

            fake.tell("service start", "fail WlanOpenHandle 5 times=1");
            assertAnswer(felix, UpdateOutcome.DENIED, BearerStatus.DENIED, "denied");

            fake.tell("if remove wlan0");
            assertAnswer(felix, UpdateOutcome.UNAVAILABLE, BearerStatus.READY, "no-adapter");

            fake.tell(WORLD[0], "mute acm");
            assertAnswer(felix, UpdateOutcome.TIMED_OUT, BearerStatus.READY, "scan-timed-out");
        }
        assertThat(texts).as("six texts for six causes").hasSize(6);
        assertThat(fake.complaints()).isEmpty();
    }

    private void assertAnswer(FelixWorld felix, UpdateOutcome outcome, BearerStatus status, String code)
            throws Exception {
        var manager = felix.service(NetworkConfigurationManager.class);
        var update = manager.updateConfigurations().toCompletableFuture().get(30, TimeUnit.SECONDS).bearers().stream()
                .filter(each -> each.bearer().equals("wlanapi"))
                .findFirst()
                .orElseThrow();
        assertThat(update).extracting(BearerUpdate::outcome).as(code).isEqualTo(outcome);
        assertThat(update.text()).as(code).isNotEmpty();
        texts.add(update.text());

        var health = manager.snapshot().bearers().stream()
                .filter(each -> each.name().equals("wlanapi"))
                .findFirst()
                .orElseThrow()
                .health();
        assertThat(health.status()).as(code).isEqualTo(status);
        assertThat(health.code()).isEqualTo(code);
        assertThat(health.text()).as(code).isNotEmpty();

        var server = ManagementFactory.getPlatformMBeanServer();
        assertThat(server.getAttribute(bean(server), "Bearers").toString()).contains(code, health.text());
        assertThat(shell(felix, "bearer:bearers")).contains(code, health.text());
    }

    /** Waits for the MBean, which is registered a moment after the manager. */
    private static ObjectName bean(MBeanServer server) throws Exception {
        var pattern = new ObjectName(
                NetworkConfigurationManagerMXBean.DOMAIN + ":type=" + NetworkConfigurationManagerMXBean.TYPE + ",*");
        var registered = new CountDownLatch(1);
        NotificationListener listener = (notification, nothing) -> {
            if (pattern.apply(((MBeanServerNotification) notification).getMBeanName())) {
                registered.countDown();
            }
        };
        server.addNotificationListener(MBeanServerDelegate.DELEGATE_NAME, listener, null, null);
        try {
            if (server.queryNames(pattern, null).isEmpty()) {
                assertThat(registered.await(10, TimeUnit.SECONDS))
                        .as("the MBean")
                        .isTrue();
            }
            return server.queryNames(pattern, null).iterator().next();
        } finally {
            server.removeNotificationListener(MBeanServerDelegate.DELEGATE_NAME, listener);
        }
    }

    /** Gogo's own types are those of its bundle, so it is called by reflection. */
    private static String shell(FelixWorld felix, String line) throws Exception {
        var processor = felix.service("org.apache.felix.service.command.CommandProcessor");
        var out = new ByteArrayOutputStream();
        var session = processor
                .getClass()
                .getMethod("createSession", InputStream.class, OutputStream.class, OutputStream.class)
                .invoke(processor, new ByteArrayInputStream(new byte[0]), out, out);
        var answer = session.getClass().getMethod("execute", CharSequence.class).invoke(session, line);
        return out.toString(StandardCharsets.UTF_8) + answer;
    }
}
