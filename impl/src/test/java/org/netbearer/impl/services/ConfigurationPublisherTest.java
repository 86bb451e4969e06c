package org.netbearer.impl.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.api.ConfigurationState.DISCOVERED;
import static org.netbearer.api.ConfigurationState.UNDEFINED;
import static org.netbearer.testkit.ConfigurationBuilder.ethernet;
import static org.netbearer.testkit.ConfigurationBuilder.wlan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.NetworkListener;
import org.netbearer.impl.runtime.Threads;
import org.netbearer.testkit.ManualTime;
import org.netbearer.testkit.SettableManager;
import org.osgi.framework.ServiceEvent;

final class ConfigurationPublisherTest {
    private final SettableManager manager = new SettableManager();
    private final List<String> warnings = new ArrayList<>();
    private RealRegistry registry;
    private NetworkListener listener;

    @BeforeEach
    void start(@TempDir Path storage) throws Exception {
        registry = new RealRegistry(storage, NetworkConfiguration.class, NetworkConfiguration.ID);
    }

    @AfterEach
    void stop() throws Exception {
        registry.close();
    }

    private ConfigurationPublisher publisher(int cap) {
        return publisher(cap, Runnable::run);
    }

    private ConfigurationPublisher publisher(int cap, Executor threads) {
        var publisher = new ConfigurationPublisher(
                manager,
                () -> new ServicePublication<>(
                        registry.context(),
                        NetworkConfiguration.class,
                        threads,
                        failure -> warnings.add(failure.toString())),
                cap,
                warnings::add);
        listener = new NetworkListener() {
            @Override
            public void networkChanged(NetworkChange change) {
                publisher.follow();
            }
        };
        manager.add(listener);
        return publisher;
    }

    @Nested
    final class Configurations {
        @Test
        void areServicesWhenTheyAreAtLeastDefined() {
            publisher(10);

            manager.publish(
                    wlan("nm:seen", UNDEFINED).build(),
                    wlan("nm:stored", DEFINED).build(),
                    wlan("nm:near", DISCOVERED).build(),
                    ethernet("nm:wire", ACTIVE).build());

            assertThat(registry.present()).containsExactly("nm:near", "nm:stored", "nm:wire");
        }

        @Test
        void areServedAsTheLiveHandle() {
            publisher(10);
            manager.publish(wlan("nm:cafe", DISCOVERED).build());
            var service = (NetworkConfiguration) registry.service("nm:cafe");

            manager.publish(wlan("nm:cafe", ACTIVE).build());

            assertThat(service).isEqualTo(manager.configurationFromIdentifier("nm:cafe"));
            assertThat(service.state()).isEqualTo(ACTIVE);
        }

        @Test
        void areModifiedInPlace() {
            publisher(10);
            manager.publish(wlan("nm:cafe", DISCOVERED).build());
            registry.take();

            manager.publish(wlan("nm:cafe", ACTIVE).build());

            assertThat(registry.take()).containsExactly("~nm:cafe");
            assertThat(registry.property("nm:cafe", NetworkConfiguration.STATE)).isEqualTo("ACTIVE");
        }

        @Test
        void areNotTouchedWhenNoPropertyChanged() {
            publisher(10);
            manager.publish(wlan("nm:cafe", DISCOVERED).build());
            registry.take();

            manager.publish(wlan("nm:cafe", DISCOVERED).stale().build());

            assertThat(registry.take()).isEmpty();
        }

        @Test
        void sayWhichIsTheDefault() {
            publisher(10);
            manager.publish(
                    wlan("nm:a", ACTIVE).build(), wlan("nm:b", DISCOVERED).build());
            registry.take();

            manager.publish(
                    wlan("nm:a", DISCOVERED).build(), wlan("nm:b", ACTIVE).build());

            assertThat(registry.take()).containsExactly("~nm:a", "~nm:b");
            assertThat(registry.property("nm:b", NetworkConfiguration.DEFAULT)).isEqualTo(true);
            assertThat(registry.property("nm:a", NetworkConfiguration.DEFAULT)).isEqualTo(false);
        }

        @Test
        void goWhenTheyAreRemovedOrFallBelowDefined() {
            publisher(10);
            manager.publish(wlan("nm:a", ACTIVE).build(), wlan("nm:b", DEFINED).build());

            manager.publish(wlan("nm:b", UNDEFINED).build());

            assertThat(registry.present()).isEmpty();
        }

        @Test
        void areReplacedWhenTheIdentifierCameBackAsANewLife() {
            var publisher = publisher(10);
            var same = wlan("nm:a", ACTIVE).build();
            manager.publish(same);
            var firstLife = (NetworkConfiguration) registry.service("nm:a");

            manager.remove(listener); // conflated: nobody is told that it was away
            manager.publish();
            manager.publish(same);
            publisher.follow();

            assertThat(firstLife.isValid()).isFalse();
            assertThat(((NetworkConfiguration) registry.service("nm:a")).isValid())
                    .isTrue();
        }

        @Test
        void goWhenThePublisherCloses() {
            var publisher = publisher(10);
            manager.publish(wlan("nm:a", ACTIVE).build());

            publisher.close();
            manager.publish(wlan("nm:a", DEFINED).build());

            assertThat(registry.present()).isEmpty();
        }
    }

    @Nested
    final class Cap {
        @Test
        void keepsThoseThatWereThereAndSaysSoOnce() {
            publisher(2);
            manager.publish(wlan("nm:b", DEFINED).build(), wlan("nm:c", DEFINED).build());

            manager.publish(
                    wlan("nm:a", DEFINED).build(),
                    wlan("nm:b", DEFINED).build(),
                    wlan("nm:c", DEFINED).build());
            manager.publish(
                    wlan("nm:a", ACTIVE).build(),
                    wlan("nm:b", DEFINED).build(),
                    wlan("nm:c", DEFINED).build());

            assertThat(registry.present()).containsExactly("nm:b", "nm:c");
            assertThat(warnings)
                    .containsExactly("org.netbearer.services: 3 configurations, but services.cap = 2;"
                            + " the rest is not published as services");
        }

        @Test
        void givesThePlaceThatBecomesFreeToTheNextInOrder() {
            publisher(1);
            manager.publish(wlan("nm:b", DEFINED).build(), wlan("nm:c", DEFINED).build());

            manager.publish(wlan("nm:c", DEFINED).build());

            assertThat(registry.present()).containsExactly("nm:c");
        }

        @Test
        void canBeRaisedAndLoweredWhileRunning() {
            var publisher = publisher(1);
            manager.publish(wlan("nm:a", DEFINED).build(), wlan("nm:b", DEFINED).build());
            registry.take();

            publisher.cap(2);
            assertThat(registry.take()).containsExactly("+nm:b");

            publisher.cap(0);
            assertThat(registry.present()).isEmpty();
        }
    }

    @Nested
    final class ConsumerThatBlocks {
        @Test
        void stallsNobodyElse() throws Exception {
            var release = new CountDownLatch(1);
            var blocked = new CountDownLatch(1);
            var others = new CountDownLatch(20);
            registry.context().addServiceListener(event -> {
                Object id = event.getServiceReference().getProperty(NetworkConfiguration.ID);
                if (event.getType() != ServiceEvent.REGISTERED || id == null) {
                    return;
                }
                if (id.equals("nm:00")) {
                    blocked.countDown();
                    awaitQuietly(release);
                } else {
                    others.countDown();
                }
            });
            try (var threads = new Threads("netbearer-test", new ManualTime()::schedule, failure -> {})) {
                publisher(100, threads);
                manager.publish(wlan("nm:00", DEFINED).build());
                assertThat(blocked.await(10, TimeUnit.SECONDS)).isTrue();

                manager.publish(IntStream.rangeClosed(0, 20)
                        .mapToObj(i -> wlan("nm:%02d".formatted(i), DEFINED).build())
                        .toArray(ConfigurationSnapshot[]::new));

                assertThat(others.await(10, TimeUnit.SECONDS)).isTrue();
            } finally {
                release.countDown();
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
