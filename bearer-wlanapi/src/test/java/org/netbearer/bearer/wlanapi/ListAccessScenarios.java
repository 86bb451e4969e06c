package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.UpdateResult;
import org.netbearer.testkit.ManualContext;

/** The settings that say when the gated functions may be called; each is configured while the bearer is there. */
abstract class ListAccessScenarios {
    private FakeWlan fake;
    private Bearer bearer;
    private ManualContext context;

    private final BearerSource source;

    ListAccessScenarios(BearerSource source) {
        this.source = source;
    }

    @BeforeEach
    void makeWorld() {
        fake = FakeWlan.world(WlanScenarios.FLAT);
        context = ManualContext.stepped();
    }

    private void start(String access, boolean scansConnected) throws Exception {
        bearer = source.bearerOver(fake, Map.of("list.access", access, "scan.connected", scansConnected));
        context.run(() -> bearer.start(context));
    }

    @AfterEach
    void leavesNothingBehind() {
        if (bearer == null) {
            return; // skipped
        }
        context.run(bearer::stop);
        assertThat(fake.complaints()).isEmpty();
        context.close();
    }

    @Test
    void neverIsNever() throws Exception {
        start("never", true);
        assertThat(context.latest().health().code()).isEqualTo("lists-not-read");
        assertThat(context.latest().configurations())
                .extracting(BearerConfiguration::name)
                .containsExactlyInAnyOrder("home", "cottage");
        var result = context.await(context.call(() -> bearer.update(WlanScenarios.REQUEST)));
        assertThat(result.outcome()).isEqualTo(UpdateOutcome.UNAVAILABLE);
        assertThat(result.text()).contains("list.access");
        context.await(context.call(() -> bearer.activate(WlanScenarios.HOME)));
        assertThat(WlanScenarios.state(context.latest(), WlanScenarios.HOME)).isEqualTo(ConfigurationState.ACTIVE);
        fake.tell("hear wlan0", "settle");
        context.advance(WlanSettings.DEFAULT.listInterval().multipliedBy(3));
        context.await(context.call(() -> bearer.deactivate(WlanScenarios.HOME)));
        assertThat(fake.count("gated")).isZero();
        assertThat(fake.count("prompts")).isZero();
    }

    @Test
    void onRequestIsWhenAnApplicationAsks() throws Exception {
        start("on-request", true);
        fake.tell("hear wlan0", "settle");
        context.advance(WlanSettings.DEFAULT.listInterval().multipliedBy(3));
        assertThat(fake.count("gated")).isZero();
        assertThat(context.await(context.call(() -> bearer.update(WlanScenarios.REQUEST))))
                .isEqualTo(UpdateResult.COMPLETED);
        assertThat(context.latest().configurations()).hasSize(7);
    }

    @Test
    void anAdapterThatIsConnectedIsNotScannedIfItIsToldSo() throws Exception {
        start("automatic", false);
        var scan = context.await(context.call(() -> bearer.update(WlanScenarios.REQUEST)));
        assertThat(scan).isEqualTo(UpdateResult.COMPLETED);
        context.await(context.call(() -> bearer.activate(WlanScenarios.HOME)));
        var result = context.await(context.call(() -> bearer.update(WlanScenarios.REQUEST)));
        assertThat(result.outcome()).isEqualTo(UpdateOutcome.RECENT);
        assertThat(result.text()).contains("scan.connected");
        assertThat(fake.count("scans")).isEqualTo(1);
    }
}
