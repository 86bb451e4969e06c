package org.netbearer.support.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/**
 * The OSGi log for components that may have something to log before the log service is there.
 *
 * <p>The first {@value #CAPACITY} warnings and information lines wait for the service and are logged in order once it comes; of
 * more, only their number is logged. Debug lines do not wait. A component passes its optional, dynamic reference to a
 * {@link LoggerFactory} to {@link #bind} and {@link #unbind}.
 *
 * <p>Thread-safe. The log service is never called with a lock held.
 */
public final class DeferredLog {
    /** How many lines wait for a log service. */
    public static final int CAPACITY = 32;

    private final String name;
    private final UnaryOperator<String> printable;
    // guarded by itself
    private final Deque<Line> waiting = new ArrayDeque<>();
    // guarded by waiting
    private int dropped;
    // guarded by waiting
    private @Nullable LoggerFactory factory;
    private volatile @Nullable Logger logger;

    /**
     * Creates a log without a log service.
     *
     * @param name the logger's name
     * @param printable makes a line safe to print; applied once to every line that is logged
     */
    public DeferredLog(String name, UnaryOperator<String> printable) {
        this.name = name;
        this.printable = printable;
    }

    /**
     * Logs from now on to the given service, beginning with the lines that wait.
     *
     * @param service the log service; replaces the one before
     */
    public void bind(LoggerFactory service) {
        Logger fresh = service.getLogger(name);
        synchronized (waiting) {
            factory = service;
        }
        for (Line line = next(service, fresh); line != null; line = next(service, fresh)) {
            line.logTo(fresh);
        }
    }

    /** Returns the next line for a service; null if there is none, and then the service gets new lines at once. */
    private @Nullable Line next(LoggerFactory service, Logger fresh) {
        synchronized (waiting) {
            if (factory != service) {
                return null; // gone, or replaced by one that logs the rest
            }
            Line line = waiting.poll();
            if (line == null && dropped > 0) {
                line = new Line(
                        LogLevel.WARN, dropped + " more lines were logged before there was a log service", null);
                dropped = 0;
            }
            if (line == null) {
                logger = fresh;
            }
            return line;
        }
    }

    /**
     * Stops logging to the given service; does nothing if another one has replaced it.
     *
     * @param service the log service that goes
     */
    public void unbind(LoggerFactory service) {
        synchronized (waiting) {
            if (factory == service) {
                factory = null;
                logger = null;
            }
        }
    }

    /**
     * Logs a warning, now or when there is a log service.
     *
     * @param line one line
     */
    public void warn(String line) {
        log(LogLevel.WARN, line, null);
    }

    /**
     * Logs a warning with its cause, now or when there is a log service.
     *
     * @param line one line
     * @param cause the cause; null if there is none
     */
    public void warn(String line, @Nullable Throwable cause) {
        log(LogLevel.WARN, line, cause);
    }

    /**
     * Logs information, now or when there is a log service.
     *
     * @param line one line
     */
    public void info(String line) {
        log(LogLevel.INFO, line, null);
    }

    /**
     * Logs a debug line if there is a log service now.
     *
     * @param line one line
     */
    public void debug(String line) {
        Logger now = logger;
        if (now != null) {
            now.debug("{}", printable.apply(line));
        }
    }

    private void log(LogLevel level, String text, @Nullable Throwable cause) {
        var line = new Line(level, printable.apply(text), cause);
        Logger now = logger;
        if (now == null) {
            now = keep(line);
        }
        if (now != null) {
            line.logTo(now);
        }
    }

    /** Keeps a line; returns the logger instead if one came meanwhile. */
    private @Nullable Logger keep(Line line) {
        synchronized (waiting) {
            if (logger == null) {
                if (waiting.size() < CAPACITY) {
                    waiting.add(line);
                } else {
                    dropped++;
                }
            }
            return logger;
        }
    }

    private record Line(
            LogLevel level, String text, @Nullable Throwable cause) {
        void logTo(Logger logger) {
            // an argument, never a format: what comes from the air may hold braces
            if (level == LogLevel.INFO) {
                logger.info("{}", text);
            } else if (cause == null) {
                logger.warn("{}", text);
            } else {
                logger.warn("{}", text, cause);
            }
        }
    }
}
