package org.netbearer.impl.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

final class LogTest {
    private final Log log = new Log();

    @Test
    void keepsWarningsUntilThereIsALogService() {
        var lines = new ArrayList<String>();
        log.warn("a");
        log.warn("b\u001b");

        log.bind(factory(lines));
        log.warn("c");

        assertThat(lines).containsExactly("a", "b\\u{1b}", "c");
    }

    @Test
    void keepsALimitedNumber() {
        var lines = new ArrayList<String>();
        for (int i = 0; i < 1000; i++) {
            log.warn("line " + i);
        }

        log.bind(factory(lines));

        assertThat(lines)
                .hasSize(33)
                .startsWith("line 0")
                .endsWith("968 more lines were logged before there was a log service");
    }

    @Test
    void goesOnWithTheLogServiceThatReplacedAnother() {
        var lines = new ArrayList<String>();
        var old = factory(new ArrayList<>());
        log.bind(old);
        log.bind(factory(lines));
        log.unbind(old);

        log.warn("a");

        assertThat(lines).containsExactly("a");
    }

    @Test
    void aLogServiceThatThrowsIsNobodysFault() {
        var logger = proxy(Logger.class, arguments -> {
            throw new StackOverflowError();
        });
        log.bind(proxy(LoggerFactory.class, arguments -> logger));
        log.warn("a");
        log.warn("b", new IllegalStateException());
        log.threw("listener", new OutOfMemoryError());
        log.info("c");
        log.debug("d");
    }

    @Test
    void whatForeignCodeThrewIsOneLine() {
        var lines = new ArrayList<String>();
        log.bind(factory(lines));
        log.threw("listener of a", new IllegalStateException("why"));
        assertThat(lines).containsExactly("listener of a threw java.lang.IllegalStateException: why");
    }

    /** A log service with dozens of methods, of which one is called. */
    private static LoggerFactory factory(List<String> lines) {
        var logger = proxy(Logger.class, arguments -> {
            lines.add(String.valueOf(arguments[1]));
            return null;
        });
        return proxy(LoggerFactory.class, arguments -> logger);
    }

    private static <T> T proxy(Class<T> type, Function<Object[], Object> call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) ->
                        method.getName().equals("equals") ? self == arguments[0] : call.apply(arguments)));
    }
}
