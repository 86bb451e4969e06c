package org.netbearer.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerUpdate;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.testkit.ConfigurationBuilder;
import org.netbearer.testkit.SettableManager;
import org.osgi.service.component.annotations.Reference;

/** README, and how to use it in an application. */
final class ApplicationSnippetsTest {
    private final SettableManager networks = new SettableManager();

    @Test
    void anUploaderUploadsWhenTheMachineComesOnline() {
        var uploader = new Uploader();
        uploader.networks = networks;
        networks.add(uploader);

        networks.publish(
                ConfigurationBuilder.wlan("nm:cafe", ConfigurationState.ACTIVE).build());

        assertThat(uploader.uploads).isEqualTo(1);
    }

    @Test
    void aSessionUploadsOnceItIsOpenAndIsClosedThen() {
        var uploader = new Uploader();
        uploader.networks = networks;
        networks.publish(ConfigurationBuilder.wlan("netbearer:uplink", ConfigurationState.DISCOVERED)
                .build());

        var session = uploader.uploadThroughUplink();

        assertThat(uploader.uploads).isEqualTo(1);
        assertThat(session.isOpen()).isFalse();
    }

    @Test
    void theReferencesOfAComponentAreThoseOfTheReadme() throws Exception {
        assertThat(Waiting.class.getDeclaredField("online").getType().getSimpleName())
                .isEqualTo("Condition");
        assertThat(Waiting.class.getDeclaredField("wifi").getType()).isEqualTo(NetworkConfiguration.class);
    }

    @Test
    void everythingCanBeAskedAtOnce() {
        networks.publish(
                ConfigurationBuilder.wlan("nm:cafe", ConfigurationState.ACTIVE).build());

        var asked = new Asking(networks).ask();

        assertThat(asked).containsExactly("true", "nm:cafe", "1", "1");
    }

    @Test
    void aListenerIsToldOfAChange() {
        var watch = new WifiWatch();
        networks.publish(ConfigurationBuilder.wlan("nm:cafe", ConfigurationState.DISCOVERED)
                .build());
        networks.add(watch);

        networks.publish(
                ConfigurationBuilder.wlan("nm:cafe", ConfigurationState.ACTIVE).build());

        assertThat(watch.seen).hasSize(1);
    }

    @Test
    void anUpdateEndsWithTheOutcomeOfEachBearer() {
        var asking = new Asking(networks);
        asking.update();

        networks.complete(new BearerUpdate("nm", UpdateOutcome.UNAVAILABLE, "the radio is off"));

        assertThat(asking.shown).containsExactly("nm UNAVAILABLE the radio is off");
    }

    private static final class Asking {
        @Reference
        NetworkConfigurationManager networks;

        Asking(NetworkConfigurationManager networks) {
            this.networks = networks;
        }

        List<String> ask() {
            boolean online = networks.isOnline();
            NetworkConfiguration best =
                    networks.defaultConfiguration(); // an invalid handle if there is none, never null
            List<NetworkConfiguration> usable = networks.allConfigurations(ConfigurationState.DISCOVERED);
            NetworkSnapshot all = networks.snapshot(); // everything, at one moment
            return List.of(
                    String.valueOf(online),
                    best.identifier(),
                    String.valueOf(usable.size()),
                    String.valueOf(all.configurations().size()));
        }

        void update() {
            networks.updateConfigurations().thenAccept(report -> {
                for (BearerUpdate part : report.bearers()) {
                    show(part.bearer(), part.outcome(), part.text());
                }
            });
        }

        final List<String> shown = new ArrayList<>();

        void show(String bearer, UpdateOutcome outcome, String text) {
            shown.add(bearer + " " + outcome + " " + text);
        }
    }
}
