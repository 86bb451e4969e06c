package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerProbe;
import org.osgi.framework.Bundle;

/** The packaged bundle on a system that is not Windows. */
class WlanElsewhereIT {
    @TempDir
    Path storage;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped, because this is Windows")
    void resolvesAndStaysQuiet() throws Exception {
        var before = Thread.getAllStackTraces().keySet();
        try (var felix = InFelix.world(storage, Map.of())) {
            assertThat(felix.bundle().getState()).isEqualTo(Bundle.ACTIVE);
            var presence = felix.service(BearerProbe.class).probe();
            assertThat(presence.present()).isFalse();
            assertThat(presence.reason()).isEqualTo("Native Wifi is a part of Windows.");
            assertThat(felix.offers(Bearer.class)).isFalse();
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> !before.contains(thread))
                    .noneMatch(thread -> thread.getName().startsWith("netbearer"));
        }
    }
}
