package org.netbearer.itest;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.netbearer.api.NetworkCapability;

/** Holds the table of {@code docs/reference/capabilities.md} to the classes: what is said to be never reported is never named. */
final class CapabilitiesTableTest {
    private static final Map<String, String> PACKAGES = Map.of(
            "nm", "org.netbearer.bearer.nm",
            "wlanapi", "org.netbearer.bearer.wlanapi",
            "corewlan", "org.netbearer.bearer.corewlan",
            "generic", "org.netbearer.bearer.generic",
            "core", "org.netbearer.impl.assembly");

    @Test
    void theTableSaysWhatTheCodeCanReport() throws IOException {
        Map<String, Set<NetworkCapability>> said = table();
        var classes = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages(PACKAGES.values());
        Map<String, Set<NetworkCapability>> found = new LinkedHashMap<>();
        said.keySet().forEach(module -> found.put(module, named(classes, PACKAGES.get(module))));
        // to be added by the core, one of them has to be there already
        found.get("core").remove(NetworkCapability.CAN_START_AND_STOP_INTERFACES);
        assertThat(said).isEqualTo(found);
    }

    @Test
    void theTableHasEachCapability() throws IOException {
        assertThat(rows().stream().map(row -> row.get(0)))
                .containsExactlyElementsOf(Stream.of(NetworkCapability.values())
                        .map(capability -> "`" + capability + "`")
                        .toList());
    }

    private static Set<NetworkCapability> named(JavaClasses classes, String inPackage) {
        return classes.stream()
                .filter(type -> type.getPackageName().startsWith(inPackage))
                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().isEquivalentTo(NetworkCapability.class))
                .map(access -> NetworkCapability.valueOf(access.getTarget().getName()))
                .collect(toCollection(() -> EnumSet.noneOf(NetworkCapability.class)));
    }

    private static Map<String, Set<NetworkCapability>> table() throws IOException {
        List<String> head = lines().stream()
                .filter(line -> line.startsWith("| capability "))
                .map(CapabilitiesTableTest::cells)
                .findFirst()
                .orElseThrow();
        Map<String, Set<NetworkCapability>> table = new LinkedHashMap<>();
        for (int column = 1; column < head.size(); column++) {
            Set<NetworkCapability> reported = EnumSet.noneOf(NetworkCapability.class);
            for (List<String> row : rows()) {
                if (!row.get(column).equals("never")) {
                    reported.add(NetworkCapability.valueOf(row.get(0).replace("`", "")));
                }
            }
            table.put(head.get(column), reported);
        }
        return table;
    }

    private static List<List<String>> rows() throws IOException {
        return lines().stream()
                .filter(line -> line.startsWith("| `"))
                .map(CapabilitiesTableTest::cells)
                .toList();
    }

    private static List<String> cells(String line) {
        return Stream.of(line.substring(1).split("\\|", -1))
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(Path.of("..", "docs", "reference", "capabilities.md"));
    }
}
