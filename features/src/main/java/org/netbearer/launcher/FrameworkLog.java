package org.netbearer.launcher;

import java.util.function.Consumer;
import org.apache.felix.framework.Logger;
import org.jspecify.annotations.Nullable;

/** Prints the log of the framework itself, one line each. */
final class FrameworkLog extends Logger {
    private final Consumer<String> lines;

    FrameworkLog(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    protected void doLog(int level, String message, @Nullable Throwable cause) {
        lines.accept((level == LOG_ERROR ? "ERROR framework: " : "WARN framework: ") + message);
    }
}
