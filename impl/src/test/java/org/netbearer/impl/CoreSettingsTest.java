package org.netbearer.impl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.netbearer.impl.model.UpdateSettings;
import org.netbearer.spi.SettingsReader;

final class CoreSettingsTest {
    @Test
    void withoutConfigurationTheDefaultsAreInForceAndNothingIsSaid() {
        var reader = new SettingsReader(CoreSettings.PID, Map.of("service.pid", CoreSettings.PID));
        assertThat(CoreSettings.read(reader)).isEqualTo(CoreSettings.DEFAULT);
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void aBadValueAndAnUnknownKeyAreSaidInALineEachAndTheRestIsTaken() {
        var reader = new SettingsReader(
                CoreSettings.PID,
                Map.of("update.timeout.ms", "-1", "update.minimum.interval.ms", "0", "update.timout.ms", "5"));
        var settings = CoreSettings.read(reader);
        assertThat(settings.updates().timeout()).isEqualTo(UpdateSettings.DEFAULT.timeout());
        assertThat(settings.updates().minimumInterval()).isEqualTo(Duration.ZERO);
        assertThat(reader.complaints())
                .containsExactly(
                        "org.netbearer.manager: update.timeout.ms = \"-1\" is not from 100 to 600000; 15000 is in force",
                        "org.netbearer.manager: unknown key \"update.timout.ms\"; known are call.limit.ms, leases.folder,"
                                + " leases.shared, ready.timeout.ms, roaming.hysteresis.ms, roaming.offer.timeout.ms,"
                                + " session.reopen.delay.ms, session.retry.interval.ms, update.minimum.interval.ms,"
                                + " update.timeout.ms");
    }

    @Test
    void aChangeIsInForceForTheNextUpdate() {
        try (var harness = new CoreHarness()) {
            var mute = new ScriptedBearer("mute").holdingUpdates();
            harness.start(mute);
            harness.settings = new CoreSettings(
                    new UpdateSettings(Duration.ofSeconds(1), UpdateSettings.DEFAULT.minimumInterval()),
                    CoreSettings.DEFAULT.readyTimeout(),
                    CoreSettings.DEFAULT.callLimit(),
                    CoreSettings.DEFAULT.sessions(),
                    CoreSettings.DEFAULT.leasesFolder(),
                    CoreSettings.DEFAULT.leasesShared());
            var stage = harness.manager.updateConfigurations();
            harness.await(snapshot -> mute.scans.size() == 1);
            harness.time.advance(Duration.ofSeconds(1));
            assertThat(CoreHarness.get(stage).isFresh()).isFalse();
            assertThat(mute.calls).containsExactly("start", "update");
        }
    }
}
