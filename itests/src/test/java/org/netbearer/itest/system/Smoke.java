package org.netbearer.itest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.spi.SocketBinder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** What has to hold wherever the system was assembled. */
abstract class Smoke {
    @Inject
    private BundleContext context;

    @Inject
    private NetworkConfigurationManager manager;

    @Inject
    private ServiceComponentRuntime components;

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
        var waiting = (Callable<List<String>>) () -> unsatisfied("org.netbearer.itest.tenant");
        if (manager.isOnline()) {
            Patience.until(() -> waiting.call().isEmpty());

            assertThat(waiting.call()).isEmpty();
        } else {
            assertThat(waiting.call()).containsExactly("org.netbearer.itest.tenant.Commuter");
        }
    }

    @Test
    void showsTheInterfacesOfThisMachine() {
        assertThat(manager.allConfigurations())
                .allMatch(configuration -> configuration.isValid())
                .hasSameSizeAs(manager.snapshot().configurations());
    }

    @Test
    void listsThemInTheShell() throws Exception {
        assertThat(run("bearer:list")).contains("IDENTIFIER");
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
