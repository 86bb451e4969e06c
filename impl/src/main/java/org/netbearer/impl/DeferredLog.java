package org.netbearer.impl;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/**
 * A log for a component that may be configured before the log service is there: the first lines wait for it.
 *
 * <p>Thread-safe.
 */
public final class DeferredLog {
    private static final int MOST_WAITING = 32;

    private final Deque<String> waiting = new ArrayDeque<>();
    private @Nullable LoggerFactory factory;
    private @Nullable Logger logger;

    /**
     * Takes the log service and hands it what waits.
     *
     * @param service the log service
     */
    public synchronized void bind(LoggerFactory service) {
        factory = service;
        var fresh = service.getLogger("org.netbearer");
        logger = fresh;
        waiting.forEach(line -> fresh.warn("{}", line));
        waiting.clear();
    }

    /**
     * Lets go of the log service, unless another one has taken its place.
     *
     * @param service the log service
     */
    public synchronized void unbind(LoggerFactory service) {
        if (factory == service) {
            factory = null;
            logger = null;
        }
    }

    /**
     * Logs a warning, now or when there is a log service.
     *
     * @param line one line, safe to print
     */
    public synchronized void warn(String line) {
        if (logger != null) {
            logger.warn("{}", line);
        } else if (waiting.size() < MOST_WAITING) {
            waiting.add(line);
        }
    }
}
