package org.netbearer.launcher;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Leaves the second of HotSpot's compilers out: in a run that ends within seconds it takes more time than its code saves, a
 * quarter of the whole.
 *
 * <p>As {@code -XX:TieredStopAtLevel=1} does, which a jar cannot say. A JVM that does not know how is only slower.
 */
final class QuickCompilation {
    private static final String DIRECTIVES = "[{match: \"*.*\", c2: {Exclude: true}}]";

    private QuickCompilation() {}

    /**
     * Asks the JVM on a thread of its own, as the start need not wait for that.
     *
     * @param folder where a file can be for a moment
     */
    static void request(Path folder) {
        var thread = new Thread(() -> ask(folder), "netbearer-compilation");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns whether the JVM took it. */
    static boolean ask(Path folder) {
        try {
            Path file = Files.writeString(folder.resolve("compilation.json"), DIRECTIVES);
            try {
                ManagementFactory.getPlatformMBeanServer()
                        .invoke(
                                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                "compilerDirectivesAdd",
                                new Object[] {new String[] {file.toString()}},
                                new String[] {String[].class.getName()});
                return true;
            } finally {
                Files.delete(file);
            }
        } catch (IOException | JMException | RuntimeException otherJvm) {
            return false;
        }
    }
}
