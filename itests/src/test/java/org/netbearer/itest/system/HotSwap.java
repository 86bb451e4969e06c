package org.netbearer.itest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Bundles come and go under a running system and a greedy user, and leave nothing behind.
 *
 * <p>Nothing in here names a type of the api: a refresh of the api would take the test away with it.
 */
abstract class HotSwap {
    private static final String MANAGER = "org.netbearer.api.NetworkConfigurationManager";
    private static final int CYCLES = Integer.getInteger("netbearer.cycles", 20);

    /** A little longer than threads wait for more work. */
    private static final long REST_NANOS = 1_200_000_000;

    /** Pipes and jars that the Java runtime opens as it likes; far fewer than one a cycle. */
    private static final int SPARE_FILES = 4;

    @Inject
    private BundleContext context;

    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    @BeforeEach
    void theSystemIsUp() throws Exception {
        awaitManager();
    }

    @AfterEach
    void theSystemIsUpAgain() throws Exception {
        awaitManager();
        assertThat(isManagerThere()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.netbearer.bearer.generic",
                "org.netbearer.bearer.simulation",
                "org.netbearer.bearer.nm",
                "org.netbearer.bearer.wlanapi",
                "org.netbearer.bearer.corewlan",
                "org.netbearer.socket.binding",
                "org.netbearer.gogo.commands",
                "org.netbearer.impl"
            })
    void leavesNothingBehind(String name) throws Exception {
        leavesNothingBehind(() -> cycle(name));
    }

    @Test
    void leavesNothingBehindOfAnApiThatIsRefreshed() throws Exception {
        leavesNothingBehind(() -> {
            remember("org.netbearer.api");
            hoarder().accept("hold");
            hoarder().accept("update");
            bundle("org.netbearer.api").update();
            refresh(bundle("org.netbearer.api"));
            awaitManager();
        });
    }

    /** Repeats a cycle, and compares. */
    private void leavesNothingBehind(Cycle cycle) throws Exception {
        Footprint before = atRest();
        cycle.run(); // what is made once, and kept, is made now
        cycle.run();
        loaders.clear();
        int files = Footprint.openFiles();

        for (int i = 0; i < CYCLES; i++) {
            cycle.run();
        }

        Patience.until(() -> footprint().beyond(before).isEmpty() && loadersLeft() == 0);
        assertThat(footprint().beyond(before)).isEmpty();
        assertThat(loaders).hasSizeGreaterThanOrEqualTo(CYCLES);
        assertThat(loadersLeft()).as("class loaders of earlier lives").isZero();
        assertThat(Footprint.openFiles()).as("open files").isLessThanOrEqualTo(files + SPARE_FILES);
    }

    /** All that may happen to a bundle, with somebody holding on to what was there before. */
    private void cycle(String name) throws Exception {
        hoarder().accept("hold");
        bundle(name).stop();
        bundle(name).start();
        awaitManager();

        remember(name);
        hoarder().accept("hold");
        hoarder().accept("update");
        bundle(name).update();
        refresh(bundle(name));
        awaitManager();

        remember(name);
        hoarder().accept("hold");
        hoarder().accept("update");
        String location = bundle(name).getLocation();
        Bundle gone = bundle(name);
        gone.uninstall();
        refresh(gone);
        context.installBundle(location).start();
        awaitManager();

        remember(name);
        hoarder().accept("release");
        refresh(bundle(name));
        awaitManager();
    }

    private Bundle bundle(String name) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void remember(String name) {
        loaders.add(new WeakReference<>(bundle(name).adapt(BundleWiring.class).getClassLoader()));
    }

    private int loadersLeft() {
        System.gc();
        return (int) loaders.stream().filter(loader -> loader.get() != null).count();
    }

    private void awaitManager() throws Exception {
        Patience.until(this::isManagerThere);
    }

    /** Asks for all references: to find out which ones fit, the framework would tie this bundle to the api. */
    private boolean isManagerThere() throws InvalidSyntaxException {
        return context.getAllServiceReferences(MANAGER, null) != null;
    }

    @SuppressWarnings("unchecked")
    private Consumer<String> hoarder() throws Exception {
        Patience.until(() -> hoarders() != null);
        return (Consumer<String>) context.getService(hoarders()[0]);
    }

    private ServiceReference<?>[] hoarders() throws InvalidSyntaxException {
        return context.getServiceReferences(Consumer.class.getName(), "(tenant=hoarder)");
    }

    private void refresh(Bundle bundle) throws InterruptedException, BundleException {
        var done = new CountDownLatch(1);
        context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
            }
        });
        assertThat(done.await(30, TimeUnit.SECONDS)).as("refreshed").isTrue();
    }

    /** The footprint once it stayed the same for a while: services come a moment after what they are about. */
    private Footprint atRest() throws Exception {
        var last = new Footprint[] {footprint()};
        var since = new long[] {System.nanoTime()};
        Patience.until(() -> {
            Footprint now = footprint();
            if (!now.equals(last[0])) {
                last[0] = now;
                since[0] = System.nanoTime();
            }
            return System.nanoTime() - since[0] > REST_NANOS;
        });
        return last[0];
    }

    private Footprint footprint() {
        return Footprint.of(context);
    }

    /** One round of what may happen. */
    private interface Cycle {
        void run() throws Exception;
    }
}
