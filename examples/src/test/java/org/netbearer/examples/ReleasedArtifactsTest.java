package org.netbearer.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An example can be copied out of the project: it needs nothing that is not released. */
final class ReleasedArtifactsTest {
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<groupId>org\\.netbearer</groupId>\\s*<artifactId>org\\.netbearer\\.([\\w.]+)</artifactId>");
    private static final Pattern IMPORT = Pattern.compile("import (?:static )?org\\.netbearer\\.(\\w+)");

    @ParameterizedTest
    @ValueSource(strings = {"bearer", "application"})
    void anExampleHasNoParentAndDependsOnReleasedArtifactsOnly(String example) throws Exception {
        Path folder = Documents.ROOT.resolve("examples").resolve(example);
        String pom = Documents.text(folder.resolve("pom.xml"));

        assertThat(pom).doesNotContain("<parent>");
        assertThat(DEPENDENCY.matcher(pom).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrder("api", "testkit");
        try (Stream<Path> sources = Files.walk(folder.resolve("src"))) {
            assertThat(sources.filter(file -> file.toString().endsWith(".java"))
                            .flatMap(file -> Documents.matches(IMPORT, file).stream())
                            .map(found -> found.group(1)))
                    .isSubsetOf(List.of("api", "spi", "testkit"));
        }
    }

    @Test
    void theTestKitIsReleasedWithTheApiAndOurOwnToolsAreNot() {
        assertThat(pom("api")).doesNotContain("maven.deploy.skip");
        assertThat(pom("testkit")).doesNotContain("maven.deploy.skip");
        assertThat(pom("support")).contains("<maven.deploy.skip>true</maven.deploy.skip>");
        assertThat(pom("test-rigs")).contains("<maven.deploy.skip>true</maven.deploy.skip>");
    }

    private static String pom(String module) {
        return Documents.text(Documents.ROOT.resolve(module).resolve("pom.xml"));
    }
}
