package org.netbearer.impl.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.NetworkConfigurationManager;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceEvent;
import org.osgi.service.condition.Condition;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/** What the packaged core publishes in a real framework. */
final class PublishingIT {
    private static final String ONLINE = "(osgi.condition.id=netbearer.online)";
    private static final String EVENTS = ",org.osgi.service.event;version=1.4.1";

    private final StatedBearer bearer = new StatedBearer();

    private static long mbeans() {
        return ManagementFactory.getPlatformMBeanServer().queryNames(null, null).stream()
                .filter(name -> name.getDomain().equals("org.netbearer"))
                .count();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("netbearer-"))
                .toList();
    }

    @Nested
    final class Everything {
        @Test
        void comesWithTheNetworkAndGoesWithTheBundle(@TempDir Path storage) throws Exception {
            try (var world = new CoreWorld(storage, EVENTS, "org.apache.felix.eventadmin")) {
                var topics = new CopyOnWriteArrayList<String>();
                EventHandler handler = event -> topics.add(event.getTopic());
                world.context()
                        .registerService(
                                EventHandler.class,
                                handler,
                                FrameworkUtil.asDictionary(Map.of(EventConstants.EVENT_TOPIC, "org/netbearer/*")));
                world.add(bearer);
                bearer.report("cafe ACTIVE", "shop DEFINED", "air UNDEFINED");

                world.awaitService(NetworkConfiguration.class, "(&(netbearer.id=stated:cafe)(netbearer.default=true))");
                world.awaitService(NetworkConfiguration.class, "(netbearer.state=DEFINED)");
                world.awaitService(Condition.class, ONLINE);
                world.awaitService(Condition.class, "(osgi.condition.id=netbearer.bearer.wlan)");
                world.await("events", () -> topics.contains("org/netbearer/manager/ONLINE"));
                assertThat(world.services(NetworkConfiguration.class, "(netbearer.id=stated:air)"))
                        .isEmpty();
                assertThat(topics).contains("org/netbearer/configuration/ADDED");
                world.await("the MBean", () -> mbeans() == 1);

                world.core().stop();

                assertThat(world.services(NetworkConfiguration.class, null)).isEmpty();
                assertThat(world.services(Condition.class, "(osgi.condition.id=netbearer.*)"))
                        .isEmpty();
                assertThat(mbeans()).isZero();
                world.await("the end of " + threads(), () -> threads().isEmpty());
                assertThat(world.warnings()).isEmpty();
            }
        }

        @Test
        void worksWithoutAnEventAdmin(@TempDir Path storage) throws Exception {
            try (var world = new CoreWorld(storage, "")) {
                world.add(bearer);
                bearer.report("cafe ACTIVE");

                world.awaitService(Condition.class, ONLINE);
                assertThat(world.core().getState()).isEqualTo(Bundle.ACTIVE);
                assertThat(world.warnings()).isEmpty();
            }
        }

        @Test
        void isThereTwiceInAProcessWithTwoFrameworks(@TempDir Path one, @TempDir Path other) throws Exception {
            try (var first = new CoreWorld(one, "");
                    var second = new CoreWorld(other, "")) {
                first.awaitService(NetworkConfigurationManager.class, null);
                second.awaitService(NetworkConfigurationManager.class, null);
                first.await("both MBeans", () -> mbeans() == 2);
                first.core().stop();
                assertThat(mbeans()).isEqualTo(1);
            }
            assertThat(mbeans()).isZero();
        }
    }

    @Nested
    final class ConsumerThatBlocksInItsActivation {
        @Test
        void stallsNobodyElseNorTheEndOfTheBundle(@TempDir Path storage) throws Exception {
            var release = new CountDownLatch(1);
            try (var world = new CoreWorld(storage, "")) {
                world.context()
                        .addServiceListener(
                                event -> {
                                    if (event.getType() == ServiceEvent.REGISTERED) {
                                        awaitQuietly(release);
                                    }
                                },
                                "(netbearer.id=stated:net00)");
                world.add(bearer);
                bearer.report("net00 ACTIVE");
                world.awaitService(NetworkConfiguration.class, "(netbearer.id=stated:net00)");

                bearer.report(IntStream.range(0, 30)
                        .mapToObj("net%02d ACTIVE"::formatted)
                        .toArray(String[]::new));

                world.await(
                        "30 services",
                        () -> world.services(NetworkConfiguration.class, null).size() == 30);
                world.awaitService(Condition.class, ONLINE);
                world.core().stop();
                assertThat(world.core().getState()).isEqualTo(Bundle.RESOLVED);
            } finally {
                release.countDown();
            }
        }
    }

    @Nested
    final class Settings {
        @Test
        void changeInPlaceAndAreComplainedOfInOneLine(@TempDir Path storage) throws Exception {
            try (var world = new CoreWorld(storage, "")) {
                world.add(bearer);
                bearer.report("a ACTIVE", "b DEFINED", "c DEFINED");
                world.await(
                        "3 services",
                        () -> world.services(NetworkConfiguration.class, null).size() == 3);
                Object before = world.awaitService(NetworkConfiguration.class, "(netbearer.id=stated:a)")
                        .getProperty(Constants.SERVICE_ID);
                Object condition = world.awaitService(Condition.class, ONLINE).getProperty(Constants.SERVICE_ID);

                world.configure("org.netbearer.services", Map.of("services.cap", "1", "colour", "red"));
                world.configure("org.netbearer.conditions", Map.of("conditions.damping.ms", "soon"));

                world.await(
                        "1 service",
                        () -> world.services(NetworkConfiguration.class, null).size() == 1);
                world.await("complaints", () -> world.warnings().size() == 3);
                assertThat(world.warnings())
                        .containsExactlyInAnyOrder(
                                "org.netbearer.services: unknown key \"colour\"; known are services.cap",
                                "org.netbearer.services: 3 configurations, but services.cap = 1; the rest is not"
                                        + " published as services",
                                "org.netbearer.conditions: conditions.damping.ms = \"soon\" is not a whole number;"
                                        + " 500 is in force");
                assertThat(world.awaitService(NetworkConfiguration.class, null).getProperty(Constants.SERVICE_ID))
                        .isEqualTo(before);
                assertThat(world.awaitService(Condition.class, ONLINE).getProperty(Constants.SERVICE_ID))
                        .isEqualTo(condition);
            }
        }

        @Test
        void letConditionsLeaveAtOnceWithoutDamping(@TempDir Path storage) throws Exception {
            try (var world = new CoreWorld(storage, "")) {
                world.configure("org.netbearer.conditions", Map.of("conditions.damping.ms", 0));
                world.add(bearer);
                bearer.report("a ACTIVE");
                world.awaitService(Condition.class, ONLINE);

                bearer.report("a DISCOVERED");

                world.awaitNoService(Condition.class, ONLINE);
                world.awaitService(NetworkConfiguration.class, "(netbearer.state=DISCOVERED)");
            }
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
