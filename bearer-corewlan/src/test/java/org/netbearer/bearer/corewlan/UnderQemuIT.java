package org.netbearer.bearer.corewlan;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netbearer.testrigs.Emulation;

/**
 * Runs these tests again in an arm64 JVM under qemu, where JNA's way into native code and {@code objc_msgSend} are those of
 * arm64: {@code mvn -Parm64 verify -pl bearer-corewlan -am}.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class UnderQemuIT {
    private static final Path ARM = Emulation.TARGET.resolve("arm64");
    private static final Path ROOT = ARM.resolve("root");
    private static final Path LIBRARIES = Emulation.TARGET.resolve("fake-corewlan-arm64");
    private static final String COMPILER = "aarch64-linux-gnu-gcc-12";

    private static Emulation emulation;
    private static String qemu;

    @BeforeAll
    static void makeWhatIsNeeded() throws IOException, InterruptedException {
        emulation = Emulation.switchedOnBy("netbearer.arm64", "mvn -Parm64 verify -pl bearer-corewlan -am");
        qemu = emulation.program("qemu-aarch64", "install the package qemu-user");
        emulation.program(COMPILER, "install the package gobjc-12-aarch64-linux-gnu");
        int fetched = emulation.run("arm64-root.log", Map.of(), List.of("src/test/arm64/get-root.sh", ARM.toString()));
        emulation.need(fetched == 0, "the packages for arm64 were not fetched; see target/arm64-root.log");
        var compiler = COMPILER + " -isystem " + ROOT + "/usr/include/GNUstep -L" + ARM.resolve("link")
                + " -Wl,--allow-shlib-undefined";
        emulation.compile(
                "arm64-make.log",
                List.of("make", "-s", "-C", "src/test/objc", "OUT=" + LIBRARIES, "ARCH=aarch64", "CC=" + compiler));
    }

    @Test
    void passesOnArm64() throws Exception {
        var java = List.of(
                qemu,
                "-L",
                ROOT.toString(),
                ROOT + "/usr/lib/jvm/java-17-openjdk-arm64/bin/java",
                "-Dnetbearer.corewlan.fake=" + LIBRARIES,
                "-cp",
                Emulation.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        emulation.passes(
                "arm64.log",
                Map.of(),
                java,
                CoreWlanPlatformTest.class,
                CoreWlanContractTest.class,
                CoreWlanBearerTest.class);
    }
}
