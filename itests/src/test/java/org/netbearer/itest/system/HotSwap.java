package org.netbearer.itest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.lang.runtime.ObjectMethods;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/**
 * Bundles come and go under a running system and a greedy user, and leave nothing behind.
 *
 * <p>Nothing in here names a type of the api: a refresh of the api would take the test away with it.
 */
abstract class HotSwap {
    private static final String MANAGER = "org.netbearer.api.NetworkConfigurationManager";
    private static final String SIMULATION = "org.netbearer.simulation.Simulation";
    private static final String CORE = "org.netbearer.impl";
    private static final String BEARERS = "org.netbearer.bearer.";

    /** A network, and a bearer that never answers an update: as long as it is there, one that was asked for is pending. */
    private static final String SCENARIO = """
            link sim-eth0 ethernet address=192.0.2.7/24 gateway=192.0.2.1 metric=9000
            scan silent
            """;

    private static final int CYCLES = Integer.getInteger("netbearer.cycles", 20);

    /** A little longer than threads wait for more work. */
    private static final long REST_NANOS = 1_200_000_000;

    /** Pipes and jars that the Java runtime opens as it likes; far fewer than one a cycle. */
    private static final int SPARE_FILES = 4;

    private static final int LOG_ENTRIES = 200;

    @Inject
    private BundleContext context;

    @Inject
    private ConfigurationAdmin configurations;

    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    @BeforeEach
    void theSystemIsUp() throws Exception {
        Path scenario = context.getDataFile("silent.scenario").toPath();
        Files.writeString(scenario, SCENARIO);
        configure("org.netbearer.manager", Map.of("update.timeout.ms", 600_000L));
        if (configure("org.netbearer.bearer.simulation", Map.of("enabled", true, "scenario", scenario.toString()))) {
            bundle(BEARERS + "simulation").stop(); // its probe is asked once, and shall say the same as after each swap
            bundle(BEARERS + "simulation").start();
        }
        awaitSystem();
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
                CORE
            })
    void leavesNothingBehind(String name) throws Exception {
        leavesNothingBehind(() -> cycle(name));
    }

    @Test
    void leavesNothingBehindOfAnApiThatIsRefreshed() throws Exception {
        leavesNothingBehind(() -> {
            remember("org.netbearer.api");
            ask("hold");
            CompletableFuture<String> update = update();
            bundle("org.netbearer.api").update();
            refresh(bundle("org.netbearer.api"));
            assertThat(outcome(update)).containsAnyOf("BEARER_GONE", "simulation=GONE"); // whichever goes first
            awaitSystem();
        });
    }

    /** Repeats a cycle, and compares. */
    private void leavesNothingBehind(Cycle cycle) throws Exception {
        Footprint before = atRest();
        cycle.run(); // what is made once, and kept, is made now
        cycle.run();
        loaders.clear();
        int files = Footprint.openFiles();
        int netlink = Footprint.netlinkSockets();

        for (int i = 0; i < CYCLES; i++) {
            cycle.run();
        }

        var left = new ArrayList<String>(); // of the last look: a thread that only tries to connect comes and goes
        Patience.until(() -> {
            left.clear();
            left.addAll(footprint().beyond(before));
            return left.isEmpty();
        });
        assertThat(left).isEmpty();
        assertThat(loaders).hasSizeGreaterThanOrEqualTo(CYCLES);
        if (loadersLeft() > 0) {
            fillLog();
        }
        Patience.until(() -> loadersLeft() == 0);
        assertThat(loadersLeft()).as("class loaders of earlier lives").isZero();
        assertThat(Footprint.netlinkSockets()).as("netlink sockets").isEqualTo(netlink);
        assertThat(Footprint.openFiles()).as("open files").isLessThanOrEqualTo(files + SPARE_FILES);
    }

    /** All that may happen to a bundle, with somebody holding on to what was there before, and an update on its way. */
    private void cycle(String name) throws Exception {
        List<CompletableFuture<String>> updates = new ArrayList<>();
        updates.add(swap(name, () -> {
            bundle(name).stop();
            bundle(name).start();
        }));
        remember(name);
        updates.add(swap(name, () -> {
            bundle(name).update();
            refresh(bundle(name));
        }));
        remember(name);
        updates.add(swap(name, () -> {
            Bundle gone = bundle(name);
            gone.uninstall();
            refresh(gone);
            context.installBundle(gone.getLocation()).start();
        }));
        remember(name);

        switchSimulation("off");
        for (CompletableFuture<String> update : updates) {
            assertThat(outcome(update)).contains(name.equals(CORE) ? "BEARER_GONE" : "simulation=GONE");
        }
        switchSimulation("on");
        ask("release");
        refresh(bundle(name));
        awaitSystem();
    }

    /** Changes a bundle while somebody holds all there is and waits for an update, which is given back. */
    private CompletableFuture<String> swap(String name, Cycle change) throws Exception {
        String itsOwn = configurationsOf(name);
        ask("hold");
        int handles = ask("alive " + itsOwn);
        CompletableFuture<String> update = update();

        change.run();

        Patience.until(() -> ask("alive " + itsOwn) == 0);
        assertThat(ask("alive " + itsOwn)).as("handles that outlived " + name).isZero();
        awaitSystem();
        assertThat(ask("read")).as("proxies of the MBean that are of use").isPositive();
        if (name.equals(CORE) || name.equals(BEARERS + "simulation")) {
            assertThat(outcome(update)).isNotEmpty();
        } else {
            assertThat(update).as("update without " + name).isNotDone();
        }
        if (handles > 0 && !name.equals(CORE)) {
            Patience.until(() -> ask("told") > 0);
            assertThat(ask("told")).as("notifications about " + name).isPositive();
        }
        return update;
    }

    /** How the identifiers begin of the configurations that go with a bundle; all begin with nothing. */
    private static String configurationsOf(String name) {
        if (name.equals(CORE)) {
            return "";
        }
        return name.startsWith(BEARERS) ? name.substring(BEARERS.length()) + ":" : "none:";
    }

    @SuppressWarnings("unchecked")
    private CompletableFuture<String> update() throws Exception {
        var update = (CompletableFuture<String>) hoarder().apply("update");
        assertThat(update).isNotDone();
        return update;
    }

    private static String outcome(CompletableFuture<String> update) throws Exception {
        return update.get(30, TimeUnit.SECONDS);
    }

    private int ask(String words) throws Exception {
        return (int) hoarder().apply(words);
    }

    /** Takes the simulation away or brings it back, with everything that it knows. */
    private void switchSimulation(String how) throws Exception {
        ServiceReference<?> reference = context.getAllServiceReferences(SIMULATION, null)[0];
        Object simulation = context.getService(reference);
        simulation.getClass().getMethod(how).invoke(simulation);
        context.ungetService(reference);
    }

    private boolean configure(String pid, Map<String, ?> settings) throws IOException {
        return configurations.getConfiguration(pid, "?").updateIfDifferent(FrameworkUtil.asDictionary(settings));
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

    /** The log keeps its last hundred entries for readers, and with an exception in one the classes on its stack. */
    private void fillLog() {
        var reference = context.getServiceReference(LoggerFactory.class);
        Logger log = context.getService(reference).getLogger(HotSwap.class);
        for (int i = 0; i < LOG_ENTRIES; i++) {
            log.info("entry {} of a test", i);
        }
        context.ungetService(reference);
    }

    private int loadersLeft() {
        forgetComparedRecord();
        System.gc();
        return (int) loaders.stream().filter(loader -> loader.get() != null).count();
    }

    /**
     * Creates the Java runtime forget the record class that it compared last for the first time: up to JDK 17 a static method
     * handle of {@link ObjectMethods} caches its last adaptation to a type, which keeps one class loader, whoever it is of.
     */
    private static void forgetComparedRecord() {
        try {
            ObjectMethods.bootstrap(
                    MethodHandles.lookup(),
                    "equals",
                    MethodType.methodType(boolean.class, Footprint.class, Object.class),
                    Footprint.class,
                    "");
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void awaitSystem() throws Exception {
        Patience.until(this::isSystemUp);
        assertThat(isSystemUp())
                .as("manager, MBean and configurations are there")
                .isTrue();
    }

    /** Asks for all references: to find out which ones fit, the framework would tie this bundle to the api. */
    private boolean isSystemUp() throws Exception {
        return context.getAllServiceReferences(MANAGER, null) != null
                && !footprint().beans().isEmpty()
                && ask("known simulation:") > 0
                && ask("known generic:") > 0;
    }

    @SuppressWarnings("unchecked")
    private Function<String, Object> hoarder() throws Exception {
        Patience.until(() -> hoarders() != null);
        return (Function<String, Object>) context.getService(hoarders()[0]);
    }

    private ServiceReference<?>[] hoarders() throws InvalidSyntaxException {
        return context.getServiceReferences(Function.class.getName(), "(tenant=hoarder)");
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
