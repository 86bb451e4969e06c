package org.netbearer.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.netbearer.spi.SettingsReader;

/**
 * What the descriptions of our components bring about: Declarative Services hand a component its own service properties
 * together with its settings, none of which may be taken for a setting that nobody knows; and tools name references.
 */
final class ComponentPropertiesIT {
    private static final Pattern PROPERTY = Pattern.compile("<property name=\"([^\"]+)\"");
    private static final Pattern REFERENCE = Pattern.compile("<reference name=\"([^\"]+)\"");

    @Test
    void areNoUnknownSettings() throws IOException {
        Map<String, List<String>> properties = ofConfiguredComponents();
        assertThat(properties).containsKeys("org.netbearer.bearer.corewlan.CoreWlanComponent.xml");
        properties.forEach((component, names) -> {
            var raw = new HashMap<String, Object>();
            names.forEach(name -> raw.put(name, "x"));
            assertThat(new SettingsReader(component, raw).complaints()).isEmpty();
        });
    }

    /** Tools say which one is missing: {@code bundle:diag} of Karaf, {@code scr:info}. */
    @Test
    void everyReferenceHasANameAndNotANumber() throws IOException {
        var numbered = new ArrayList<String>();
        var seen = new ArrayList<String>();
        try (Stream<Path> bundles = Files.walk(Path.of(System.getProperty("netbearer.bundles")))) {
            for (Path bundle : bundles.filter(
                            file -> file.getFileName().toString().matches("(org\\.)?netbearer.*jar"))
                    .toList()) {
                try (FileSystem jar = FileSystems.newFileSystem(bundle)) {
                    descriptions(jar.getPath("/"))
                            .forEach((file, text) -> REFERENCE
                                    .matcher(text)
                                    .results()
                                    .map(match -> match.group(1))
                                    .forEach(name -> (name.startsWith("$") ? numbered : seen).add(file + ": " + name)));
                }
            }
        }
        assertThat(numbered).isEmpty();
        assertThat(seen).contains("org.netbearer.bearer.corewlan.CoreWlanComponent.xml: macOS-with-CoreWLAN");
    }

    /** Returns the names of the properties of every component that has a PID, by the file that describes it. */
    private static Map<String, List<String>> ofConfiguredComponents() throws IOException {
        var found = new HashMap<String, List<String>>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            var place = Path.of(entry);
            if (Files.isDirectory(place)) {
                read(place, found);
            } else if (place.getFileName().toString().startsWith("org.netbearer.")) {
                try (FileSystem jar = FileSystems.newFileSystem(place)) {
                    read(jar.getPath("/"), found);
                }
            }
        }
        return found;
    }

    private static void read(Path root, Map<String, List<String>> found) throws IOException {
        descriptions(root).forEach((file, text) -> {
            if (text.contains("configuration-pid")) {
                var names = new ArrayList<String>();
                PROPERTY.matcher(text).results().forEach(match -> names.add(match.group(1)));
                found.put(file, names);
            }
        });
    }

    /** Returns the descriptions of the components of a bundle, by the name of the file. */
    private static Map<String, String> descriptions(Path root) throws IOException {
        var found = new HashMap<String, String>();
        var folder = root.resolve("OSGI-INF");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".xml")).toList()) {
                    found.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return found;
    }
}
