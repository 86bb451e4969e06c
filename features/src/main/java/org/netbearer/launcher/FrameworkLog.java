package org.netbearer.launcher;

import org.apache.felix.framework.Logger;
import org.jspecify.annotations.Nullable;

/** What the framework itself has to say, one line each on standard error. */
final class FrameworkLog extends Logger {
    @Override
    protected void doLog(int level, String message, @Nullable Throwable cause) {
        Terminal.say((level == LOG_ERROR ? "ERROR framework: " : "WARN framework: ") + message);
    }
}
