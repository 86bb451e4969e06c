package org.netbearer.itest.system;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.propagateSystemProperty;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.netbearer.itest.pax.Container;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.TestContainerFactory;

/** Felix with the bundles of the ready-to-run distribution; which kind of container, the class path decides. */
public class FelixDistribution implements Container {
    @Override
    public TestContainerFactory factory() {
        return ServiceLoader.load(TestContainerFactory.class).stream()
                .filter(provider -> !provider.type().getName().contains("karaf"))
                .findFirst()
                .orElseThrow()
                .get();
    }

    @Override
    public Option[] options() {
        List<Option> options = new ArrayList<>(bundles("log"));
        options.addAll(bundles("platform"));
        options.addAll(bundles("netbearer"));
        for (String system : List.of("linux", "windows", "macos")) { // also the bearers that keep quiet here
            options.addAll(bundles(system));
        }
        options.add(
                bundle(Path.of(System.getProperty("netbearer.tenant")).toUri().toString()));
        options.add(propagateSystemProperty("netbearer.cycles"));
        options.add(systemProperty("pax.exam.osgi.unresolved.fail").value("true"));
        options.add(
                systemProperty("org.ops4j.pax.logging.DefaultServiceLog.level").value("ERROR"));
        options.add(frameworkProperty("gosh.args").value("--nointeractive"));
        return options.toArray(Option[]::new);
    }

    private static List<Option> bundles(String group) {
        Path folder = Path.of(System.getProperty("netbearer.bundles"), group);
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .<Option>map(file -> bundle(file.toUri().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
