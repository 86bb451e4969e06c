package org.netbearer.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What the distribution contains: named, with its licence, and the same in every build of one commit. */
final class LegalIT {
    private static final String OURS = "netbearer";

    @Test
    void theNoticeNamesEveryWorkOfOthers() throws IOException {
        try (var jar = new ZipFile(System.getProperty("netbearer.jar"))) {
            String notice = new String(
                    jar.getInputStream(jar.getEntry("META-INF/NOTICE")).readAllBytes(), StandardCharsets.UTF_8);
            List<String> foreign = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith("bundles/") && name.endsWith(".jar"))
                    .map(name -> name.substring(name.lastIndexOf('/') + 1).replaceFirst("-\\d.*", ""))
                    .filter(name -> !name.contains(OURS))
                    .toList();

            assertThat(foreign).isNotEmpty().allMatch(notice::contains);
            assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
        }
    }

    /** What two builds of one commit must not differ in; {@code .ci/reproducible} builds twice and compares every byte. */
    @Test
    void nothingOfOursBearsTheTimeOrThePlaceOfTheBuild() throws IOException {
        var deviant = new ArrayList<String>();
        try (var jar = new ZipFile(System.getProperty("netbearer.jar"))) {
            for (ZipEntry entry : jar.stream().toList()) {
                String name = entry.getName();
                if (!isTimeOfAllBuilds(entry)) {
                    deviant.add(name + " of " + entry.getTimeLocal());
                }
                if (name.startsWith("bundles/") && name.endsWith(".jar") && name.contains(OURS)) {
                    inspect(name, new JarInputStream(jar.getInputStream(entry)), deviant);
                }
            }
        }
        assertThat(deviant).isEmpty();
    }

    private static void inspect(String name, JarInputStream bundle, List<String> deviant) throws IOException {
        for (Object header : bundle.getManifest().getMainAttributes().keySet()) {
            if (List.of("Bnd-LastModified", "Built-By", "Created-By", "Build-Jdk", "Tool")
                    .contains(header.toString())) {
                deviant.add(name + " has the header " + header);
            }
        }
        for (ZipEntry entry = bundle.getNextEntry(); entry != null; entry = bundle.getNextEntry()) {
            if (!isTimeOfAllBuilds(entry)) {
                deviant.add(name + ", " + entry.getName() + " of " + entry.getTimeLocal());
            }
        }
    }

    /** As {@code project.build.outputTimestamp} says; a zip file has no time zone. */
    private static boolean isTimeOfAllBuilds(ZipEntry entry) {
        return entry.getTimeLocal()
                .equals(LocalDateTime.ofInstant(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC));
    }
}
