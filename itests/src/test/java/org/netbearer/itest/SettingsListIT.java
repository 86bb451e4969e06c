package org.netbearer.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * PIDs, keys and defaults that configurations of users depend on, as Metatype tells them and {@code golden/settings.txt} lists
 * them ({@code -Dgolden.write=true} writes it). A line may be added; one that has been released is neither changed nor taken away.
 */
final class SettingsListIT {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/settings.txt");
    private static final Pattern PID = Pattern.compile("<Designate [^>]*?\\b(?:pid|factoryPid)=\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("<AD [^>]*>");

    @Test
    void settingsAreThoseThatAreListed() throws IOException {
        var settings = new TreeSet<String>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            var place = Path.of(entry);
            if (Files.isDirectory(place)) {
                read(place, settings);
            } else if (place.getFileName().toString().startsWith("org.netbearer.")) {
                try (FileSystem jar = FileSystems.newFileSystem(place)) {
                    read(jar.getPath("/"), settings);
                }
            }
        }
        if (Boolean.getBoolean("golden.write")) {
            Files.write(GOLDEN, settings);
        }
        assertThat(settings).containsExactlyElementsOf(Files.readAllLines(GOLDEN));
    }

    private static void read(Path root, Collection<String> settings) throws IOException {
        var folder = root.resolve("OSGI-INF/metatype");
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".xml")).toList()) {
                String text = Files.readString(file);
                Matcher pid = PID.matcher(text);
                if (pid.find()) {
                    KEY.matcher(text)
                            .results()
                            .forEach(key -> settings.add(pid.group(1) + " " + attribute("id", key.group()) + " "
                                    + attribute("type", key.group()) + " = " + attribute("default", key.group())));
                }
            }
        }
    }

    private static String attribute(String name, String element) {
        var found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(element);
        return found.find() ? found.group(1) : "";
    }
}
