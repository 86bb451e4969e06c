package org.netbearer.impl.diagnostics;

import org.jspecify.annotations.Nullable;
import org.netbearer.api.PrintableText;
import org.netbearer.support.log.DeferredLog;
import org.osgi.service.log.LoggerFactory;

/**
 * The OSGi log, whether or not there is one; lines are made safe to print, and the first wait for a log service.
 *
 * <p>Thread-safe. No call throws, whatever the log service does: that is foreign code too.
 */
public final class Log {
    private final DeferredLog log = new DeferredLog("org.netbearer", PrintableText::of);

    /**
     * Logs from now on to a service, beginning with the lines that wait.
     *
     * @param service the log service
     */
    public void bind(LoggerFactory service) {
        log.bind(service);
    }

    /**
     * Stops logging to a service, unless another one has taken its place.
     *
     * @param service the log service
     */
    public void unbind(LoggerFactory service) {
        log.unbind(service);
    }

    /**
     * Logs a warning, now or when there is a log service.
     *
     * @param line one line
     */
    public void warn(String line) {
        ForeignCode.run(() -> log.warn(line), Log::drop);
    }

    /**
     * Logs a warning with what caused it.
     *
     * @param line one line
     * @param cause the cause; null if there is none
     */
    public void warn(String line, @Nullable Throwable cause) {
        ForeignCode.run(() -> log.warn(line, cause), failure -> warn(line));
    }

    /**
     * Logs what foreign code threw.
     *
     * @param subject who threw it, made before: where memory has run out, the line is this text alone
     * @param failure what was thrown
     */
    public void threw(String subject, Throwable failure) {
        ForeignCode.run(
                () -> warn(subject + " threw " + ForeignCode.describe(failure), failure), noMemory -> warn(subject));
    }

    /**
     * Logs what a person may want to know.
     *
     * @param line one line
     */
    public void info(String line) {
        ForeignCode.run(() -> log.info(line), Log::drop);
    }

    /**
     * Logs what only somebody who searches for a fault wants to know.
     *
     * @param line one line
     */
    public void debug(String line) {
        ForeignCode.run(() -> log.debug(line), Log::drop);
    }

    /** There is no log for what the log itself throws. */
    private static void drop(Throwable failure) {}
}
