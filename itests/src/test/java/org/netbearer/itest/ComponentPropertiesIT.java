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
 * Declarative Services hand a component its own service properties together with its settings: none of them may be taken for a
 * setting that nobody knows.
 */
final class ComponentPropertiesIT {
    private static final Pattern PROPERTY = Pattern.compile("<property name=\"([^\"]+)\"");

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
        var folder = root.resolve("OSGI-INF");
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".xml")).toList()) {
                String text = Files.readString(file);
                if (text.contains("configuration-pid")) {
                    var names = new ArrayList<String>();
                    PROPERTY.matcher(text).results().forEach(match -> names.add(match.group(1)));
                    found.put(file.getFileName().toString(), names);
                }
            }
        }
    }
}
