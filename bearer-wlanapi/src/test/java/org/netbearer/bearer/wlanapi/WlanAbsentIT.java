package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerProbe;
import org.netbearer.spi.Diagnosis;
import org.osgi.framework.Bundle;

/** The packaged bundle on a Windows without Wi-Fi: no library, or one that does nothing. */
class WlanAbsentIT {
    @TempDir
    Path storage;

    @Test
    void saysWhyAndStaysQuiet() throws Exception {
        String expected = System.getProperty("netbearer.wlanapi.expected", "");
        assumeThat(expected)
                .as("skipped, because only a Windows without Wi-Fi shows it; see UnderWineIT")
                .isNotEmpty();
        try (var felix = InFelix.world(storage, Map.of())) {
            assertThat(felix.bundle().getState()).isEqualTo(Bundle.ACTIVE);
            var presence = felix.service(BearerProbe.class).probe();
            assertThat(presence.present()).isFalse();
            assertThat(presence.reason()).contains(expected);
            assertThat(felix.offers(Bearer.class)).isFalse();
            assertThat(felix.service(Diagnosis.class).transcript())
                    .contains("self-check refused: " + presence.reason());
        }
    }
}
