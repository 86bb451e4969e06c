package org.netbearer.socket.binding;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netbearer.spi.SocketBinder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * A Felix with Declarative Services and the packaged bundle, which is not started yet; the API and the log's come from the
 * test's own class path, so that both sides speak of the same types.
 */
final class FelixFramework implements AutoCloseable {
    private static final String BUNDLE = "netbearer.socket.bundle";
    private static final Duration BOUND = Duration.ofSeconds(30);

    private final Framework framework;
    private final Bundle bundle;

    FelixFramework(Path storage, String... others) throws IOException, BundleException {
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        storage.toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        exportsOf(SocketBinder.class) + ",org.osgi.service.log;version=1.5",
                        "felix.log.level",
                        "0"));
        framework.init();
        var artifacts = new ArrayList<>(List.of(others));
        artifacts.addAll(List.of(
                "org.osgi.util.function",
                "org.osgi.util.promise",
                "org.osgi.service.component",
                "org.apache.felix.scr"));
        for (String artifact : artifacts) {
            context().installBundle(jarOf(artifact));
        }
        bundle = context()
                .installBundle(Path.of(Objects.requireNonNull(System.getProperty(BUNDLE), BUNDLE))
                        .toUri()
                        .toString());
        framework.start();
        for (Bundle each : context().getBundles()) {
            if (each != bundle) {
                each.start();
            }
        }
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    Bundle bundle() {
        return bundle;
    }

    /** Waits for a service and gets it. */
    <T> T service(Class<T> type) throws InterruptedException, InvalidSyntaxException {
        var arrived = new CountDownLatch(1);
        ServiceListener listener = event -> arrived.countDown();
        context().addServiceListener(listener, "(" + Constants.OBJECTCLASS + "=" + type.getName() + ")");
        try {
            if (context().getServiceReference(type) == null
                    && !arrived.await(BOUND.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("no service " + type.getName());
            }
            return context().getService(context().getServiceReference(type));
        } finally {
            context().removeServiceListener(listener);
        }
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
        return Collections.list(FelixFramework.class.getClassLoader().getResources("META-INF/MANIFEST.MF")).stream()
                .map(manifest -> name.matcher(manifest.toString()))
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new IOException(artifact + " is not on the class path"));
    }
}
