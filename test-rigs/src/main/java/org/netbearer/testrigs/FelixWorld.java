package org.netbearer.testrigs;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netbearer.spi.Bearer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.condition.Condition;

/**
 * A Felix with one packaged bundle in it, Declarative Services, and further bundles of the test's class path; the packages of the
 * API come from the test's own class loader, so that both sides speak of the same types.
 *
 * <p>The test's module needs Felix, SCR and the bundles on its class path; this one does not bring them along. Thread-safe.
 */
public final class FelixWorld implements AutoCloseable {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final List<String> RUNTIME = List.of(
            "org.osgi.util.function",
            "org.osgi.util.promise",
            "org.osgi.service.component",
            "org.osgi.service.log",
            "org.apache.felix.scr");

    private final Framework framework;
    private final Bundle bundle;
    private final Path jar;

    /**
     * Starts a framework and everything in it.
     *
     * @param jar the bundle, as it was packaged; it starts last
     * @param storage where the framework keeps its files
     * @param properties of the framework
     * @param companions artifacts of the class path that are installed as well
     * @throws IOException if a jar is missing
     * @throws BundleException if the framework or a bundle does not start
     */
    public FelixWorld(Path jar, Path storage, Map<String, String> properties, String... companions)
            throws IOException, BundleException {
        this.jar = jar;
        var settings = new HashMap<>(properties);
        settings.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, exportsOf(Bearer.class));
        settings.put("felix.log.level", "0");
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow(() -> new IOException("no framework is on the class path"))
                .newFramework(settings);
        framework.init();
        var context = framework.getBundleContext();
        var installed = new ArrayList<Bundle>();
        for (String artifact :
                Stream.concat(RUNTIME.stream(), Stream.of(companions)).toList()) {
            installed.add(context.installBundle(jarOf(artifact)));
        }
        bundle = context.installBundle(jar.toUri().toString());
        framework.start();
        for (Bundle each : installed) {
            each.start();
        }
        bundle.start();
    }

    /**
     * Returns the bundle.
     *
     * @return the one that is tested
     */
    public Bundle bundle() {
        return bundle;
    }

    /**
     * Replaces the bundle by itself: everything of it is new, and what was is garbage.
     *
     * @throws IOException if the jar cannot be read
     * @throws BundleException if it does not start again
     */
    public void renew() throws IOException, BundleException {
        try (var content = Files.newInputStream(jar)) {
            bundle.update(content);
        }
    }

    /**
     * Does what the core does where a probe says yes.
     *
     * @param bearer the bearer's name
     */
    public void present(String bearer) {
        framework
                .getBundleContext()
                .registerService(
                        Condition.class,
                        Condition.INSTANCE,
                        FrameworkUtil.asDictionary(Map.of(Condition.CONDITION_ID, "netbearer.present." + bearer)));
    }

    /**
     * Returns whether anybody offers a service now.
     *
     * @param type its type
     * @return true if somebody does
     */
    public boolean offers(Class<?> type) {
        return framework.getBundleContext().getServiceReference(type) != null;
    }

    /**
     * Gets a service whose type is another one on this side.
     *
     * @param type name of its type
     * @return the service
     */
    public Object service(String type) {
        var context = framework.getBundleContext();
        try {
            var found = context.getAllServiceReferences(type, null);
            if (found == null) {
                throw new AssertionError("no service " + type);
            }
            return context.getService(found[0]);
        } catch (InvalidSyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /**
     * Changes the configuration of a component by Configuration Admin, which is to be one of the companions, and waits until
     * its service has these properties.
     *
     * @param pid the component's PID
     * @param type its service
     * @param settings all of its settings
     */
    public void configure(String pid, Class<?> type, Map<String, ?> settings) {
        var admin = service("org.osgi.service.cm.ConfigurationAdmin");
        try {
            var configuration = admin.getClass()
                    .getMethod("getConfiguration", String.class, String.class)
                    .invoke(admin, pid, null);
            configuration
                    .getClass()
                    .getMethod("update", Dictionary.class)
                    .invoke(configuration, FrameworkUtil.asDictionary(settings));
        } catch (ReflectiveOperationException refused) {
            throw new LinkageError("Configuration Admin cannot be called", refused);
        }
        var wanted = settings.entrySet().stream()
                .map(setting -> "(" + setting.getKey() + "=" + setting.getValue() + ")")
                .collect(Collectors.joining());
        reference(type, "(&(" + Constants.OBJECTCLASS + "=" + type.getName() + ")" + wanted + ")");
    }

    /**
     * Waits for a service; if it does not come, the failure tells what the framework looks like.
     *
     * @param type its type
     * @param <T> its type
     * @return a reference to it
     */
    public <T> ServiceReference<T> reference(Class<T> type) {
        return reference(type, "(" + Constants.OBJECTCLASS + "=" + type.getName() + ")");
    }

    private <T> ServiceReference<T> reference(Class<T> type, String filter) {
        var context = framework.getBundleContext();
        var arrived = new CountDownLatch(1);
        var events = new ConcurrentLinkedQueue<String>();
        ServiceListener listener = event -> {
            events.add(event.getType() + " " + event.getServiceReference());
            arrived.countDown();
        };
        try {
            context.addServiceListener(listener, filter);
            if (context.getServiceReferences(type, filter).isEmpty()
                    && !arrived.await(BOUND.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("no service " + filter + " in " + BOUND.toSeconds() + " s, after the events "
                        + events + FelixState.describe(context, bundle));
            }
            return context.getServiceReferences(type, filter).iterator().next();
        } catch (InvalidSyntaxException impossible) {
            throw new AssertionError(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        } finally {
            context.removeServiceListener(listener);
        }
    }

    /**
     * Waits for a service and gets it.
     *
     * @param type its type
     * @param <T> its type
     * @return the service
     */
    public <T> T service(Class<T> type) {
        return framework.getBundleContext().getService(reference(type));
    }

    /** Stops the framework and waits for its end. */
    @Override
    public void close() throws BundleException {
        framework.stop();
        try {
            framework.waitForStop(BOUND.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String exportsOf(Class<?> type) throws IOException {
        try (var jar = new JarFile(
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                        .toFile())) {
            return jar.getManifest().getMainAttributes().getValue(Constants.EXPORT_PACKAGE);
        } catch (URISyntaxException odd) {
            throw new IOException(odd);
        }
    }

    /** Finds a jar of the class path by its artifact: each has a manifest. */
    private static String jarOf(String artifact) throws IOException {
        var name = Pattern.compile("jar:(file:.*/" + Pattern.quote(artifact) + "-\\d[^/]*\\.jar)!/.*");
        return Collections.list(FelixWorld.class.getClassLoader().getResources("META-INF/MANIFEST.MF")).stream()
                .map(manifest -> name.matcher(manifest.toString()))
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new IOException(artifact + " is not on the class path"));
    }
}
