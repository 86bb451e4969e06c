package org.netbearer.itest.system;

import static org.ops4j.pax.exam.CoreOptions.propagateSystemProperty;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.features;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.logLevel;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.useOwnKarafExamSystemConfiguration;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.netbearer.itest.pax.Container;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.TestContainerFactory;
import org.ops4j.pax.exam.karaf.options.LogLevelOption.LogLevel;

/** A small Karaf with the features of this build; what it needs of Karaf itself comes from the local repository or Central. */
public class KarafDistribution implements Container {
    @Override
    public TestContainerFactory factory() {
        return ServiceLoader.load(TestContainerFactory.class).stream()
                .filter(provider -> provider.type().getName().contains("karaf"))
                .findFirst()
                .orElseThrow()
                .get();
    }

    @Override
    public Option[] options() {
        String repository = new File(System.getProperty("netbearer.repository")).toURI() + "@snapshots@id=netbearer";
        return new Option[] {
            karafDistributionConfiguration()
                    .frameworkUrl(new File(System.getProperty("netbearer.karaf"))
                            .toURI()
                            .toString())
                    .unpackDirectory(new File(System.getProperty("netbearer.work")))
                    .useDeployFolder(false),
            useOwnKarafExamSystemConfiguration("jupiter"),
            configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
            logLevel(LogLevel.WARN),
            editConfigurationFilePut(
                    "etc/org.ops4j.pax.url.mvn.cfg", "org.ops4j.pax.url.mvn.defaultRepositories", repository),
            features(
                    new File(System.getProperty("netbearer.features")).toURI().toString(),
                    "netbearer",
                    "netbearer-simulation",
                    "netbearer-nm",
                    "netbearer-wlanapi",
                    "netbearer-corewlan",
                    "netbearer-sockets",
                    "netbearer-shell",
                    "eventadmin"),
            features(tenant(), "tenant"),
            propagateSystemProperty("netbearer.cycles")
        };
    }

    /** A user's feature, so that Karaf's resolver looks at what the user's bundle requires. */
    private static String tenant() {
        Path file = Path.of(System.getProperty("netbearer.work"))
                .resolveSibling("tenant-" + ProcessHandle.current().pid() + ".xml");
        String bundle = Path.of(System.getProperty("netbearer.tenant")).toUri().toString();
        try {
            return Files.writeString(file, """
                    <features name="tenant" xmlns="http://karaf.apache.org/xmlns/features/v1.6.0">
                      <feature name="tenant">
                        <feature>netbearer</feature>
                        <bundle>%s</bundle>
                      </feature>
                    </features>
                    """.formatted(bundle)).toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
