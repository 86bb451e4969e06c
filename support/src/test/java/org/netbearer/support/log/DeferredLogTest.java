package org.netbearer.support.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

final class DeferredLogTest {
    private final DeferredLog log = new DeferredLog("org.example", line -> line.replace('\u001b', '?'));
    private final List<String> lines = new ArrayList<>();
    private final LoggerFactory service = logTo(lines);

    @Test
    void linesWaitForALogServiceAndKeepTheirOrderAndLevel() {
        log.warn("a");
        log.info("b");
        log.warn("c", new IllegalStateException("broken"));

        log.bind(service);
        log.warn("d");

        assertThat(lines)
                .containsExactly("warn a", "info b", "warn c java.lang.IllegalStateException: broken", "warn d");
    }

    @Test
    void linesAreLoggedOnceOnly() {
        log.warn("a");

        log.bind(service);
        log.unbind(service);
        log.bind(service);

        assertThat(lines).containsExactly("warn a");
    }

    @Test
    void linesAreMadeSafeToPrintWhetherTheyWaitOrNot() {
        log.warn("waiting \u001b");
        log.bind(service);
        log.warn("present \u001b");
        log.debug("detail \u001b");

        assertThat(lines).containsExactly("warn waiting ?", "warn present ?", "debug detail ?");
    }

    @Test
    void bracesInALineAreNoPlaceholders() {
        log.bind(service);

        log.warn("network {}");

        assertThat(lines).containsExactly("warn network {}");
    }

    @Test
    void ofTooManyLinesTheNumberIsLogged() {
        IntStream.range(0, DeferredLog.CAPACITY + 3).forEach(i -> log.warn("line " + i));

        log.bind(service);

        assertThat(lines)
                .hasSize(DeferredLog.CAPACITY + 1)
                .startsWith("warn line 0")
                .endsWith("warn 3 more lines were logged before there was a log service");
    }

    @Test
    void debugLinesDoNotWait() {
        log.debug("a");

        log.bind(service);

        assertThat(lines).isEmpty();
    }

    @Test
    void theServiceThatReplacedAnotherStaysWhenThatOneGoes() {
        var old = logTo(new ArrayList<>());
        log.bind(old);
        log.bind(service);
        log.unbind(old);

        log.warn("a");

        assertThat(lines).containsExactly("warn a");
    }

    @Test
    void linesWaitAgainAfterTheServiceHasGone() {
        log.bind(logTo(new ArrayList<>()));
        var gone = logTo(new ArrayList<>());
        log.bind(gone);
        log.unbind(gone);
        log.warn("a");

        log.bind(service);

        assertThat(lines).containsExactly("warn a");
    }

    @Test
    void aServiceThatGoesWhileItIsHandedTheLinesLeavesTheRestToTheNext() {
        log.warn("a");
        log.warn("b");
        var heard = new ArrayList<String>();
        var goesAtOnce = new LoggerFactory[1];
        goesAtOnce[0] = logTo(heard, () -> log.unbind(goesAtOnce[0]));
        log.bind(goesAtOnce[0]);

        log.bind(service);

        assertThat(heard).containsExactly("warn a");
        assertThat(lines).containsExactly("warn b");
    }

    private static LoggerFactory logTo(List<String> lines) {
        return logTo(lines, () -> {});
    }

    /** A log service with dozens of methods, of which few are called. */
    private static LoggerFactory logTo(List<String> lines, Runnable afterwards) {
        var logger = (Logger) Proxy.newProxyInstance(
                Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (self, method, arguments) -> {
                    var text = new StringBuilder(method.getName());
                    for (int i = 1; i < arguments.length; i++) {
                        for (Object each :
                                arguments[i] instanceof Object[] values ? values : new Object[] {arguments[i]}) {
                            text.append(' ').append(each);
                        }
                    }
                    lines.add(text.toString());
                    afterwards.run();
                    return null;
                });
        return (LoggerFactory) Proxy.newProxyInstance(
                LoggerFactory.class.getClassLoader(),
                new Class<?>[] {LoggerFactory.class},
                (self, method, arguments) -> method.getName().equals("equals") ? self == arguments[0] : logger);
    }
}
