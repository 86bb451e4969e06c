package org.netbearer.bearer.corewlan;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.spi.Bearer;
import org.netbearer.testrigs.FelixWorld;

/** In Felix, configured by Configuration Admin; the program is found beside the libraries. */
class OptionalJoiningIT extends OptionalJoiningScenarios {
    @TempDir
    static Path storage;

    private static FelixWorld felix; // one for all tests: each starts and stops the bearer in it

    @Override
    Bearer bearerOver(FakeCoreWlan libraries, Path networksetup) throws Exception {
        if (felix == null) {
            var started = CoreWlanFelix.with(
                    storage, Map.of(CoreWlanPlatform.LIBRARIES, libraries.directory()), "org.apache.felix.configadmin");
            started.present("corewlan");
            started.configure(CoreWlanSettings.PID, Bearer.class, SETTINGS);
            felix = started;
        }
        return felix.service(Bearer.class);
    }

    @AfterAll
    static void stopFelix() throws Exception {
        if (felix != null) {
            felix.close();
            felix = null;
        }
    }
}
