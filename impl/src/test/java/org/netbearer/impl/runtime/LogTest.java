package org.netbearer.impl.runtime;

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

        assertThat(lines).hasSize(32).first().isEqualTo("line 0");
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
