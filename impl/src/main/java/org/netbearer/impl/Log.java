package org.netbearer.impl;

import org.jspecify.annotations.Nullable;
import org.netbearer.api.PrintableText;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/** The OSGi log, whether or not there is one; lines are made safe to print. Thread-safe. */
final class Log {
    private volatile @Nullable Logger logger;

    void use(@Nullable LoggerFactory factory) {
        logger = factory == null ? null : factory.getLogger("org.netbearer");
    }

    void warn(String line) {
        warn(line, null);
    }

    void warn(String line, @Nullable Throwable cause) {
        Logger now = logger;
        if (now != null) {
            if (cause == null) {
                now.warn("{}", PrintableText.of(line));
            } else {
                now.warn("{}", PrintableText.of(line), cause);
            }
        }
    }

    void info(String line) {
        Logger now = logger;
        if (now != null) {
            now.info("{}", PrintableText.of(line));
        }
    }

    void debug(String line) {
        Logger now = logger;
        if (now != null) {
            now.debug("{}", PrintableText.of(line));
        }
    }
}
