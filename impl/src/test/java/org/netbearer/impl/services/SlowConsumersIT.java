package org.netbearer.impl.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkListener;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/** What a consumer does in its activation holds up nobody but itself, in a real framework. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SlowConsumersIT {
    private final StatedBearer bearer = new StatedBearer();
    private final CountDownLatch release = new CountDownLatch(1);
    private CoreWorld world;

    @BeforeEach
    void start(@TempDir Path storage) throws Exception {
        world = new CoreWorld(storage, "");
    }

    @AfterEach
    void stop() throws Exception {
        release.countDown();
        world.close();
    }

    @Nested
    final class OneThatBlocksWhenTheManagerComes {
        @Test
        void doesNotHoldUpTheEndOfTheCore() throws Exception {
            var blocked = new CountDownLatch(1);
            world.core().stop();
            world.context()
                    .addServiceListener(
                            event -> {
                                if (event.getType() == ServiceEvent.REGISTERED) {
                                    blocked.countDown();
                                    awaitQuietly(release);
                                }
                            },
                            "(" + Constants.OBJECTCLASS + "=" + NetworkConfigurationManager.class.getName() + ")");
            world.core().start();
            assertThat(blocked.await(20, TimeUnit.SECONDS)).isTrue();

            world.core().stop();

            assertThat(world.core().getState()).isEqualTo(Bundle.RESOLVED);
            assertThat(world.services(NetworkConfigurationManager.class, null)).isEmpty();
            release.countDown();
        }
    }

    @Nested
    final class AListenerThatIsMadeWhenItIsWanted {
        private final Lazy slow = new Lazy(release);

        @BeforeEach
        void start() {
            world.add(bearer);
            bearer.report("cafe ACTIVE");
            world.awaitService(NetworkConfigurationManager.class, null);
        }

        @Test
        void isMadeOnAThreadOfItsOwnAndHoldsUpNobodyElse() throws Exception {
            var quick = new Lazy(new CountDownLatch(0));
            world.context().registerService(NetworkListener.class, slow, null);
            world.context().registerService(NetworkListener.class, quick, null);

            assertThat(quick.online.poll(20, TimeUnit.SECONDS)).isTrue();
            assertThat(slow.online).isEmpty();
            bearer.report("cafe DEFINED");
            assertThat(quick.online.poll(20, TimeUnit.SECONDS)).isFalse();
            assertThat(quick.threads).singleElement().asString().startsWith("netbearer-listener-");

            bearer.report("cafe ACTIVE");
            assertThat(quick.online.poll(20, TimeUnit.SECONDS)).isTrue();
            release.countDown();
            assertThat(slow.online.poll(20, TimeUnit.SECONDS)).isTrue();
        }

        @Test
        void isLetGoWhenTheCoreStops() throws Exception {
            var lazy = new Lazy(new CountDownLatch(0));
            world.context().registerService(NetworkListener.class, lazy, null);
            assertThat(lazy.online.poll(20, TimeUnit.SECONDS)).isTrue();

            world.core().stop();

            world.await("the end of the listener", () -> lazy.ended.getCount() == 0);
        }

        @Test
        void isNotCalledIfItWentWhileItWasMade() throws Exception {
            var going = world.context().registerService(NetworkListener.class, slow, null);
            assertThat(slow.making.await(20, TimeUnit.SECONDS)).isTrue();
            going.unregister();
            release.countDown();

            var next = new Lazy(new CountDownLatch(0));
            world.context().registerService(NetworkListener.class, next, null);
            assertThat(next.online.poll(20, TimeUnit.SECONDS)).isTrue();
            world.core().stop();
            assertThat(slow.online).isEmpty();
            assertThat(world.warnings()).isEmpty();
        }

        @Test
        void isNamedOnceIfItCannotBeMade() {
            world.context().registerService(NetworkListener.class, new Unmakeable(), null);
            world.await("a warning", () -> !world.warnings().isEmpty());
            bearer.report("cafe DEFINED");
            bearer.report("cafe ACTIVE", "shop ACTIVE");
            world.awaitService(org.netbearer.api.NetworkConfiguration.class, "(netbearer.id=stated:shop)");
            assertThat(world.warnings())
                    .singleElement()
                    .asString()
                    .startsWith("listener of bundle")
                    .endsWith("is not called: its service cannot be had");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Creates a listener as Declarative Services make a delayed component: when somebody gets the service. */
    private static final class Lazy implements ServiceFactory<NetworkListener> {
        private final CountDownLatch slowness;
        private final CountDownLatch making = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private final List<String> threads = new CopyOnWriteArrayList<>();
        private final BlockingQueue<Boolean> online = new LinkedBlockingQueue<>();

        Lazy(CountDownLatch slowness) {
            this.slowness = slowness;
        }

        @Override
        public NetworkListener getService(Bundle user, ServiceRegistration<NetworkListener> registration) {
            threads.add(Objects.requireNonNull(Thread.currentThread().getName()));
            making.countDown();
            awaitQuietly(slowness);
            return new NetworkListener() {
                @Override
                public void onlineStateChanged(boolean now) {
                    online.add(now);
                }
            };
        }

        @Override
        public void ungetService(
                Bundle user, ServiceRegistration<NetworkListener> registration, NetworkListener listener) {
            ended.countDown();
        }
    }

    /** Fails as a component fails whose activation throws. */
    private static final class Unmakeable implements ServiceFactory<NetworkListener> {
        @Override
        public NetworkListener getService(Bundle user, ServiceRegistration<NetworkListener> registration) {
            throw new IllegalStateException("activation failed");
        }

        @Override
        public void ungetService(
                Bundle user, ServiceRegistration<NetworkListener> registration, NetworkListener listener) {}
    }
}
