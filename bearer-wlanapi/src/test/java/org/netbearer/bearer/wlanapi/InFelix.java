package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerProbe;
import org.netbearer.spi.BearerProbe.Presence;
import org.netbearer.testrigs.FelixWorld;
import org.osgi.framework.BundleException;

/** The packaged bundle in a Felix that lives as long as the test class: each test starts and stops the bearer in it. */
final class InFelix implements BearerSource, AfterAllCallback {
    /** The bundle's jar, as it was packaged. */
    private static final String BUNDLE = "netbearer.wlanapi.bundle";

    private @Nullable FelixWorld felix;

    /** A Felix with the bundle, JNA and the companions. */
    static FelixWorld world(Path storage, Map<String, String> properties, String... companions)
            throws IOException, BundleException {
        return new FelixWorld(
                Path.of(Objects.requireNonNull(System.getProperty(BUNDLE), BUNDLE)),
                storage,
                properties,
                Stream.concat(Stream.of("jna"), Stream.of(companions)).toArray(String[]::new));
    }

    @Override
    public Bearer bearerOver(FakeWlan library, Map<String, ?> settings) throws Exception {
        if (felix == null) {
            felix = world(
                    Path.of("target", "felix-" + ProcessHandle.current().pid() + "-" + System.identityHashCode(this)),
                    Map.of(WlanPlatform.LIBRARY, library.library()),
                    "org.apache.felix.configadmin");
            var probe = felix.service(BearerProbe.class);
            assertThat(probe.name()).isEqualTo("wlanapi");
            assertThat(probe.probe()).isEqualTo(Presence.YES);
            felix.present("wlanapi");
        }
        if (!settings.isEmpty()) {
            felix.configure(WlanSettings.PID, Bearer.class, settings);
        }
        return felix.service(Bearer.class);
    }

    @Override
    public int manyScans() {
        return 10_000;
    }

    FelixWorld felix() {
        return Objects.requireNonNull(felix);
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (felix != null
                && context.getTestClass().filter(type -> type.isMemberClass()).isEmpty()) {
            felix.close();
            felix = null;
        }
    }
}
