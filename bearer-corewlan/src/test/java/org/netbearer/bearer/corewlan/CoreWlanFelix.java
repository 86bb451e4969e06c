package org.netbearer.bearer.corewlan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.netbearer.testrigs.FelixWorld;
import org.osgi.framework.BundleException;

/** A Felix with the packaged bundle and JNA. */
final class CoreWlanFelix {
    /** The bundle's jar, as it was packaged. */
    private static final String BUNDLE = "netbearer.corewlan.bundle";

    private CoreWlanFelix() {}

    static FelixWorld with(Path storage, Map<String, String> properties, String... companions)
            throws IOException, BundleException {
        var jar = Path.of(Objects.requireNonNull(System.getProperty(BUNDLE), BUNDLE));
        return new FelixWorld(
                jar,
                storage,
                properties,
                Stream.concat(Stream.of("jna"), Stream.of(companions)).toArray(String[]::new));
    }
}
