package org.netbearer.next;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The API as its next minor version might be: a component, a constant and default methods more, made of the sources as they
 * are; and bundles that were built against the API as it is.
 */
final class NextVersion {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path CLASSES = Path.of("target/classes");

    /** What is added, by the file: text that has to be there once, and what takes its place. */
    private static final Map<String, List<String>> ADDED = Map.of(
            "org/netbearer/api/ConfigurationSnapshot.java",
            List.of(
                    "Optional<ConfigurationState> stateBeforeRemoval)",
                    "Optional<ConfigurationState> stateBeforeRemoval, Optional<String> zone)",
                    "    /** Copies the list and makes",
                    """
                        /** As before the zone came. */
                        public ConfigurationSnapshot(
                                String identifier, String name, ConfigurationType type, String bearer, BearerType bearerType,
                                Purpose purpose, ConfigurationState state, Optional<NetworkLink> link,
                                Optional<WlanDetails> wlan, Assessment<Connectivity> connectivity,
                                Assessment<Metered> metered, boolean roamingAvailable, List<String> children, boolean stale,
                                Optional<NetworkFailure> lastFailure, Optional<ConfigurationState> stateBeforeRemoval) {
                            this(identifier, name, type, bearer, bearerType, purpose, state, link, wlan, connectivity,
                                    metered, roamingAvailable, children, stale, lastFailure, stateBeforeRemoval,
                                    Optional.of("default"));
                        }

                        /** Copies the list and makes"""),
            "org/netbearer/api/BearerType.java",
            List.of(
                    "    UNKNOWN(13, 0, \"Unknown\");", "    UNKNOWN(13, 0, \"Unknown\"), CELLULAR_6G(14, 0, \"6G\");",
                    "CELLULAR_5G, UNKNOWN -> this", "CELLULAR_5G, CELLULAR_6G, UNKNOWN -> this"),
            "org/netbearer/spi/Bearer.java",
            List.of("    String name();", "    String name();\n\n    default String vendor() { return \"nobody\"; }"),
            "org/netbearer/api/Checkpoint.java",
            List.of(
                    "    Instant expires();",
                    "    Instant expires();\n\n    default String label() { return \"none\"; }"),
            "org/netbearer/api/package-info.java",
            List.of("@Version(\"1.0.0\")", "@Version(\"1.1.0\")"),
            "org/netbearer/spi/package-info.java",
            List.of("@Version(\"1.0.0\")", "@Version(\"1.1.0\")"),
            "org/netbearer/jmx/package-info.java",
            List.of("@Version(\"1.0.0\")", "@Version(\"1.1.0\")"));

    private final Path folder;

    NextVersion(Path folder) {
        this.folder = folder;
    }

    /** Builds the bundle of the next version. */
    File api() throws Exception {
        Path sources = folder.resolve("api-sources");
        copy(SOURCES, sources);
        ADDED.forEach((file, changes) -> edit(sources.resolve(file), text -> {
            String edited = text;
            for (int i = 0; i < changes.size(); i += 2) {
                assertThat(edited).as(file).containsOnlyOnce(changes.get(i));
                edited = edited.replace(changes.get(i), changes.get(i + 1));
            }
            return edited;
        }));
        Path classes = folder.resolve("api-classes");
        compile(sources, classes, "");
        return bundle("org.netbearer.api", classes, "org.netbearer.*", "");
    }

    /** Builds a bundle of test resources against the API as it is. */
    File client(String name, String activator) throws Exception {
        Path classes = folder.resolve(name + "-classes");
        compile(Path.of("src/test/resources/next-version", name), classes, CLASSES.toString());
        return bundle("org.example." + name, classes, "org.example.*", activator);
    }

    private File bundle(String name, Path classes, String packages, String activator) throws Exception {
        try (var builder = new Builder()) {
            builder.setProperty("Bundle-SymbolicName", name);
            builder.setProperty("-includepackage", packages);
            builder.setProperty("Import-Package", "org.jspecify.annotations;resolution:=optional,*");
            if (!activator.isEmpty()) {
                builder.setProperty("Bundle-Activator", activator);
            }
            builder.addClasspath(new Jar(classes.toFile()));
            builder.addClasspath(new Jar(CLASSES.toFile()));
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                if (entry.endsWith(".jar")) {
                    builder.addClasspath(new File(entry));
                }
            }
            Jar jar = builder.build();
            assertThat(builder.getErrors()).as("what bnd says of %s", name).isEmpty();
            File file = folder.resolve(name + ".jar").toFile();
            jar.write(file);
            return file;
        }
    }

    private static void compile(Path sources, Path classes, String first) throws IOException {
        Files.createDirectories(classes);
        var compiler = ToolProvider.getSystemJavaCompiler();
        String path = first + File.pathSeparator + System.getProperty("java.class.path");
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> all = Files.walk(sources)) {
            var units = files.getJavaFileObjectsFromPaths(
                    all.filter(file -> file.toString().endsWith(".java")).toList());
            var options =
                    List.of("-d", classes.toString(), "-cp", path, "-proc:none", "--release", "17", "-Xlint:none");
            assertThat(compiler.getTask(null, files, null, options, null, units).call())
                    .as("%s compiles", sources)
                    .isTrue();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void edit(Path file, UnaryOperator<String> change) {
        try {
            Files.writeString(file, change.apply(Files.readString(file)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
