package org.netbearer.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** The distribution's bundles, resolved by Felix: what one of them brings along for itself stays with it. */
final class PrivateLibrariesIT {
    private static final String OWNER = "org.netbearer.bearer.nm";
    private static final String MESSAGE = "org.freedesktop.dbus.messages.Message";

    @TempDir
    private Path cache;

    private Framework framework;
    private final List<Bundle> bundles = new ArrayList<>();

    @BeforeEach
    void resolve() throws IOException, BundleException {
        framework = new FrameworkFactory().newFramework(Map.of(Constants.FRAMEWORK_STORAGE, cache.toString()));
        framework.init();
        try (Stream<Path> jars = Files.walk(Path.of(System.getProperty("netbearer.bundles")))) {
            for (Path jar : jars.filter(path -> path.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                bundles.add(
                        framework.getBundleContext().installBundle(jar.toUri().toString()));
            }
        }
        assertThat(framework.adapt(FrameworkWiring.class).resolveBundles(bundles))
                .isTrue();
    }

    @AfterEach
    void stop() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(10_000);
    }

    @Test
    void ofDbusNothingIsExported() {
        assertThat(bundles.stream()
                        .flatMap(bundle ->
                                bundle
                                        .adapt(BundleWiring.class)
                                        .getCapabilities(PackageNamespace.PACKAGE_NAMESPACE)
                                        .stream())
                        .map(exported ->
                                String.valueOf(exported.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE))))
                .contains("org.netbearer.api")
                .noneMatch(name -> name.startsWith("org.freedesktop"));
    }

    @Test
    void ofDbusNothingIsSeenByAnotherBundle() throws ClassNotFoundException {
        for (Bundle bundle : bundles) {
            if (bundle.getSymbolicName().equals(OWNER)) {
                assertThat(bundle.loadClass(MESSAGE)).isNotNull();
            } else if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                assertThatThrownBy(() -> bundle.loadClass(MESSAGE))
                        .as(bundle.getSymbolicName())
                        .isInstanceOf(ClassNotFoundException.class);
            }
        }
    }
}
