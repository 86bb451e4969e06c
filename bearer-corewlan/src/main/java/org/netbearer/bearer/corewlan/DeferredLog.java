package org.netbearer.bearer.corewlan;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/**
 * A log for a component that may have something to say before the log service is there: the first lines wait for it.
 *
 * <p>Thread-safe.
 */
final class DeferredLog {
    private static final int MOST_WAITING = 32;

    private final Deque<String> waiting = new ArrayDeque<>();
    private @Nullable LoggerFactory factory;
    private @Nullable Logger logger;

    synchronized void bind(LoggerFactory service) {
        factory = service;
        var fresh = service.getLogger("org.netbearer.bearer.corewlan");
        logger = fresh;
        waiting.forEach(line -> fresh.warn("{}", line));
        waiting.clear();
    }

    synchronized void unbind(LoggerFactory service) {
        if (factory == service) {
            factory = null;
            logger = null;
        }
    }

    synchronized void warn(String line) {
        if (logger != null) {
            logger.warn("{}", line);
        } else if (waiting.size() < MOST_WAITING) {
            waiting.add(line);
        }
    }
}
