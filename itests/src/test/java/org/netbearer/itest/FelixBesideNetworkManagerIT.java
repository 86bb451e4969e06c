package org.netbearer.itest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The distribution as one jar. */
final class FelixBesideNetworkManagerIT extends BesideNetworkManager {
    private static final Path DISTRIBUTION =
            Path.of("../features/target/netbearer.jar").toAbsolutePath();

    @Override
    void prepare(Path place, String settings) throws IOException {
        assumeTrue(Files.exists(DISTRIBUTION), "skipped: the module features was not built");
        Files.writeString(place.resolve("org.netbearer.bearer.nm.cfg"), settings);
    }

    @Override
    List<String> command(Path place) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                DISTRIBUTION.toString(),
                "--conf",
                place.toString());
    }
}
