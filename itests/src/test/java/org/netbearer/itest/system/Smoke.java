package org.netbearer.itest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import javax.inject.Inject;
import org.junit.jupiter.api.Test;
import org.netbearer.api.NetworkConfigurationManager;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** What has to hold wherever the system was assembled. */
abstract class Smoke {
    @Inject
    private NetworkConfigurationManager manager;

    @Inject
    private ServiceComponentRuntime components;

    @Test
    void startsEveryBundle(BundleContext context) throws Exception {
        Patience.until(() -> idle(context).isEmpty());

        assertThat(idle(context)).isEmpty();
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
                        "org.netbearer.gogo.commands");
    }

    private static List<Bundle> idle(BundleContext context) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .toList();
    }

    @Test
    void satisfiesTheComponentsThatAreForThisMachine(BundleContext context) {
        Bundle[] core = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().matches("org\\.netbearer\\.(impl|bearer\\.generic)"))
                .toArray(Bundle[]::new);

        assertThat(components.getComponentDescriptionDTOs(core))
                .isNotEmpty()
                .flatExtracting(components::getComponentConfigurationDTOs)
                .filteredOn(component -> component.unsatisfiedReferences.length > 0)
                .extracting(component -> component.description.name)
                .isEmpty();
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

    /** Runs a command in the shell of the container, and returns all that a person would see. */
    abstract String run(String command) throws Exception;
}
