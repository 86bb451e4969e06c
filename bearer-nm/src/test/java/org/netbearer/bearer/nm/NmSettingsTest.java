package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NmSettingsTest {
    private static final Map<String, String> NO_ENVIRONMENT = Map.of();

    @Test
    void needsNoConfiguration() {
        var settings = NmSettings.of(Map.of(), NO_ENVIRONMENT);
        assertThat(settings.bus().sockets()).containsExactly(Path.of("/var/run/dbus/system_bus_socket"));
        assertThat(settings.grace()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void takesTheConfigurationBeforeTheEnvironment() {
        var environment = Map.of("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/environment");
        assertThat(NmSettings.of(Map.of(), environment).bus().sockets()).containsExactly(Path.of("/environment"));
        assertThat(NmSettings.of(Map.of("bus.address", "unix:path=/configured"), environment)
                        .bus()
                        .sockets())
                .containsExactly(Path.of("/configured"));
    }

    @Test
    void readsEscapesAndTakesTheFirstAddressThatItCanUse() {
        var settings = NmSettings.of(
                Map.of("bus.address", "tcp:host=localhost;unix:abstract=/x;unix:path=/a%20b,guid=1"), NO_ENVIRONMENT);
        assertThat(settings.bus().sockets()).containsExactly(Path.of("/a b"));
    }

    @Test
    void saysOnceWhatItCannotUseAndGoesOnWithTheDefault() {
        var settings = NmSettings.of(
                Map.of("bus.address", "unix:abstract=/x\n", "grace.ms", "soon", "grace.period", 3), NO_ENVIRONMENT);
        assertThat(settings.bus().sockets()).containsExactly(Path.of("/var/run/dbus/system_bus_socket"));
        assertThat(settings.grace()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.warnings()).hasSize(3).noneMatch(text -> text.contains("\n"));
    }
}
