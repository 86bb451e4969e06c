package org.netbearer.itest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.simulation.Simulation;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.SocketBinder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;

/** What has to hold wherever the system was assembled. */
abstract class Smoke {
    private static final String TENANT = "org.netbearer.itest.tenant";
    private static final String KARAF = "some line";
    private static final String CORE = "org.netbearer.manager";

    /** A PID, one of its settings, and what that is by default. */
    static final String MANAGER_SETTING = CORE + ",update.timeout.ms,15000";

    /** The same of another one. */
    static final String GENERIC_SETTING = "org.netbearer.bearer.generic,poll.interval.ms,5000";

    static final String NETWORK = "simulation:sim-eth0";

    @Inject
    private BundleContext context;

    @Inject
    private NetworkConfigurationManager manager;

    @Inject
    private ServiceComponentRuntime components;

    @Inject
    private ConfigurationAdmin configurations;

    @Inject
    private LogReaderService log;

    @Inject
    private Simulation simulation;

    /** Whatever this machine is connected to. */
    @BeforeEach
    void thereIsANetwork() throws Exception {
        simulation.perform("link sim-eth0 ethernet address=192.0.2.7/24 gateway=192.0.2.1 metric=9000");
        simulation.on();
        Patience.until(() -> manager.configurationFromIdentifier(NETWORK).isValid());
        assertThat(manager.isOnline()).isTrue();
    }

    @Test
    void startsEveryBundle() throws Exception {
        Patience.until(() -> idle().isEmpty());

        assertThat(idle()).isEmpty();
        assertThat(context.getBundles())
                .extracting(Bundle::getSymbolicName)
                .contains(
                        "org.netbearer.api",
                        "org.netbearer.impl",
                        "org.netbearer.bearer.generic",
                        "org.netbearer.bearer.simulation",
                        "org.netbearer.bearer.nm",
                        "org.netbearer.bearer.wlanapi",
                        "org.netbearer.bearer.corewlan",
                        "org.netbearer.socket.binding",
                        "org.netbearer.gogo.commands");
    }

    private List<Bundle> idle() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .toList();
    }

    @Test
    void satisfiesTheComponentsThatAreForAnyMachine() throws Exception {
        assertThat(unsatisfied("org.netbearer.impl")).isEmpty();
        assertThat(unsatisfied("org.netbearer.bearer.generic")).isEmpty();
    }

    @Test
    void letsAUsersComponentDependOnManagerConfigurationAndCondition() throws Exception {
        Patience.until(() -> unsatisfied(TENANT).isEmpty());
        assertThat(unsatisfied(TENANT)).isEmpty();

        simulation.perform("link sim-eth0 gone");
        Patience.until(() -> !manager.configurationFromIdentifier(NETWORK).isValid());
        if (!manager.isOnline()) {
            Patience.until(() -> !unsatisfied(TENANT).isEmpty());
            assertThat(unsatisfied(TENANT)).containsExactly(TENANT + ".Commuter");
        }
    }

    @Test
    void givesAHandleToEachConfiguration() {
        assertThat(manager.allConfigurations())
                .allMatch(configuration -> configuration.isValid())
                .hasSameSizeAs(manager.snapshot().configurations());
    }

    @Test
    void answersInTheShell() throws Exception {
        assertThat(run("bearer:list")).contains("IDENTIFIER", NETWORK);
        assertThat(run("bearer:show " + NETWORK)).contains("192.0.2.7/24");
        assertThat(run("bearer:bearers")).containsPattern("generic +-100 +ready");
        assertThat(run("bearer:update --json"))
                .containsPattern("\"bearer\": \"simulation\",\\s+\"outcome\": \"COMPLETED\"");
    }

    @ParameterizedTest
    @CsvSource({MANAGER_SETTING, GENERIC_SETTING})
    void takesChangedSettingsIntoForceWithoutRestartingAnything(String pid, String key, String otherwise)
            throws Exception {
        var lines = new LinkedBlockingQueue<String>();
        LogListener listener = entry -> {
            // the log of Karaf keeps from its readers what a line is about
            if (entry.getMessage().startsWith(pid) || entry.getMessage().equals("{}")) {
                lines.add(entry.getMessage().replace("{}", KARAF));
            }
        };
        List<String> services = services();
        log.addLogListener(listener);
        try {
            configure(
                    pid,
                    pid.equals(CORE)
                            ? Map.of(key, 300L, "update.minimum.interval.ms", 0L, "colour", "blue")
                            : Map.of(key, 300L, "colour", "blue"));
            assertThat(lines.poll(30, TimeUnit.SECONDS))
                    .containsAnyOf(pid + ": unknown key \"colour\"; known are ", KARAF);
            if (pid.equals(CORE)) {
                assertThat(updateOfASilentSimulation()).isEqualTo("TIMED_OUT no answer within 300 ms");
            }
            configure(pid, Map.of(key, "soon"));
            assertThat(lines.poll(30, TimeUnit.SECONDS))
                    .matches(
                            "\\Q" + pid + ": " + key + " = \"soon\" is n\\E.*; " + otherwise + " is in force|" + KARAF);
        } finally {
            log.removeLogListener(listener);
            configurations.getConfiguration(pid, "?").delete();
        }
        assertThat(services()).isEqualTo(services);
        assertThat(lines).isEmpty();
    }

    private void configure(String pid, Map<String, ?> settings) throws IOException {
        configurations.getConfiguration(pid, "?").update(FrameworkUtil.asDictionary(settings));
    }

    private String updateOfASilentSimulation() throws Exception {
        simulation.perform("scan silent");
        try {
            return manager.updateConfigurations().toCompletableFuture().get(30, TimeUnit.SECONDS).bearers().stream()
                    .filter(bearer -> bearer.bearer().equals("simulation"))
                    .map(bearer -> bearer.outcome() + " " + bearer.text())
                    .findFirst()
                    .orElseThrow();
        } finally {
            simulation.perform("scan works");
        }
    }

    /** The manager and the bearers, each with the number that it lost if it was restarted. */
    private List<String> services() throws InvalidSyntaxException {
        return Arrays.stream(context.getAllServiceReferences(
                        null,
                        "(|(objectClass=" + NetworkConfigurationManager.class.getName() + ")(objectClass="
                                + Bearer.class.getName() + "))"))
                .map(service -> service.getBundle() + " " + service.getProperty(Constants.SERVICE_ID))
                .sorted()
                .toList();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere it takes flags of the JVM, or was never tried")
    void offersToTieSocketsToAnInterface() throws Exception {
        Patience.until(() -> context.getServiceReference(SocketBinder.class) != null);

        var binder = context.getService(context.getServiceReference(SocketBinder.class));
        assertThat(binder.method()).isEqualTo("SO_BINDTODEVICE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.netbearer.impl,org.netbearer.bearer.generic",
                "org.netbearer.bearer.generic,org.netbearer.impl"
            })
    void givesAValidListAtOnceInWhateverOrderItStarts(String order) throws Exception {
        List<Bundle> bundles = Arrays.stream(order.split(",")).map(this::bundle).toList();
        for (Bundle bundle : bundles) {
            bundle.stop();
        }
        var first = new CompletableFuture<NetworkSnapshot>();
        ServiceListener listener = event -> {
            if (event.getType() == ServiceEvent.REGISTERED) {
                var appeared = (NetworkConfigurationManager) context.getService(event.getServiceReference());
                first.complete(appeared.snapshot());
                context.ungetService(event.getServiceReference());
            }
        };
        context.addServiceListener(listener, "(objectClass=" + NetworkConfigurationManager.class.getName() + ")");
        try {
            for (Bundle bundle : bundles) {
                bundle.start();
            }
            var snapshot = first.get(30, TimeUnit.SECONDS);
            assertThat(snapshot.bearers())
                    .filteredOn(bearer -> bearer.name().equals("generic"))
                    .extracting(bearer -> bearer.health().status())
                    .containsExactly(BearerStatus.READY);
            assertThat(snapshot.configurations()).isNotEmpty();
        } finally {
            context.removeServiceListener(listener);
        }
    }

    private Bundle bundle(String name) {
        return Arrays.stream(context.getBundles())
                .filter(candidate -> candidate.getSymbolicName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> unsatisfied(String bundle) {
        Bundle[] bundles = Arrays.stream(context.getBundles())
                .filter(candidate -> candidate.getSymbolicName().equals(bundle))
                .toArray(Bundle[]::new);
        assertThat(bundles).hasSize(1);
        return components.getComponentDescriptionDTOs(bundles).stream()
                .flatMap(component -> components.getComponentConfigurationDTOs(component).stream())
                .filter(component -> component.unsatisfiedReferences.length > 0)
                .map(component -> component.description.name)
                .toList();
    }

    /** Runs a command in the shell of the container, and returns all that a person would see. */
    abstract String run(String command) throws Exception;
}
