package org.netbearer.impl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.impl.Configurations.ethernet;
import static org.netbearer.impl.CoreHarness.get;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.netbearer.api.ConfigurationState;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.UpdateResult;

/** The appendix of the reference on Qt's bearer management, column "ours should be". */
final class GoldenSequencesTest {
    private final CoreHarness harness = new CoreHarness();

    @AfterEach
    void stop() {
        harness.close();
    }

    /** A bearer that reports other configurations whenever it is asked to update. */
    private static ScriptedBearer changing(BearerConfiguration[] first, BearerConfiguration[]... next) {
        var bearer = new ScriptedBearer("fake").with(first);
        var reports = Stream.of(next).iterator();
        bearer.onUpdate(() -> {
            if (reports.hasNext()) {
                bearer.report(ScriptedBearer.report(reports.next()));
            }
            return CompletableFuture.completedStage(UpdateResult.COMPLETED);
        });
        return bearer;
    }

    private static BearerConfiguration[] of(BearerConfiguration... configurations) {
        return configurations;
    }

    @Test
    void g1ThreeUpdatesWithoutABearerEndInThreeCompletions() {
        harness.start();
        var listener = harness.listen();
        var stages =
                Stream.generate(harness.manager::updateConfigurations).limit(3).toList();
        stages.forEach(stage -> assertThat(get(stage).bearers()).isEmpty());
        assertThat(listener.await(lines -> lines.size() == 4))
                .endsWith("updateCompleted", "updateCompleted", "updateCompleted");
    }

    @Test
    void g2ALostAddressIsAChangeAndThenTheCompletion() {
        harness.start(changing(
                of(ethernet("fake:a", ACTIVE), ethernet("fake:b", ACTIVE)),
                of(ethernet("fake:a", ACTIVE), ethernet("fake:b", DEFINED))));
        var listener = harness.listen();
        listener.await("online(true)");
        listener.take();
        get(harness.manager.updateConfigurations());
        assertThat(listener.await("updateCompleted"))
                .containsExactly("changed(fake:b ACTIVE->DEFINED)", "updateCompleted");
    }

    @Test
    void g3TheLastLinkDownIsAChangeThenOfflineThenTheCompletion() {
        harness.start(changing(
                of(ethernet("fake:a", ACTIVE), ethernet("fake:b", DEFINED)),
                of(ethernet("fake:a", DEFINED), ethernet("fake:b", DEFINED))));
        var listener = harness.listen();
        listener.await("online(true)");
        listener.take();
        get(harness.manager.updateConfigurations());
        assertThat(listener.await("updateCompleted"))
                .containsExactly(
                        "changed(fake:a ACTIVE->DEFINED)",
                        "default(none)",
                        "online(false)",
                        "connectivity(NONE)",
                        "updateCompleted");
    }

    @Test
    void g4BothLinksReturnThenOnlineThenTheCompletion() {
        harness.start(changing(
                of(ethernet("fake:a", DEFINED), ethernet("fake:b", DEFINED)),
                of(ethernet("fake:a", ACTIVE), ethernet("fake:b", ACTIVE))));
        var listener = harness.listen();
        listener.await(lines -> lines.size() >= 3);
        listener.take();
        get(harness.manager.updateConfigurations());
        assertThat(listener.await("updateCompleted"))
                .containsExactly(
                        "changed(fake:a DEFINED->ACTIVE)",
                        "changed(fake:b DEFINED->ACTIVE)",
                        "default(fake:a)",
                        "online(true)",
                        "connectivity(UNKNOWN)",
                        "updateCompleted");
    }

    @Test
    void g5BothLinksAreDeletedAndTheirHandlesAreDead() {
        harness.start(changing(of(ethernet("fake:a", ACTIVE), ethernet("fake:b", ACTIVE)), of()));
        var listener = harness.listen();
        listener.await("online(true)");
        listener.take();
        var a = harness.manager.configurationFromIdentifier("fake:a");
        get(harness.manager.updateConfigurations());
        assertThat(listener.await("updateCompleted"))
                .containsExactly(
                        "removed(fake:a)",
                        "removed(fake:b)",
                        "default(none)",
                        "online(false)",
                        "connectivity(NONE)",
                        "updateCompleted");
        assertThat(a.isValid()).isFalse();
        assertThat(a.state()).isEqualTo(ConfigurationState.UNDEFINED);
    }

    @Test
    void g6AnInactiveProfileDeletedOfflineIsARemovalOnly() {
        harness.start(changing(
                of(ethernet("fake:a", DEFINED), ethernet("fake:b", DEFINED)), of(ethernet("fake:a", DEFINED))));
        var listener = harness.listen();
        listener.await("connectivity(NONE)");
        listener.take();
        get(harness.manager.updateConfigurations());
        assertThat(listener.await("updateCompleted")).containsExactly("removed(fake:b)", "updateCompleted");
    }

    @Test
    void g14AScanThatChangesNothingCompletes() {
        harness.start(changing(of(ethernet("fake:a", ACTIVE)), of(ethernet("fake:a", ACTIVE))));
        var listener = harness.listen();
        listener.await("online(true)");
        listener.take();
        assertThat(get(harness.manager.updateConfigurations()).isFresh()).isTrue();
        assertThat(listener.await("updateCompleted")).containsExactly("updateCompleted");
    }

    @Test
    void g15AndG16WithNobodyAskingThereIsSilenceAndNoScan() {
        var bearer = new ScriptedBearer("fake").with(ethernet("fake:a", ACTIVE));
        harness.start(bearer);
        var listener = harness.listen();
        listener.await("online(true)");
        listener.take();
        // The watch over the call of start() looks once more, then nothing waits for its time any longer.
        harness.time.advance(Duration.ofMinutes(1));
        harness.settle();
        assertThat(harness.time.timers()).isZero();
        harness.time.advance(Duration.ofHours(1));
        harness.settle();
        assertThat(listener.events()).isEmpty();
        assertThat(bearer.calls).containsExactly("start");
        assertThat(harness.counters.scans.sum()).isZero();
    }

    @Test
    void g17AmongEqualLinksTheDefaultIsAlwaysTheSame() {
        harness.start(changing(
                of(ethernet("fake:b", ACTIVE), ethernet("fake:a", ACTIVE)),
                of(ethernet("fake:a", ACTIVE), ethernet("fake:b", ACTIVE))));
        assertThat(harness.manager.defaultConfiguration().identifier()).isEqualTo("fake:a");
        get(harness.manager.updateConfigurations());
        assertThat(harness.manager.defaultConfiguration().identifier()).isEqualTo("fake:a");
    }
}
