package org.netbearer.console;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;

/** Prints the entries of the log that matter, one line each, on standard error. */
@Component(service = {})
public final class LogPrinter implements LogListener {
    private final Bundle framework;
    private final LogReaderService log;
    private final Consumer<String> errorLines;
    private final LogLevel level;
    private final boolean timed;

    /**
     * Creates the component; called by Declarative Services.
     *
     * @param context of this bundle
     * @param log the log
     * @param errorLines prints a line
     */
    @Activate
    public LogPrinter(
            BundleContext context,
            @Reference(name = "log") LogReaderService log,
            @Reference(name = "errorLines", target = Console.ERROR_LINES) Consumer<String> errorLines) {
        this.framework = context.getBundle(Constants.SYSTEM_BUNDLE_ID);
        this.log = log;
        this.errorLines = errorLines;
        this.level = LogLevel.valueOf(context.getProperty("org.osgi.service.log.admin.loglevel"));
        this.timed = Boolean.parseBoolean(context.getProperty("netbearer.log.time"));
    }

    @Activate
    void activate() {
        log.addLogListener(this);
    }

    @Deactivate
    void deactivate() {
        log.removeLogListener(this);
    }

    @Override
    public void logged(LogEntry entry) {
        if (!least(entry).implies(entry.getLogLevel()) || isFarewell(entry)) {
            return;
        }
        var line = new StringBuilder();
        if (timed) {
            line.append(Instant.ofEpochMilli(entry.getTime()).truncatedTo(ChronoUnit.SECONDS))
                    .append(' ');
        }
        line.append(entry.getLogLevel()).append(' ').append(entry.getBundle().getSymbolicName());
        line.append(": ").append(entry.getMessage());
        Throwable cause = entry.getException();
        if (cause != null) {
            line.append(" (").append(cause).append(')');
        }
        errorLines.accept(line.toString());
    }

    /** The framework's own events come in at all levels, and only failures are of interest. */
    private LogLevel least(LogEntry entry) {
        return isEvent(entry) ? LogLevel.WARN : level;
    }

    /** Returns whether an entry only tells that something was interrupted because the framework stops. */
    private boolean isFarewell(LogEntry entry) {
        return framework.getState() == Bundle.STOPPING
                && (isEvent(entry) || !LogLevel.ERROR.implies(entry.getLogLevel()));
    }

    private static boolean isEvent(LogEntry entry) {
        return entry.getLoggerName().startsWith("Events.");
    }
}
