package org.netbearer.bearer.corewlan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerProbe;
import org.netbearer.spi.BearerProbe.Presence;
import org.netbearer.spi.Diagnosis;
import org.netbearer.testrigs.FelixWorld;
import org.osgi.framework.Constants;

/** The scenarios with the packaged bundle, in Felix, through JNA as a bundle. */
class CoreWlanBundleIT extends CoreWlanScenarios {
    @TempDir
    static Path storage;

    private static FelixWorld felix; // one for all tests: each starts and stops the bearer in it

    @Override
    Bearer bearerOver(FakeCoreWlan libraries) throws Exception {
        if (felix != null) {
            return felix.service(Bearer.class);
        }
        var started = CoreWlanFelix.with(storage, Map.of(CoreWlanPlatform.LIBRARIES, libraries.directory()));
        var probe = started.service(BearerProbe.class);
        assertThat(probe.name()).isEqualTo("corewlan");
        assertThat(probe.probe()).isEqualTo(Presence.YES);
        started.present("corewlan");
        felix = started;
        return felix.service(Bearer.class);
    }

    @Override
    int manyScans() {
        return Integer.getInteger("netbearer.corewlan.scans", 10_000);
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
        assertThat(reference.getProperty("netbearer.tested")).isEqualTo("on an emulation, never on macOS itself");
    }

    @Test
    void complainsAboutNoneOfItsOwnProperties() {
        var reference = felix.reference(Bearer.class);
        var properties = new HashMap<String, Object>();
        for (String key : reference.getPropertyKeys()) {
            properties.put(key, reference.getProperty(key));
        }
        properties.keySet().remove(Constants.OBJECTCLASS); // the registry's, not the component's
        properties.keySet().remove(Constants.SERVICE_ID);
        properties.keySet().remove("service.bundleid");
        properties.keySet().remove("service.scope");
        assertThat(properties).containsKey("netbearer.tested");
        assertThat(CoreWlanSettings.read(properties).complaints()).isEmpty();
    }

    @Test
    void offersATranscript() {
        assertThat(felix.service(Diagnosis.class).transcript()).contains("self-check passed", "end");
    }
}
