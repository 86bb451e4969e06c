package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerProbe;
import org.netbearer.spi.BearerProbe.Presence;
import org.netbearer.spi.Diagnosis;
import org.osgi.framework.Constants;

/** The scenarios with the packaged bundle, in Felix, through JNA as a bundle. */
class WlanBundleIT extends WlanScenarios {
    @TempDir
    static Path storage;

    private static FelixWorld felix; // one for all tests: each starts and stops the bearer in it

    @Override
    Bearer bearerOver(FakeWlan library) throws Exception {
        if (felix != null) {
            return felix.service(Bearer.class);
        }
        felix = new FelixWorld(storage, Map.of(WlanPlatform.LIBRARY, library.library()));
        var probe = felix.service(BearerProbe.class);
        assertThat(probe.name()).isEqualTo("wlanapi");
        assertThat(probe.probe()).isEqualTo(Presence.YES);
        felix.present("wlanapi");
        return felix.service(Bearer.class);
    }

    @Override
    int manyScans() {
        return 10_000;
    }

    @AfterAll
    static void stopFelix() throws Exception {
        if (felix != null) {
            felix.close();
            felix = null;
        }
    }

    @Test
    void saysHowFarItCanBeTrusted() {
        var reference = felix.reference(Bearer.class);
        assertThat(reference.getProperty(Constants.SERVICE_RANKING)).isEqualTo(100);
        assertThat(reference.getProperty("netbearer.tested")).isEqualTo("on an emulation, never on Windows itself");
    }

    @Test
    void offersATranscript() {
        assertThat(felix.service(Diagnosis.class).transcript()).contains("self-check passed", "end");
    }
}
