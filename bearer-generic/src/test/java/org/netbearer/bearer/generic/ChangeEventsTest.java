package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netbearer.bearer.generic.FakeIpHelper.Mode;
import org.netbearer.bearer.generic.iphlpapi.IpHelperEvents;
import org.netbearer.bearer.generic.port.ChangeEvents;
import org.netbearer.bearer.generic.port.Destinations;
import org.netbearer.testkit.ManualContext;

/** Change events through the real JNA mapping, from foreign threads of a fake library. */
@Timeout(60)
class ChangeEventsTest {
    private static final List<String> ONE_WIRE = SettableMachine.TWO_WIRES.subList(0, 1);
    private static final Map<String, Object> NO_POLLING = Map.of(GenericSettings.POLL_INTERVAL, 0);

    private static final Duration SETTLING = Duration.ofMillis(100);

    private final SettableMachine machine = new SettableMachine();
    private final RecordingLoggers loggers = new RecordingLoggers();

    @Nested
    class InTheBearer {
        private final ManualContext context = ManualContext.stepped();
        private GenericBearer bearer;

        private FakeIpHelper started(Mode mode, Map<String, Object> properties) {
            var system = FakeIpHelper.world(mode);
            bearer = new GenericBearer(machine, system.source(), properties);
            bearer.bindLoggers(loggers);
            context.run(() -> bearer.start(context));
            system.settle();
            return system;
        }

        @AfterEach
        void stop() {
            if (bearer != null) {
                context.run(bearer::stop);
            }
        }

        @Test
        void reportsAChangeWithoutWaitingForThePoll() {
            var system = started(Mode.WELL, NO_POLLING);
            context.advance(Duration.ofMinutes(1));
            machine.links(ONE_WIRE);
            system.fire(1);
            context.advance(SETTLING);
            assertThat(context.latest().configurations()).hasSize(1);
            assertThat(loggers.lines()).isEmpty();
        }

        @Test
        void looksOnceForABurst() {
            var system = started(Mode.WELL, NO_POLLING);
            context.advance(Duration.ofMinutes(1));
            int before = machine.reads();
            system.fire(1_000);
            context.advance(Duration.ofMinutes(1));
            assertThat(machine.reads()).isEqualTo(before + 1);
        }

        @Test
        void goesOnPollingBesideEvents() {
            started(Mode.WELL, Map.of());
            context.advance(SETTLING);
            int before = machine.reads();
            context.advance(Duration.ofSeconds(60));
            assertThat(machine.reads()).isEqualTo(before + 12);
        }

        @Test
        void pollsIfTheSystemNeverCallsBack() {
            var system = started(Mode.SILENT, Map.of());
            assertThat(system.subscriptions()).isEqualTo(3);
            context.advance(ChangeWatch.SELF_CHECK);
            assertThat(system.subscriptions()).isZero();
            assertThat(loggers.lines()).singleElement().asString().contains("debug", "polling", "did not call back");
            machine.links(ONE_WIRE);
            context.advance(Duration.ofSeconds(5));
            assertThat(context.latest().configurations()).hasSize(1);
        }

        @Test
        void pollsAndLeavesNothingSubscribedIfTheSystemRefuses() {
            var system = started(Mode.NO_ADDRESSES, Map.of());
            assertThat(system.subscriptions()).isZero();
            assertThat(loggers.lines())
                    .singleElement()
                    .asString()
                    .contains("debug", "polling", "NotifyUnicastIpAddressChange gave 50");
        }

        @Test
        void leavesNoSubscriptionAndNoTimerBehind() {
            var system = started(Mode.WELL, Map.of());
            context.advance(SETTLING);
            context.run(bearer::stop);
            assertThat(system.subscriptions()).isZero();
            assertThat(context.time().timers()).isZero();
        }

        @Test
        void looksNoMoreAfterItWasStoppedWithinABurst() {
            var system = started(Mode.WELL, NO_POLLING);
            system.fire(1);
            context.run(bearer::stop);
            context.advance(Duration.ofMinutes(1));
            assertThat(machine.reads()).isEqualTo(1);
        }

        @Test
        void pollsWithOneLineOfDebugIfThereIsNoSuchLibrary() {
            bearer = new GenericBearer(machine, Machines.events("no-such-library", "Linux"), Map.of());
            bearer.bindLoggers(loggers);
            context.run(() -> bearer.start(context));
            assertThat(loggers.lines()).singleElement().asString().contains("debug", "polling");
            context.advance(Duration.ofSeconds(60));
            assertThat(machine.reads()).isEqualTo(1 + 12);
        }
    }

    @Nested
    class Subscribed {
        private final Semaphore told = new Semaphore(0);
        private FakeIpHelper system;

        @BeforeEach
        void make() {
            system = FakeIpHelper.world(Mode.WELL);
        }

        @Test
        void isConfirmedOnceAllThreeHaveCalledBack() throws IOException {
            try (var events = system.source().open(told::release)) {
                system.settle();
                assertThat(events.confirmed()).isTrue();
                assertThat(told.availablePermits()).isEqualTo(3);
            }
        }

        @Test
        void hearsThroughGarbageCollections() throws IOException {
            try (var events = system.source().open(told::release)) {
                system.settle();
                for (int round = 0; round < 5; round++) {
                    System.gc();
                    told.drainPermits();
                    system.fire(10);
                    assertThat(told.availablePermits()).isEqualTo(30);
                }
                assertThat(events.confirmed()).isTrue();
            }
        }

        @Test
        void closesUnderABurstAndHearsNothingAfterwards() throws Exception {
            var events = system.source().open(told::release);
            system.burst(1_000_000);
            assertThat(told.tryAcquire(100, 30, TimeUnit.SECONDS)).isTrue();
            events.close();
            long calls = system.calls();
            told.drainPermits();
            system.settle();
            assertThat(calls).isLessThan(3_000_000);
            assertThat(system.calls()).isEqualTo(calls);
            assertThat(told.availablePermits()).isZero();
            assertThat(system.cancelledInside()).isZero();
        }

        @Test
        void callsOnADaemonThreadAndThrowsNothingIntoIt() throws Exception {
            var daemon = new CountDownLatch(1);
            try (var events = system.source().open(() -> {
                if (Thread.currentThread().isDaemon()
                        && Thread.currentThread().getName().startsWith("netbearer-iphlpapi-events")) {
                    daemon.countDown();
                }
                throw new IllegalStateException("from the listener");
            })) {
                system.fire(2);
                assertThat(daemon.await(10, TimeUnit.SECONDS)).isTrue();
                assertThat(events.confirmed()).isTrue();
            }
        }
    }

    @Nested
    class Choosing {
        @Test
        void subscribesToNothingOnOtherSystemsUnlessALibraryIsNamed() {
            assertThat(Machines.events(null, "Linux")).isSameAs(ChangeEvents.Source.NONE);
            assertThat(Machines.events(" ", "Mac OS X")).isSameAs(ChangeEvents.Source.NONE);
            assertThat(Machines.events(null, "Windows Server 2022")).isNotSameAs(ChangeEvents.Source.NONE);
            assertThat(Machines.events("it", "Linux")).isNotSameAs(ChangeEvents.Source.NONE);
        }

        @Test
        void needsJnaOnlyWhenItSubscribes() throws Exception {
            URL classes =
                    IpHelperEvents.class.getProtectionDomain().getCodeSource().getLocation();
            try (var withoutJna = new WithoutJna(classes)) {
                var chooser = withoutJna.loadClass(Machines.class.getName());
                var choose = chooser.getDeclaredMethod("events", String.class, String.class);
                choose.setAccessible(true);
                var source = choose.invoke(null, null, "Windows 11");
                var open = withoutJna
                        .loadClass(ChangeEvents.Source.class.getName())
                        .getMethod("open", Runnable.class);
                open.setAccessible(true);
                assertThatThrownBy(() -> open.invoke(source, (Runnable) () -> {}))
                        .isInstanceOf(InvocationTargetException.class)
                        .cause()
                        .isInstanceOf(NoClassDefFoundError.class);
            }
        }
    }

    @Nested
    class WithoutJnaOnLinux {
        @Test
        void theMachineIsReadFromItsFilesAndOneLineSaysWhatIsMissing() throws Exception {
            URL classes =
                    IpHelperEvents.class.getProtectionDomain().getCodeSource().getLocation();
            String system = System.setProperty("os.name", "Linux");
            try (var withoutJna = new WithoutJna(classes)) {
                var destinations = withoutJna
                        .loadClass(Destinations.class.getName())
                        .getDeclaredField("DEFAULT")
                        .get(null);
                var lines = new ArrayList<String>();
                var here = withoutJna
                        .loadClass(Machines.class.getName())
                        .getDeclaredMethod("thisOne", String.class, Supplier.class, Consumer.class);
                here.setAccessible(true);
                var machine =
                        here.invoke(null, null, (Supplier<Object>) () -> destinations, (Consumer<String>) lines::add);
                var port = machine.getClass().getDeclaredMethod("port");
                port.setAccessible(true);
                var read = withoutJna.loadClass(MachinePort.class.getName()).getMethod("read");
                read.setAccessible(true);

                assertThat(read.invoke(port.invoke(machine)).toString()).contains("NO_NETLINK");
                assertThat(lines).singleElement().asString().contains("Install JNA");
            } finally {
                System.setProperty("os.name", system);
            }
        }
    }

    /** Defines this bundle's classes anew, as a framework does where the optional package is not there. */
    private static final class WithoutJna extends URLClassLoader {
        WithoutJna(URL classes) {
            super(new URL[] {classes}, ChangeEventsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.sun.jna.")) {
                throw new ClassNotFoundException(name);
            }
            if (name.startsWith("org.netbearer.bearer.generic.")) {
                synchronized (getClassLoadingLock(name)) {
                    var loaded = findLoadedClass(name);
                    return loaded != null ? loaded : findClass(name);
                }
            }
            return super.loadClass(name, resolve);
        }
    }
}
