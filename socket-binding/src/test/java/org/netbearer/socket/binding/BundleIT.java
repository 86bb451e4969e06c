package org.netbearer.socket.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.spi.SocketBinder;
import org.netbearer.testrigs.Emulation;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceEvent;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/** The packaged bundle in Felix. */
class BundleIT {
    @TempDir
    private Path storage;

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "Linux alone needs no flags of the JVM that were tried")
    void offersTheServiceWhileItIsStarted() throws Exception {
        try (var felix = new FelixFramework(storage, "jna")) {
            var events = new LinkedBlockingQueue<Integer>();
            felix.context()
                    .addServiceListener(
                            event -> events.add(event.getType()), "(objectClass=" + SocketBinder.class.getName() + ")");
            for (int round = 0; round < 20; round++) {
                felix.bundle().start();
                assertThat(events.poll(30, TimeUnit.SECONDS)).isEqualTo(ServiceEvent.REGISTERED);
                var reference = felix.context().getServiceReference(SocketBinder.class);
                try (var channel = SocketChannel.open()) {
                    felix.context().getService(reference).bind(channel, Links.of("lo", 1));
                    assertThat(channel.isOpen()).isTrue();
                }
                felix.bundle().stop();
                assertThat(events).containsExactly(ServiceEvent.UNREGISTERING);
                events.clear();
            }
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("netbearer") && thread.isAlive());
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "Linux alone needs no flags of the JVM that were tried")
    void isStoppedOnlyOnceNothingOfItRunsAnyMore() throws Exception {
        try (var felix = new FelixFramework(storage, "jna")) {
            for (int round = 0; round < 20; round++) {
                felix.bundle().start();
                felix.bundle().stop();
                assertThat(Thread.getAllStackTraces().keySet())
                        .noneMatch(thread -> thread.getName().startsWith("netbearer-socket"));
            }
            assertThat(felix.context().getServiceReference(SocketBinder.class)).isNull();
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "Linux alone needs no flags of the JVM that were tried")
    void letsGoOfTheClassesOfAnEarlierLife() throws Exception {
        try (var felix = new FelixFramework(storage, "jna")) {
            var arrived = new LinkedBlockingQueue<WeakReference<ClassLoader>>();
            var context = felix.context();
            context.addServiceListener(
                    event -> {
                        if (event.getType() == ServiceEvent.REGISTERED) {
                            var service = context.getService(event.getServiceReference());
                            arrived.add(new WeakReference<>(service.getClass().getClassLoader()));
                            context.ungetService(event.getServiceReference());
                        }
                    },
                    "(objectClass=" + SocketBinder.class.getName() + ")");
            felix.bundle().start();
            var earlier = arrived.poll(30, TimeUnit.SECONDS);
            felix.bundle().update();
            assertThat(arrived.poll(30, TimeUnit.SECONDS)).isNotNull();
            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!earlier.refersTo(null) && System.nanoTime() < deadline) {
                System.gc();
            }
            assertThat(earlier.refersTo(null)).isTrue();
        }
    }

    /** A bundle sees no class of {@code sun.nio.ch} by its own loader, whatever the JVM opens. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "on Windows UntickedIT shows it")
    void asksTheJdkForDescriptorsWhereItIsOpened() throws Exception {
        var report = storage.resolve("report");
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-opens=java.base/java.net=ALL-UNNAMED",
                "-Dnetbearer.socket.bundle=" + System.getProperty("netbearer.socket.bundle"),
                "-cp",
                Emulation.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                InOpenedJvm.class.getName(),
                storage.resolve("felix").toString(),
                report.toString()));
        var process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.onExit().join().exitValue()).isZero();
        assertThat(report)
                .as("a socket that was searched for has a port")
                .content()
                .isEqualTo("channel at null, socket bound false");
    }

    /** Binds sockets by the bundle and reports where they are. */
    static final class InOpenedJvm {
        private InOpenedJvm() {}

        public static void main(String... arguments) throws Exception {
            try (var felix = new FelixFramework(Path.of(arguments[0]), "jna");
                    var channel = SocketChannel.open();
                    var socket = new Socket()) {
                felix.bundle().start();
                var binder = felix.service(SocketBinder.class);
                binder.bind(channel, Links.of("lo", 1));
                binder.bind(socket, Links.of("lo", 1));
                Files.writeString(
                        Path.of(arguments[1]),
                        "channel at " + channel.getLocalAddress() + ", socket bound " + socket.isBound());
            }
        }
    }

    @Test
    void saysOnceThatThereIsNoJna() throws Exception {
        try (var felix = new FelixFramework(storage)) {
            var lines = new LinkedBlockingQueue<String>();
            felix.bundle().start();
            var first = felix.context().registerService(LoggerFactory.class, loggers(lines), null);
            assertThat(lines.poll(30, TimeUnit.SECONDS))
                    .startsWith("info sockets cannot be bound to an interface here: there is no JNA");
            first.unregister();
            felix.context().registerService(LoggerFactory.class, loggers(lines), null);
            assertThat(lines).isEmpty();
            assertThat(felix.bundle().getState()).isEqualTo(Bundle.ACTIVE);
            assertThat(felix.context().getServiceReference(SocketBinder.class)).isNull();
        }
    }

    /** Keeps the lines of the component alone; the component runtime logs here as well. */
    private static LoggerFactory loggers(BlockingQueue<String> lines) {
        var kept = proxy(Logger.class, (level, parts) -> lines.add(level + " " + parts[1]));
        var others = proxy(Logger.class, (level, parts) -> null);
        return proxy(
                LoggerFactory.class,
                (method, arguments) ->
                        Arrays.toString(arguments).contains(SocketBindingComponent.class.getName()) ? kept : others);
    }

    private interface Call {
        Object made(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.getName().equals("equals")
                                ? proxy == given[0]
                                : method.getName().equals("hashCode") ? System.identityHashCode(proxy) : type.getName();
                    }
                    if (method.getReturnType() == boolean.class) {
                        return false; // no level is enabled
                    }
                    Object answer = call.made(method.getName(), given);
                    return method.getReturnType() == void.class ? null : answer;
                }));
    }
}
