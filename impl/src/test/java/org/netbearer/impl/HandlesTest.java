package org.netbearer.impl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.api.ConfigurationState.DISCOVERED;
import static org.netbearer.api.ConfigurationState.UNDEFINED;
import static org.netbearer.impl.Configurations.configuration;
import static org.netbearer.impl.Configurations.ethernet;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerType;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.NetworkSnapshot;

/** Handles are live, belong to one life, and freeze at its end (B-15, B-60 to B-62). */
final class HandlesTest {
    private final CoreHarness harness = new CoreHarness();
    private final ScriptedBearer bearer = new ScriptedBearer("fake").with(ethernet("fake:a", DEFINED));

    @BeforeEach
    void start() {
        harness.start(bearer);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    private NetworkConfiguration handle(String identifier) {
        return harness.manager.configurationFromIdentifier(identifier);
    }

    private void report(org.netbearer.spi.BearerConfiguration... configurations) {
        bearer.report(ScriptedBearer.report(configurations));
        harness.settle();
    }

    @Test
    void aHandleFollowsItsConfiguration() {
        var handle = handle("fake:a");
        report(ethernet("fake:a", ACTIVE));
        assertThat(handle.state()).isEqualTo(ACTIVE);
        assertThat(handle.bearerTypeName()).isEqualTo("Ethernet");
        assertThat(handle.snapshot())
                .isEqualTo(harness.manager.snapshot().configurations().get(0));
    }

    @Test
    void handlesOfOneLifeAreEqual() {
        report(ethernet("fake:a", ACTIVE));
        assertThat(handle("fake:a"))
                .isEqualTo(handle("fake:a"))
                .isEqualTo(harness.manager.allConfigurations().get(0))
                .isEqualTo(harness.manager.defaultConfiguration());
    }

    @Test
    void removalFreezesTheHandle() {
        report(configuration("fake:a", ACTIVE)
                .name("Office")
                .bearerType(BearerType.WLAN)
                .build());
        var handle = handle("fake:a");
        report();
        assertThat(handle.isValid()).isFalse();
        assertThat(handle.state()).isEqualTo(UNDEFINED);
        assertThat(handle.name()).isEqualTo("Office");
        assertThat(handle.identifier()).isEqualTo("fake:a");
        assertThat(handle.type()).isEqualTo(ConfigurationType.INTERNET_ACCESS_POINT);
        assertThat(handle.bearerType()).isEqualTo(BearerType.UNKNOWN);
        assertThat(handle.bearerTypeName()).isEmpty();
        assertThat(handle.snapshot().stateBeforeRemoval()).contains(ACTIVE);
        assertThat(handle("fake:a").isValid()).isFalse();
        assertThat(handle("fake:a")).isEqualTo(handle("fake:never"));
    }

    @Test
    void anIdentifierThatReturnsIsANewLife() {
        var old = handle("fake:a");
        report();
        report(ethernet("fake:a", ACTIVE));
        assertThat(old.isValid()).isFalse();
        assertThat(handle("fake:a").isValid()).isTrue();
        assertThat(handle("fake:a")).isNotEqualTo(old);
    }

    @Test
    void theConnectTimeoutIsSharedByAllHandlesAndNoChange() {
        var listener = harness.listen();
        listener.await("connectivity(NONE)");
        listener.take();
        assertThat(handle("fake:a").connectTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(handle("fake:a").setConnectTimeout(Duration.ofMillis(100))).isTrue();
        assertThat(handle("fake:a").connectTimeout()).isEqualTo(Duration.ofMillis(100));
        assertThatThrownBy(() -> handle("fake:a").setConnectTimeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(handle("fake:a").connectTimeout()).isEqualTo(Duration.ofMillis(100));
        harness.settle();
        assertThat(listener.events()).isEmpty();
    }

    @Test
    void aConnectTimeoutOutlivesTheHandleItWasSetThrough() {
        handle("fake:a").setConnectTimeout(Duration.ofMillis(100));
        collectGarbage();
        assertThat(handle("fake:a").connectTimeout()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void aHandleThatNobodyHoldsIsGivenUp() {
        var reference = new WeakReference<>(handle("fake:a"));
        for (int i = 0; i < 50 && reference.get() != null; i++) {
            collectGarbage();
        }
        assertThat(reference.get()).isNull();
    }

    @Test
    void anInvalidHandleStoresNothing() {
        var invalid = handle("fake:never");
        assertThat(invalid.setConnectTimeout(Duration.ofMillis(1))).isFalse();
        assertThat(invalid.connectTimeout()).isEqualTo(NetworkConfiguration.DEFAULT_CONNECT_TIMEOUT);
        assertThat(invalid.type()).isEqualTo(ConfigurationType.INVALID);
        assertThat(invalid.identifier()).isEmpty();
        assertThat(invalid.children()).isEmpty();
    }

    @Test
    void aServiceNetworkGivesHandlesOfItsMembers() {
        report(
                configuration("fake:s", DISCOVERED)
                        .type(ConfigurationType.SERVICE_NETWORK)
                        .children(List.of("fake:b", "fake:a"))
                        .build(),
                ethernet("fake:a", DEFINED),
                ethernet("fake:b", DEFINED));
        assertThat(handle("fake:s").children()).containsExactly(handle("fake:b"), handle("fake:a"));
    }

    @Test
    void theUserChoiceIsFoundButNeverListed() {
        report(ethernet("fake:a", ACTIVE));
        var choice = handle(NetworkSnapshot.USER_CHOICE);
        assertThat(choice.isValid()).isTrue();
        assertThat(choice.name()).isEqualTo("UserChoice");
        assertThat(choice.state()).isEqualTo(DISCOVERED);
        assertThat(choice).isEqualTo(handle(NetworkSnapshot.USER_CHOICE));
        assertThat(harness.manager.allConfigurations()).doesNotContain(choice);
    }

    @Test
    void theEndOfTheManagerFreezesEveryHandle() {
        report(ethernet("fake:a", ACTIVE));
        var handle = handle("fake:a");
        var choice = handle(NetworkSnapshot.USER_CHOICE);
        harness.core.stop();
        harness.settle();
        assertThat(handle.isValid()).isFalse();
        assertThat(handle.snapshot().stateBeforeRemoval()).contains(ACTIVE);
        assertThat(choice.isValid()).isFalse();
        assertThat(harness.manager.snapshot()).isEqualTo(NetworkSnapshot.EMPTY);
        assertThat(harness.manager.isOnline()).isFalse();
        assertThat(handle("fake:a").isValid()).isFalse();
        assertThat(handle(NetworkSnapshot.USER_CHOICE).isValid()).isFalse();
    }

    private static void collectGarbage() {
        System.gc();
    }
}
