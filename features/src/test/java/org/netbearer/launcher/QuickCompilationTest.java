package org.netbearer.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QuickCompilationTest {
    @TempDir
    Path folder;

    @AfterEach
    void compileAsBefore() throws JMException {
        if (isHotSpot()) {
            command("compilerDirectivesClear");
        }
    }

    private static boolean isHotSpot() {
        return System.getProperty("java.vm.name").contains("HotSpot")
                || System.getProperty("java.vm.name").contains("OpenJDK");
    }

    private static String command(String name) throws JMException {
        return String.valueOf(ManagementFactory.getPlatformMBeanServer()
                .invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), name, null, null));
    }

    @Test
    void leavesTheSecondCompilerOutAndNoFileBehind() throws JMException {
        assumeTrue(isHotSpot(), "skipped: directives for its compilers are of HotSpot alone");
        assertThat(QuickCompilation.ask(folder)).isTrue();
        assertThat(command("compilerDirectivesPrint")).contains("Exclude:true");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void isOnlySlowerWhereItCannotAsk() {
        assertThat(QuickCompilation.ask(folder.resolve("missing"))).isFalse();
    }
}
