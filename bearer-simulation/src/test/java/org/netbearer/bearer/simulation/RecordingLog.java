package org.netbearer.bearer.simulation;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/** Keeps the warnings that would have gone to the OSGi log. Thread-safe. */
final class RecordingLog {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    LoggerFactory factory() {
        var logger = (Logger) Proxy.newProxyInstance(
                Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("warn")) {
                        lines.add(String.valueOf(arguments[1]));
                    }
                    return null;
                });
        return (LoggerFactory) Proxy.newProxyInstance(
                LoggerFactory.class.getClassLoader(),
                new Class<?>[] {LoggerFactory.class},
                (proxy, method, arguments) -> logger);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
