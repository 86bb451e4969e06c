package org.netbearer.bearer.corewlan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opentest4j.TestAbortedException;

/**
 * Runs these tests again in an arm64 JVM under qemu, where JNA's way into native code and {@code objc_msgSend} are those of
 * arm64: {@code mvn -Parm64 verify -pl bearer-corewlan -am}.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class UnderQemuIT {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path ARM = TARGET.resolve("arm64");
    private static final Path ROOT = ARM.resolve("root");
    private static final Path LIBRARIES = TARGET.resolve("fake-corewlan-arm64");
    private static final String COMPILER = "aarch64-linux-gnu-gcc-12";

    @BeforeAll
    static void makeWhatIsNeeded() throws IOException, InterruptedException {
        if (!Boolean.getBoolean("netbearer.arm64")) {
            throw new TestAbortedException(
                    "skipped, because the profile is off: mvn -Parm64 verify -pl bearer-corewlan -am");
        }
        need(isThere("qemu-aarch64"), "there is no qemu-aarch64: install the package qemu-user");
        need(
                isThere(COMPILER),
                "there is no Objective-C compiler for arm64: install the package gobjc-12-aarch64-linux-gnu");
        int fetched = run("arm64-root.log", List.of("src/test/arm64/get-root.sh", ARM.toString()));
        need(fetched == 0, "the packages for arm64 were not fetched; see target/arm64-root.log");
        var compiler = COMPILER + " -isystem " + ROOT + "/usr/include/GNUstep -L" + ARM.resolve("link")
                + " -Wl,--allow-shlib-undefined";
        int made = run(
                "arm64-make.log",
                List.of("make", "-s", "-C", "src/test/objc", "OUT=" + LIBRARIES, "ARCH=aarch64", "CC=" + compiler));
        assertThat(made).as("the compiler; see target/arm64-make.log").isZero();
    }

    @Test
    void passesOnArm64() throws Exception {
        var command = new ArrayList<>(List.of(
                "qemu-aarch64",
                "-L",
                ROOT.toString(),
                ROOT + "/usr/lib/jvm/java-17-openjdk-arm64/bin/java",
                "-Dnetbearer.corewlan.fake=" + LIBRARIES,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--disable-ansi-colors",
                "--details=tree",
                "--fail-if-no-tests"));
        for (Class<?> test :
                List.of(CoreWlanPlatformTest.class, CoreWlanContractTest.class, CoreWlanBearerTest.class)) {
            command.add("--select-class=" + test.getName());
        }
        int code = run("arm64.log", command);
        var log = Files.readString(TARGET.resolve("arm64.log"));
        assertThat(code).as("the arm64 JVM; see target/arm64.log").isZero();
        assertThat(log).contains(" 0 tests failed ").doesNotContain("[         0 tests successful");
    }

    private static int run(String log, List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(TARGET.resolve(log).toFile())
                .start();
        if (!process.waitFor(15, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command.get(0) + " did not end; see target/" + log);
        }
        return process.exitValue();
    }

    private static boolean isThere(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
    }

    private static void need(boolean there, String why) {
        if (!there && Boolean.getBoolean("netbearer.arm64.required")) {
            throw new AssertionError(why);
        }
        if (!there) {
            throw new TestAbortedException("skipped, because " + why);
        }
    }
}
