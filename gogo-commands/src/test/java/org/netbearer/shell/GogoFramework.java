package org.netbearer.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.util.tracker.ServiceTracker;

/** A real framework with Gogo, Declarative Services and our bundles, from the jars of the class path. */
final class GogoFramework {
    private static final List<String> BUNDLES = List.of(
            "org.osgi.util.function-",
            "org.osgi.util.promise-",
            "org.osgi.service.component-1",
            "org.apache.felix.configadmin-",
            "org.apache.felix.scr-",
            "org.apache.felix.gogo.runtime-",
            "org.apache.felix.gogo.command-",
            "org.apache.felix.gogo.shell-",
            "org.netbearer.api-",
            "org.netbearer.gogo.commands-");

    private final Framework framework;

    GogoFramework(Path storage) throws BundleException, IOException {
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE, storage.toString(), "gosh.args", "--nointeractive --noshutdown"));
        framework.start();
        for (String prefix : BUNDLES) {
            install(prefix);
        }
        for (Bundle bundle : framework.getBundleContext().getBundles()) {
            bundle.start();
        }
    }

    /** Adds the manager and the service that runs commands. */
    Bundle addProbe() throws BundleException, IOException {
        var bundle = framework.getBundleContext().installBundle("probe", new ByteArrayInputStream(probe()));
        bundle.start();
        return bundle;
    }

    Bundle bundle(String symbolicName) {
        return Arrays.stream(framework.getBundleContext().getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(symbolicName))
                .findFirst()
                .orElseThrow();
    }

    /** Runs a command line and gives what it printed and its value, or {@code FAILED} and the message. */
    @SuppressWarnings("unchecked")
    String run(String line) throws InterruptedException {
        var tracker = new ServiceTracker<UnaryOperator<String>, UnaryOperator<String>>(
                framework.getBundleContext(), (Class<UnaryOperator<String>>) (Class<?>) UnaryOperator.class, null);
        tracker.open();
        try {
            return tracker.waitForService(TimeUnit.SECONDS.toMillis(10)).apply(line);
        } finally {
            tracker.close();
        }
    }

    private void install(String prefix) throws BundleException, IOException {
        String jar = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Path.of(entry).getFileName().toString().startsWith(prefix))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not on the class path: " + prefix));
        try (InputStream content = Files.newInputStream(Path.of(jar))) {
            framework.getBundleContext().installBundle(prefix, content);
        }
    }

    private static byte[] probe() throws IOException {
        var manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        attributes.putValue(Constants.BUNDLE_SYMBOLICNAME, "probe");
        attributes.putValue(Constants.BUNDLE_ACTIVATOR, ProbeActivator.class.getName());
        attributes.putValue(
                Constants.IMPORT_PACKAGE,
                "org.osgi.framework,org.netbearer.api,org.netbearer.internal,org.netbearer.spi,org.apache.felix.service.command");
        var content = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(content, manifest)) {
            for (String name : probeClasses()) {
                jar.putNextEntry(new JarEntry(name));
                try (var code = GogoFramework.class.getResourceAsStream("/" + name)) {
                    code.transferTo(jar);
                }
            }
        }
        return content.toByteArray();
    }

    /** Returns the probe's own classes, and all that belong to the settable manager of the test kit. */
    private static List<String> probeClasses() throws IOException {
        var classes = new ArrayList<>(
                List.of("org/netbearer/shell/ProbeActivator.class", "org/netbearer/shell/Samples.class"));
        String testkit = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Path.of(entry).getFileName().toString().startsWith("org.netbearer.testkit-"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the test kit is not on the class path"));
        try (var jar = new JarFile(testkit)) {
            jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.startsWith("org/netbearer/testkit/Settable"))
                    .forEach(classes::add);
        }
        return classes;
    }

    void stop() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(TimeUnit.SECONDS.toMillis(20));
    }
}
