package org.netbearer.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** The distribution's bundles, resolved by Felix: what several of them use is copied into each, and shared by none. */
final class PrivateCopiesIT {
    private static final String SUPPORT = "org.netbearer.support";
    private static final String LOG = "org.netbearer.support.log.DeferredLog";

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
    void noBundleExportsACopyOrImportsOne() {
        for (Bundle bundle : bundles) {
            assertThat(bundle.adapt(BundleWiring.class).getCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream()
                            .map(exported ->
                                    String.valueOf(exported.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE))))
                    .as(bundle.getSymbolicName())
                    .noneMatch(name -> name.startsWith(SUPPORT));
            assertThat(String.valueOf(bundle.getHeaders().get(Constants.IMPORT_PACKAGE)))
                    .as(bundle.getSymbolicName())
                    .doesNotContain(SUPPORT);
        }
    }

    @Test
    void eachBundleHasItsOwnCopy() throws ClassNotFoundException {
        Set<Class<?>> copies = new HashSet<>();
        var owners = new ArrayList<String>();
        for (Bundle bundle : bundles) {
            if (bundle.getEntry(LOG.replace('.', '/') + ".class") != null) {
                copies.add(bundle.loadClass(LOG));
                owners.add(bundle.getSymbolicName());
            }
        }
        assertThat(owners).contains("org.netbearer.impl", "org.netbearer.bearer.simulation");
        assertThat(copies).hasSameSizeAs(owners);
    }

    @Test
    void itIsNoBundleOfTheDistribution() {
        assertThat(bundles).extracting(Bundle::getSymbolicName).doesNotContain(SUPPORT);
    }
}
