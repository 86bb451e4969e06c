package org.netbearer.launcher;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code java -jar netbearer.jar} on machines that are not like the one on which it was written. */
final class InstallationIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Duser.language=ar",
                "-Duser.language=fa",
                "-Duser.language=ne",
                "-Duser.language=mr -Duser.country=IN",
                "-Duser.language=ar -Duser.country=SA",
                "-Duser.language=tr"
            })
    void startsInALocaleWithOtherDigitsAndLetters(String options) {
        assertThat(Launched.runOnJvm(List.of(options.split(" ", -1)), "-c", "echo up"))
                .isEqualTo(new Launched(0, "up\n", ""));
    }

    @Test
    void saysWhichModulesOfTheRuntimeAreMissing() {
        assertThat(Launched.runOnJvm(List.of("--limit-modules", "java.base,java.logging"), "-c", "echo up"))
                .isEqualTo(new Launched(
                        3,
                        "",
                        "netbearer: cannot start: this Java runtime lacks java.management, java.xml, jdk.unsupported;"
                                + " needed are java.base, java.logging, java.management, java.xml, jdk.unsupported\n"));
    }

    @Test
    void needsNoOtherModulesThanItSays() {
        assertThat(Launched.runOnJvm(
                        List.of("--limit-modules", String.join(",", RequiredModules.NAMES)),
                        "-c",
                        "bearer:list --json"))
                .satisfies(launched -> {
                    assertThat(launched.err()).isEmpty();
                    assertThat(launched.status()).isZero();
                });
    }

    @Test
    void saysInOneLineWhichOfItsBundlesDoesNotStart() throws IOException {
        Path jar = Files.copy(Path.of(System.getProperty("netbearer.jar")), folder.resolve("broken.jar"));
        try (var files = FileSystems.newFileSystem(jar)) {
            Path bundle;
            try (var bundles = Files.list(files.getPath("bundles/netbearer"))) {
                bundle = bundles.filter(each -> each.getFileName().toString().startsWith("org.netbearer.impl-"))
                        .findFirst()
                        .orElseThrow();
            }
            Path broken = folder.resolve("impl.jar");
            importAPackageThatNobodyHas(bundle, broken);
            Files.copy(broken, bundle, StandardCopyOption.REPLACE_EXISTING);
        }

        Launched launched = Launched.runJar(jar, "--daemon");

        assertThat(launched.status()).isEqualTo(3);
        assertThat(launched.err())
                .isEqualTo("netbearer: cannot start: org.netbearer.impl does not start:"
                        + " no bundle provides the package no.such.thing\n");
    }

    private static void importAPackageThatNobodyHas(Path bundle, Path broken) throws IOException {
        try (var in = new JarInputStream(Files.newInputStream(bundle))) {
            var manifest = in.getManifest();
            var attributes = manifest.getMainAttributes();
            attributes.putValue("Import-Package", attributes.getValue("Import-Package") + ",no.such.thing");
            try (var out = new JarOutputStream(Files.newOutputStream(broken), manifest)) {
                for (var entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
        }
    }

    @Test
    void saysWhyATemporaryFolderCannotBeUsedInTheLocale() throws IOException {
        Path temporary = Files.createDirectory(folder.resolve("L\u00f6we"));
        assumeTrue(System.getProperty("os.name").equals("Linux"), "skipped: file names are bytes on Linux only");

        Launched launched = Launched.of(new ProcessBuilder(
                "env",
                "LC_ALL=C",
                Launched.java(),
                "-Djava.io.tmpdir=" + temporary,
                "-jar",
                Launched.jar(),
                "-c",
                "echo"));

        assertThat(launched.status()).isEqualTo(3);
        assertThat(launched.err().lines())
                .filteredOn(line -> !line.startsWith("WARNING: java.io.tmpdir")) // of JDK 25 itself
                .singleElement(as(STRING))
                .startsWith("netbearer: cannot start: no file name in this locale: ");
    }

    @Test
    void findsTheBundlesOfItsJarForAnUpdate() throws IOException {
        assertThat(script("act update org.netbearer.bearer.simulation", "bearer:bearers --json")
                        .err())
                .isEmpty();
    }

    @Test
    void goesOnWhenAPersonStopsDeclarativeServices() throws IOException {
        assertThat(script(
                        "act stop org.apache.felix.scr",
                        "echo up",
                        "act start org.apache.felix.scr",
                        "bearer:list --json"))
                .satisfies(launched -> {
                    assertThat(launched.status()).isZero();
                    assertThat(launched.out()).startsWith("up\n{\n");
                });
    }

    private Launched script(String... lines) throws IOException {
        Path bundles = Files.createDirectory(folder.resolve("bundles"));
        StubBundle.write(bundles, Greeter.class);
        return Launched.runWithInput(String.join("\n", lines) + "\n", "--bundles", bundles.toString());
    }

    @Nested
    final class Configurations {
        @ParameterizedTest
        @ValueSource(strings = {"", "\ufeff"})
        void areReadAsUtf8WithAndWithoutAByteOrderMark(String mark) throws IOException {
            Path bundles = Files.createDirectory(folder.resolve("bundles"));
            StubBundle.write(bundles, Greeter.class);
            Path conf = Files.createDirectory(folder.resolve("conf"));
            Files.writeString(conf.resolve("org.example.plain.cfg"), mark + "colour = gr\u00fcn\nsize = 7\n");

            assertThat(Launched.runOnJvm(
                                    List.of("-Dstdout.encoding=UTF-8"),
                                    "--bundles",
                                    bundles.toString(),
                                    "--conf",
                                    conf.toString(),
                                    "-c",
                                    "setting org.example.plain colour")
                            .out())
                    .isEqualTo("gr\u00fcn\n");
        }
    }

    @Nested
    final class Commands {
        @Test
        void mayComeFromAScriptWithAByteOrderMark() {
            assertThat(Launched.runWithInput("\ufeffecho up\n")).isEqualTo(new Launched(0, "up\n", ""));
        }

        @Test
        void mayBeWordsOfTheCommandLine() {
            assertThat(Launched.run("echo", "it's", "a $1;", "(b)")).isEqualTo(new Launched(0, "it's a $1; (b)\n", ""));
        }

        @Test
        void thatAreNestedTooDeeplyFail() {
            assertThat(Launched.run("-c", "(".repeat(20_000)))
                    .isEqualTo(new Launched(1, "", "netbearer: the commands are nested too deeply\n"));
        }

        @Test
        void cannotExitWithAStatusThatAProcessCannotHave() {
            assertThat(Launched.run("-c", "exit 256"))
                    .isEqualTo(new Launched(1, "", "netbearer: exit: one number from 0 to 255, not 256\n"));
        }
    }

    @Nested
    final class StandardOutput {
        @Test
        void thatIsFullIsAFailure() {
            Path full = Path.of("/dev/full");
            assumeTrue(Files.exists(full), "skipped: there is no /dev/full");

            assertThat(shell("exec \"$@\" -c 'echo up' > /dev/full"))
                    .isEqualTo(new Launched(
                            1, "", "netbearer: cannot write to standard output: No space left on device\n"));
        }

        @Test
        void thatIsClosedIsAFailure() {
            assertThat(shell("exec \"$@\" -c 'echo up' >&-")).satisfies(launched -> {
                assertThat(launched.status()).isEqualTo(1);
                assertThat(launched.err())
                        .startsWith("netbearer: cannot write to standard output: ")
                        .hasLineCount(1);
            });
        }

        @Test
        void whoseReaderIsGoneEndsTheCommandAsSigpipeWould() {
            assumeTrue(Files.exists(Path.of("/proc/self/fd")), "skipped: there is no /proc");

            assertThat(shell("{ \"$@\" -c 'bearer:monitor --present'; echo $? >&2; } | true")
                            .err())
                    .isEqualTo("141\n");
        }

        private Launched shell(String script) {
            return Launched.of(new ProcessBuilder("sh", "-c", script, "sh", Launched.java(), "-jar", Launched.jar()));
        }
    }
}
