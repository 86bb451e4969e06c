package org.netbearer.launcher;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The modules of the Java runtime that the distribution needs, for runtimes that {@code jlink} made smaller. */
final class RequiredModules {
    /** Named in {@code docs/howto/run.md} too. */
    static final List<String> NAMES =
            List.of("java.base", "java.logging", "java.management", "java.xml", "jdk.unsupported");

    private RequiredModules() {}

    /** Returns what to tell the user if modules are missing, or null if all are there. */
    static @Nullable String missing(ModuleLayer runtime) {
        var missing = NAMES.stream()
                .filter(name -> runtime.findModule(name).isEmpty())
                .toList();
        return missing.isEmpty()
                ? null
                : "this Java runtime lacks " + String.join(", ", missing) + "; needed are " + String.join(", ", NAMES);
    }
}
