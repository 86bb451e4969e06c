package org.netbearer.bearer.corewlan;

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

/** The packaged bundle on a system that is not macOS. */
class CoreWlanElsewhereIT {
    @TempDir
    Path storage;

    @Test
    @DisabledOnOs(value = OS.MAC, disabledReason = "skipped, because this is macOS")
    void resolvesAndStaysQuiet() throws Exception {
        var before = Thread.getAllStackTraces().keySet();
        try (var felix = CoreWlanFelix.with(storage, Map.of())) {
            assertThat(felix.bundle().getState()).isEqualTo(Bundle.ACTIVE);
            var presence = felix.service(BearerProbe.class).probe();
            assertThat(presence.present()).isFalse();
            assertThat(presence.reason()).isEqualTo("CoreWLAN is a part of macOS.");
            assertThat(felix.offers(Bearer.class)).isFalse();
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> !before.contains(thread))
                    .noneMatch(thread -> thread.getName().startsWith("netbearer"));
        }
    }
}
