package org.netbearer.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.condition.DisabledForJreRange;

/** The features in a small Karaf, by its console; all they need is in repositories on this machine. */
@DisabledForJreRange(
        minVersion = 24,
        disabledReason = "skipped, because the shell of Karaf 4.4 needs Subject.getSubject, which JDK 24 took away")
final class KarafBesideNetworkManagerIT extends BesideNetworkManager {
    @Override
    void prepare(Path place, String settings) throws IOException, InterruptedException {
        var unpacking = new ProcessBuilder(
                        "tar",
                        "-xzf",
                        System.getProperty("netbearer.karaf"),
                        "-C",
                        place.toString(),
                        "--strip-components=1")
                .redirectErrorStream(true)
                .start();
        assertThat(unpacking.inputReader().lines()).isEmpty();
        assertThat(unpacking.waitFor()).isZero();
        Path etc = place.resolve("etc");
        Files.writeString(etc.resolve("custom.properties"), "karaf.delay.console=true\n", StandardOpenOption.APPEND);
        Files.writeString(etc.resolve("org.netbearer.bearer.nm.cfg"), settings);
        Files.writeString(etc.resolve("org.apache.karaf.features.cfg"), """
                featuresRepositories=mvn:org.apache.karaf.features/standard/%1$s/xml/features, \
                  mvn:org.apache.karaf.features/framework/%1$s/xml/features, %2$s
                featuresBoot=framework/%1$s, shell/%1$s, netbearer, netbearer-nm, netbearer-shell
                """.formatted(
                        System.getProperty("netbearer.karaf.version"), uri("netbearer.features")));
        Files.writeString(etc.resolve("org.ops4j.pax.url.mvn.cfg"), """
                org.ops4j.pax.url.mvn.useFallbackRepositories=false
                org.ops4j.pax.url.mvn.localRepository=%s
                org.ops4j.pax.url.mvn.defaultRepositories=%s@id=system@snapshots, %s@id=netbearer@snapshots
                org.ops4j.pax.url.mvn.repositories=
                """.formatted(
                        System.getProperty("netbearer.local.repository"),
                        place.resolve("system").toUri(),
                        uri("netbearer.repository")));
    }

    @Override
    List<String> command(Path place) {
        return List.of(
                "env",
                "JAVA_HOME=" + System.getProperty("java.home"),
                "TERM=dumb",
                place.resolve("bin/karaf").toString());
    }

    private static String uri(String property) {
        return Path.of(System.getProperty(property)).toUri().toString();
    }
}
