package org.netbearer.bearer.corewlan;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netbearer.spi.Bearer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
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
 * A Felix with the packaged bundle, JNA and Declarative Services in it; the API comes from the test's own class path, so
 * that both sides speak of the same types.
 */
final class FelixWorld implements AutoCloseable {
    /** The bundle's jar, as it was packaged. */
    private static final String BUNDLE = "netbearer.corewlan.bundle";

    private static final Duration BOUND = Duration.ofSeconds(30);

    private final Framework framework;
    private final Bundle bundle;

    FelixWorld(Path storage, Map<String, String> properties) throws IOException, BundleException {
        var settings = new HashMap<>(properties);
        settings.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, exportsOf(Bearer.class));
        settings.put("felix.log.level", "0");
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(settings);
        framework.init();
        var installed = new ArrayList<Bundle>();
        for (String artifact : List.of(
                "jna",
                "org.osgi.util.function",
                "org.osgi.util.promise",
                "org.osgi.service.component",
                "org.osgi.service.log",
                "org.apache.felix.scr")) {
            installed.add(framework.getBundleContext().installBundle(jarOf(artifact)));
        }
        bundle = framework.getBundleContext().installBundle(jar().toUri().toString());
        framework.start();
        for (Bundle each : installed) {
            each.start();
        }
        bundle.start();
    }

    Bundle bundle() {
        return bundle;
    }

    /** Replaces the bundle by itself: everything of it is new, and what was is garbage. */
    void renew() throws BundleException, IOException {
        try (var content = Files.newInputStream(jar())) {
            bundle.update(content);
        }
    }

    private static Path jar() {
        return Path.of(Objects.requireNonNull(System.getProperty(BUNDLE), BUNDLE));
    }

    /** What the core does where a probe says yes. */
    void present(String name) {
        framework
                .getBundleContext()
                .registerService(
                        Condition.class,
                        Condition.INSTANCE,
                        FrameworkUtil.asDictionary(Map.of(Condition.CONDITION_ID, "netbearer.present." + name)));
    }

    boolean offers(Class<?> type) {
        return framework.getBundleContext().getServiceReference(type) != null;
    }

    <T> ServiceReference<T> reference(Class<T> type) {
        var context = framework.getBundleContext();
        var arrived = new CountDownLatch(1);
        var events = new ConcurrentLinkedQueue<String>();
        ServiceListener listener = event -> {
            events.add(event.getType() + " " + event.getServiceReference());
            arrived.countDown();
        };
        try {
            context.addServiceListener(listener, "(objectClass=" + type.getName() + ")");
            if (references(context, type).isEmpty() && !arrived.await(BOUND.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("no service " + type.getName() + " in " + BOUND.toSeconds()
                        + " s, after the events " + events + FelixState.describe(context, bundle));
            }
            return references(context, type).iterator().next();
        } catch (InvalidSyntaxException impossible) {
            throw new AssertionError(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        } finally {
            context.removeServiceListener(listener);
        }
    }

    <T> T service(Class<T> type) {
        return framework.getBundleContext().getService(reference(type));
    }

    @Override
    public void close() throws BundleException {
        framework.stop();
        try {
            framework.waitForStop(BOUND.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> Collection<ServiceReference<T>> references(BundleContext context, Class<T> type)
            throws InvalidSyntaxException {
        return context.getServiceReferences(type, null);
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
