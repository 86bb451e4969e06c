package org.netbearer.launcher;

import org.apache.felix.framework.Logger;
import org.jspecify.annotations.Nullable;

/** Prints the log of the framework itself, one line each, on standard error. */
final class FrameworkLog extends Logger {
    @Override
    protected void doLog(int level, String message, @Nullable Throwable cause) {
        Terminal.printError((level == LOG_ERROR ? "ERROR framework: " : "WARN framework: ") + message);
    }
}
