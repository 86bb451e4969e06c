package org.netbearer.impl.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.SessionState;
import org.netbearer.simulation.Scenario;
import org.netbearer.simulation.SimulatedBearer;
import org.netbearer.spi.Bearer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;

/** Sessions of bundles, and groups that Config Admin defines, in a real framework. */
final class SessionsIT {
    private static final String WWAN = "simulation:wwan0";

    @TempDir
    private Path storage;

    private CoreWorld world;

    @BeforeEach
    void start() throws Exception {
        world = new CoreWorld(storage, "");
        var bearer = new SimulatedBearer();
        bearer.play(Scenario.parse("owners", """
                link eth0 ethernet address=192.0.2.7/24 gateway=192.0.2.1
                link wwan0 cellular address=192.0.2.9/32 gateway=direct disconnected
                """));
        world.context().registerService(Bearer.class, bearer, null);
        world.awaitService(NetworkConfiguration.class, "(netbearer.id=" + WWAN + ")");
        world.awaitService(NetworkConfigurationManager.class, null);
    }

    @AfterEach
    void stop() throws BundleException {
        world.close();
    }

    private Bundle bundle(String name) throws IOException, BundleException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_SYMBOLICNAME, name);
        manifest.getMainAttributes().putValue(Constants.IMPORT_PACKAGE, "org.netbearer.api");
        var bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, manifest).close();
        Bundle installed = world.context().installBundle(name, new ByteArrayInputStream(bytes.toByteArray()));
        installed.start();
        return installed;
    }

    private NetworkConfigurationManager manager(Bundle bundle) {
        var context = bundle.getBundleContext();
        return context.getService(context.getServiceReference(NetworkConfigurationManager.class));
    }

    private static NetworkSession opened(NetworkConfigurationManager manager) throws Exception {
        var session = manager.createSession(manager.configurationFromIdentifier(WWAN));
        session.open().toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThat(session.waitForOpened(Duration.ZERO)).isTrue();
        return session;
    }

    private void awaitState(NetworkConfigurationManager manager, ConfigurationState state) {
        var configuration = manager.configurationFromIdentifier(WWAN);
        world.await("state " + state, () -> configuration.state() == state);
    }

    @Test
    void ofABundleThatStopsAreClosedForIt() throws Exception {
        Bundle one = bundle("one");
        Bundle other = bundle("other");
        var others = manager(other);
        var first = opened(manager(one));
        var second = opened(others);
        assertThat(others.sessions()).extracting("owner").containsExactly("one", "other");

        one.stop();

        world.await("the end of the first", () -> others.sessions().size() == 1);
        assertThat(first.state()).isEqualTo(SessionState.INVALID);
        assertThat(second.isOpen()).isTrue();
        assertThat(others.configurationFromIdentifier(WWAN).state()).isEqualTo(ConfigurationState.ACTIVE);

        other.stop();

        awaitState(manager(bundle("onlooker")), ConfigurationState.DISCOVERED);
        assertThat(world.warnings()).isEmpty();
    }

    @Test
    void ofABundleThatLetsGoOfTheManagerAreClosed() throws Exception {
        Bundle one = bundle("one");
        var session = opened(manager(one));
        ServiceReference<?> reference = one.getBundleContext().getServiceReference(NetworkConfigurationManager.class);
        one.getBundleContext().ungetService(reference);
        world.await("the end of the session", () -> !session.isOpen());
        awaitState(manager(bundle("onlooker")), ConfigurationState.DISCOVERED);
    }

    @Test
    void endWithTheCoreAndLeaveNothingUp() throws Exception {
        var session = opened(manager(bundle("one")));
        world.core().stop();
        assertThat(session.isOpen()).isFalse();
        assertThat(session.configuration().isValid()).isFalse();
        world.core().start();
        world.awaitService(NetworkConfigurationManager.class, null);
        awaitState(manager(bundle("onlooker")), ConfigurationState.DISCOVERED);
    }

    @Test
    void groupsComeChangeAndGoWithTheirConfiguration() throws Exception {
        var context = world.context();
        var admin = context.getService(context.getServiceReference(ConfigurationAdmin.class));
        var configuration = admin.getFactoryConfiguration("org.netbearer.service.network", "uplink", "?");
        configuration.update(properties("simulation:eth0"));
        var service = world.awaitService(NetworkConfiguration.class, "(netbearer.id=netbearer:uplink)");
        assertThat(service.getProperty(NetworkConfiguration.STATE)).isEqualTo("ACTIVE");

        configuration.update(properties(WWAN));

        world.awaitService(
                NetworkConfiguration.class, "(&(netbearer.id=netbearer:uplink)(netbearer.state=DISCOVERED))");
        assertThat(service.getBundle()).as("the same service").isNotNull();

        configuration.delete();

        world.awaitNoService(NetworkConfiguration.class, "(netbearer.id=netbearer:uplink)");
        assertThat(world.warnings()).isEmpty();
    }

    private static Dictionary<String, Object> properties(String member) {
        return FrameworkUtil.asDictionary(Map.of("name", "uplink", "members", new String[] {member}));
    }
}
