package org.netbearer.impl.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.PrintableText;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/**
 * The OSGi log, whether or not there is one; lines are made safe to print.
 *
 * <p>A component may be configured before the log service is there. Its first warnings wait for it, so that what is wrong
 * with a configuration is said in any start order. Thread-safe.
 */
public final class Log {
    private static final int MOST_WAITING = 32;

    private final Deque<String> waiting = new ArrayDeque<>(); // guarded by itself
    private volatile @Nullable LoggerFactory factory;
    private volatile @Nullable Logger logger;

    /**
     * Takes the log service, and hands it what waits.
     *
     * @param service the log service
     */
    public void bind(LoggerFactory service) {
        var fresh = service.getLogger("org.netbearer");
        synchronized (waiting) {
            factory = service;
            logger = fresh;
            waiting.forEach(line -> fresh.warn("{}", line));
            waiting.clear();
        }
    }

    /**
     * Lets go of the log service, unless another one has taken its place.
     *
     * @param service the log service
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
        Logger now = logger;
        if (now != null) {
            now.warn("{}", PrintableText.of(line));
        } else {
            keep(PrintableText.of(line));
        }
    }

    /**
     * Logs a warning with what caused it.
     *
     * @param line one line
     * @param cause the cause; null if there is none
     */
    public void warn(String line, @Nullable Throwable cause) {
        Logger now = logger;
        if (now == null || cause == null) {
            warn(line);
        } else {
            now.warn("{}", PrintableText.of(line), cause);
        }
    }

    /**
     * Logs what a person may want to know.
     *
     * @param line one line
     */
    public void info(String line) {
        Logger now = logger;
        if (now != null) {
            now.info("{}", PrintableText.of(line));
        }
    }

    public void debug(String line) {
        Logger now = logger;
        if (now != null) {
            now.debug("{}", PrintableText.of(line));
        }
    }

    private void keep(String line) {
        synchronized (waiting) {
            if (waiting.size() < MOST_WAITING) {
                waiting.add(line);
            }
        }
    }
}
