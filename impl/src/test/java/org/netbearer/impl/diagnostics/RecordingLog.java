package org.netbearer.impl.diagnostics;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/** Keeps the lines that would have gone to the OSGi log. */
public final class RecordingLog {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Log log = new Log();
    private final LoggerFactory factory;

    public RecordingLog() {
        var logger = (Logger) Proxy.newProxyInstance(
                Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, arguments) -> {
                    if (arguments != null && arguments.length > 1) {
                        Object line = arguments[1] instanceof Object[] values ? values[0] : arguments[1];
                        lines.add(method.getName() + " " + line);
                    }
                    return method.getReturnType() == boolean.class ? Boolean.TRUE : null;
                });
        factory = (LoggerFactory) Proxy.newProxyInstance(
                LoggerFactory.class.getClassLoader(),
                new Class<?>[] {LoggerFactory.class},
                (proxy, method, arguments) -> logger);
        log.bind(factory);
    }

    public LoggerFactory factory() {
        return factory;
    }

    public Log log() {
        return log;
    }

    /** The lines so far, each with its level in front. */
    public List<String> lines() {
        return List.copyOf(lines);
    }
}
