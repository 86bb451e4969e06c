package org.netbearer.impl.services;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.felix.framework.FrameworkFactory;
import org.netbearer.spi.Bearer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/**
 * A Felix with the packaged core and Declarative Services in it. The API comes from the test's own class path, so that both
 * sides speak of the same types. Thread-safe.
 */
final class CoreWorld implements AutoCloseable {
    private static final String BUNDLE = "netbearer.impl.bundle";
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final String SHARED = "org.osgi.service.cm;version=1.6.1,org.osgi.service.log;version=1.5.0";

    private final Framework framework;
    private final Bundle core;
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final Object happened = new Object();

    /** Starts it, with the named artifacts of the class path beside the core. */
    CoreWorld(Path storage, String shared, String... artifacts) throws IOException, BundleException {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        storage.toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        exportsOf(Bearer.class) + "," + SHARED + shared,
                        "felix.log.level",
                        "0"));
        framework.init();
        var context = context();
        context.addServiceListener(event -> {
            synchronized (happened) {
                happened.notifyAll();
            }
        });
        context.registerService(LoggerFactory.class, logService(), null);
        var installed = new ArrayList<Bundle>();
        for (String artifact : List.of(
                "org.osgi.util.function",
                "org.osgi.util.promise",
                "org.osgi.service.component",
                "org.apache.felix.configadmin",
                "org.apache.felix.scr")) {
            installed.add(context.installBundle(jarOf(artifact)));
        }
        for (String artifact : artifacts) {
            installed.add(context.installBundle(jarOf(artifact)));
        }
        core = context.installBundle(Path.of(Objects.requireNonNull(System.getProperty(BUNDLE), BUNDLE))
                .toUri()
                .toString());
        framework.start();
        for (Bundle each : installed) {
            each.start();
        }
        core.start();
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    Bundle core() {
        return core;
    }

    /** What was logged as a warning. */
    List<String> warnings() {
        return warnings;
    }

    void add(StatedBearer bearer) {
        context().registerService(Bearer.class, bearer, null);
    }

    void configure(String pid, Map<String, Object> settings) throws IOException {
        var admin = context().getService(context().getServiceReference(ConfigurationAdmin.class));
        admin.getConfiguration(pid, "?").update(FrameworkUtil.asDictionary(settings));
    }

    /** The services of a type that match a filter, in no order. */
    List<ServiceReference<?>> services(Class<?> type, String filter) {
        try {
            var found = context().getAllServiceReferences(type.getName(), filter);
            return found == null ? List.of() : Arrays.asList(found);
        } catch (InvalidSyntaxException wrongTest) {
            throw new AssertionError(wrongTest);
        }
    }

    ServiceReference<?> awaitService(Class<?> type, String filter) {
        await(type.getSimpleName() + filter, () -> !services(type, filter).isEmpty());
        return services(type, filter).get(0);
    }

    void awaitNoService(Class<?> type, String filter) {
        await(
                "no " + type.getSimpleName() + filter,
                () -> services(type, filter).isEmpty());
    }

    /** Waits until something is so; looks when a service came or went, and now and then. */
    void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + BOUND.toNanos();
        synchronized (happened) {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("waited in vain for " + what + "; logged: " + warnings);
                }
                try {
                    happened.wait(20);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError(interrupted);
                }
            }
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

    /** A log service with dozens of methods, of which the warnings are kept. */
    private LoggerFactory logService() {
        var logger = (Logger) Proxy.newProxyInstance(
                Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (self, method, arguments) -> {
                    if (method.getName().equals("warn")) {
                        warnings.add(
                                String.valueOf(arguments[1] instanceof Object[] several ? several[0] : arguments[1]));
                    }
                    return method.getReturnType() == boolean.class ? Boolean.TRUE : null;
                });
        return (LoggerFactory) Proxy.newProxyInstance(
                LoggerFactory.class.getClassLoader(),
                new Class<?>[] {LoggerFactory.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "equals" -> self == arguments[0];
                    case "hashCode" -> System.identityHashCode(self);
                    case "toString" -> "log service of a test";
                    default -> logger;
                });
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
        return Collections.list(CoreWorld.class.getClassLoader().getResources("META-INF/MANIFEST.MF")).stream()
                .map(manifest -> name.matcher(manifest.toString()))
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new IOException(artifact + " is not on the class path"));
    }
}
