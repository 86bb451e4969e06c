package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.NetworkCapability.CAN_START_AND_STOP_INTERFACES;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.bearer.nm.dbus.ScriptedBus;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.LinkReport;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;
import org.netbearer.testkit.ManualContext;
import org.netbearer.testkit.ManualTime;

/** What becomes of the bearer as its daemon comes, hesitates and goes; with a bus that does so on demand, in no time. */
final class DaemonLifeTest {
    private static final int DEVICES = 12;
    private static final String PERMISSIONS = "a{ss}";
    private static final Map<String, String> ALL = Map.of(NmObject.NM + ".network-control", "yes");

    private final ManualContext context = ManualContext.threaded(new ManualTime());
    private final BearerContext shifted = new BearerContext() {
        @Override
        public void report(BearerReport report) {
            context.report(report);
        }

        @Override
        public Executor serialExecutor() {
            return context.serialExecutor();
        }

        @Override
        public Scheduled schedule(Duration delay, Runnable task) {
            return context.schedule(delay, task);
        }

        @Override
        public InstantSource clock() {
            return () -> context.clock().instant().plus(clockOffset);
        }
    };

    private volatile Duration clockOffset = Duration.ZERO;
    private ScriptedBus bus;
    private NmBearer bearer;

    @BeforeEach
    void makeBus() throws IOException {
        bus = new ScriptedBus();
        lists(false);
        bus.answers("GetSettings", "a{sa{sv}}", settings());
        bus.answers("GetPermissions", PERMISSIONS, ALL);
    }

    @AfterEach
    void end() throws IOException {
        if (bearer != null) {
            context.run(bearer::stop);
        }
        context.close();
        bus.close();
        assertThat(context.faults()).isEmpty();
    }

    private void watch(Duration grace, Path kernel) {
        var settings = new NmSettings(bus.address(), grace, List.of());
        bearer = new NmBearer(settings, new KernelFiles(kernel, kernel), offer -> {});
        context.run(() -> bearer.start(shifted));
    }

    private void watch(Duration grace) {
        watch(grace, Path.of("/nonexistent"));
    }

    private void watch() {
        watch(Duration.ofSeconds(10));
    }

    private BearerReport awaitStatus(BearerStatus status) {
        return context.awaitReport(report -> report.health().status() == status);
    }

    /** Waits until a method was called, and the bearer has done what it does then. */
    private void awaitCalls(String member, long count) {
        bus.awaitCalls(member, count);
        context.runTasks();
    }

    private void lists(boolean starting) {
        var objects = new HashMap<String, Map<String, Map<String, Variant<?>>>>();
        objects.put(NmCalls.MANAGER_PATH, Map.of(NmObject.NM, Map.of("Startup", new Variant<>(starting))));
        objects.put("/settings/1", Map.of(NmObject.PROFILE, Map.of("Flags", new Variant<>(new UInt32(0)))));
        for (int i = 0; i < DEVICES; i++) {
            objects.put("/device/eth" + i, device("eth" + i));
        }
        bus.answers("GetManagedObjects", "a{oa{sa{sv}}}", objects);
    }

    private static Map<String, Map<String, Variant<?>>> device(String name) {
        return Map.of(
                NmObject.DEVICE,
                Map.of(
                        "Interface", new Variant<>(name),
                        "DeviceType", new Variant<>(new UInt32(1)),
                        "State", new Variant<>(new UInt32(30))));
    }

    private void ownerChanged(String before, String after) {
        bus.signal(
                ScriptedBus.BUS,
                "/org/freedesktop/DBus",
                ScriptedBus.BUS,
                "NameOwnerChanged",
                "sss",
                NmObject.NM,
                before,
                after);
    }

    private void says(String path, String iface, String member, String signature, Object... arguments) {
        bus.signal(ScriptedBus.SERVICE, path, iface, member, signature, arguments);
    }

    /** Waits until the bearer has done what it does with everything that the bus has sent until now. */
    private void awaitEverythingTaken() {
        long before = bus.calls("GetPermissions");
        says(NmCalls.MANAGER_PATH, NmObject.NM, "CheckPermissions", "");
        awaitCalls("GetPermissions", before + 1);
    }

    /** The daemon goes and comes back, and is read anew. */
    private void restart() {
        long read = bus.calls("GetSettings");
        ownerChanged(ScriptedBus.SERVICE, "");
        awaitStatus(BearerStatus.STALE);
        ownerChanged("", ScriptedBus.SERVICE);
        awaitCalls("GetSettings", read + 1);
        awaitEverythingTaken();
    }

    private static Map<String, Map<String, Variant<?>>> settings() {
        return Map.of(
                "connection",
                Map.of(
                        "uuid", new Variant<>(Scene.UUID),
                        "id", new Variant<>("wired"),
                        "type", new Variant<>("802-3-ethernet")));
    }

    @Nested
    class WhilePermissionsAreNotKnown {
        @BeforeEach
        void askPolkit() {
            bus.holds("GetPermissions");
            watch();
            awaitCalls("GetPermissions", 1);
            awaitCalls("GetSettings", 1);
        }

        @Test
        void isNotReady() {
            bus.answers("GetPermissions", PERMISSIONS, ALL);
            assertThat(awaitStatus(BearerStatus.READY).capabilities()).contains(CAN_START_AND_STOP_INTERFACES);
        }

        @Test
        void takesARefusalForAnAnswer() {
            bus.refuses("GetPermissions", "org.freedesktop.NetworkManager.PermissionDenied", "not you");
            assertThat(awaitStatus(BearerStatus.READY).capabilities()).doesNotContain(CAN_START_AND_STOP_INTERFACES);
        }

        @Test
        void asksAgainWhereTheBusRefusedToAsk() {
            bus.refuses("GetPermissions", ScriptedBus.BUS + ".Error.LimitsExceeded", "too many calls are open");
            awaitEverythingTaken();
            bus.answers("GetPermissions", PERMISSIONS, ALL);
            context.advance(Duration.ofMillis(250));
            assertThat(awaitStatus(BearerStatus.READY).capabilities()).contains(CAN_START_AND_STOP_INTERFACES);
        }

        @Test
        void waitsForPolkitOnlySoLong() {
            context.advance(Duration.ofSeconds(2));
            assertThat(awaitStatus(BearerStatus.READY).capabilities()).doesNotContain(CAN_START_AND_STOP_INTERFACES);
            bus.answers("GetPermissions", PERMISSIONS, ALL);
            context.awaitReport(report -> report.capabilities().contains(CAN_START_AND_STOP_INTERFACES));
        }
    }

    @Nested
    class WhileTheDaemonIsStarting {
        @Test
        void waitsForItsWordThatItHas() {
            watch();
            awaitStatus(BearerStatus.READY);
            lists(true);
            restart();
            int before = context.reports().size();
            context.advance(Duration.ofSeconds(9));
            says(
                    NmCalls.MANAGER_PATH,
                    NmCalls.PROPERTIES,
                    "PropertiesChanged",
                    "sa{sv}as",
                    NmObject.NM,
                    Map.of("Startup", new Variant<>(false)),
                    new String[0]);
            awaitStatus(BearerStatus.READY);
            assertThat(context.reports()).hasSize(before + 1);
        }

        @Test
        void showsWhatIsThereAtTheEndOfTheGrace() {
            watch();
            awaitStatus(BearerStatus.READY);
            lists(true);
            restart();
            context.advance(Duration.ofSeconds(10));
            awaitStatus(BearerStatus.READY);
            assertThat(context.reports()).allSatisfy(report -> {
                assertThat(report.configurations()).isNotEmpty();
                assertThat(report.links()).isNotEmpty();
            });
        }

        @Test
        void handsOverAtTheEndOfTheGraceWhatIsNotReadYet() {
            watch();
            awaitStatus(BearerStatus.READY);
            bus.holds("GetManagedObjects");
            ownerChanged(ScriptedBus.SERVICE, "");
            awaitStatus(BearerStatus.STALE);
            ownerChanged("", ScriptedBus.SERVICE);
            awaitCalls("GetManagedObjects", 2);
            bus.answers("Get", "v", new Variant<>("1.42.4")); // it is alive, and thinks
            context.advance(Duration.ofSeconds(10));
            assertThat(awaitStatus(BearerStatus.WAITING).configurations()).isEmpty();
        }

        @Test
        void doesNotWaitForEver() {
            lists(true);
            watch();
            awaitCalls("GetSettings", 1);
            awaitEverythingTaken();
            context.advance(Duration.ofSeconds(9));
            assertThat(context.latest().health().status()).isEqualTo(BearerStatus.WAITING);
            context.advance(Duration.ofSeconds(1));
            awaitStatus(BearerStatus.READY);
        }
    }

    @Nested
    class WhenAStrangerSpeaksInItsName {
        private static final String STRANGER = ":1.66";

        private int before;

        @BeforeEach
        void listen() {
            watch();
            awaitStatus(BearerStatus.READY);
            before = context.reports().size();
        }

        @AfterEach
        void checkThatNothingCameOfIt() {
            awaitEverythingTaken();
            assertThat(context.reports()).hasSize(before);
        }

        @Test
        void doesNotTakeItForTheBus() {
            bus.signal(
                    STRANGER,
                    "/org/freedesktop/DBus",
                    ScriptedBus.BUS,
                    "NameOwnerChanged",
                    "sss",
                    NmObject.NM,
                    ScriptedBus.SERVICE,
                    "");
        }

        @Test
        void doesNotTakeTheDaemonForTheBus() {
            says(
                    "/org/freedesktop/DBus",
                    ScriptedBus.BUS,
                    "NameOwnerChanged",
                    "sss",
                    NmObject.NM,
                    ScriptedBus.SERVICE,
                    STRANGER);
        }

        @Test
        void doesNotTakeItForTheDaemon() {
            bus.signal(
                    STRANGER,
                    "/org/freedesktop",
                    NmCalls.OBJECT_MANAGER,
                    "InterfacesAdded",
                    "oa{sa{sv}}",
                    "/device/new0",
                    device("new0"));
        }
    }

    @Nested
    class WhenDevicesGoWithoutHavingBeenGivenUp {
        @BeforeEach
        void listen() {
            watch();
            awaitStatus(BearerStatus.READY);
        }

        private void remove(int device) {
            says(
                    "/org/freedesktop",
                    NmCalls.OBJECT_MANAGER,
                    "InterfacesRemoved",
                    "oas",
                    "/device/eth" + device,
                    new String[] {NmObject.DEVICE});
            awaitEverythingTaken();
        }

        private void assertThatNobodyMissesAnything() {
            assertThat(context.reports())
                    .allSatisfy(report -> assertThat(report.links()).hasSize(DEVICES));
        }

        @Test
        void holdsThemForTheEndOfTheDaemonHoweverLongThatTakes() {
            for (int device = 0; device < 5; device++) {
                remove(device);
                context.advance(Duration.ofMillis(900));
            }
            ownerChanged(ScriptedBus.SERVICE, "");
            awaitStatus(BearerStatus.STALE);
            assertThatNobodyMissesAnything();
        }

        @Test
        void takesTheDaemonAtItsWordIfItStays() {
            remove(0);
            assertThatNobodyMissesAnything();
            context.advance(Duration.ofSeconds(1));
            context.awaitReport(report -> report.links().size() == DEVICES - 1);
        }

        @Test
        void doesNotHoldThemForEver() {
            for (int device = 0; device < DEVICES; device++) {
                remove(device);
                context.advance(Duration.ofMillis(900));
            }
            context.awaitReport(report -> report.links().size() < DEVICES);
        }
    }

    @Nested
    class WhenTheBusLetsNobodyIn {
        private static final String FULL = "The maximum number of active connections for UID 0 has been reached";

        @BeforeEach
        void beTurnedAway() {
            bus.holds("Hello");
            watch();
            awaitCalls("Hello", 1);
            context.advance(NmReporter.FIRST_REPORT_TIMEOUT);
            bus.refuses("Hello", ScriptedBus.BUS + ".Error.LimitsExceeded", FULL);
        }

        @Test
        void saysWhatTheBusSays() {
            assertThat(context.awaitReport(report -> report.health().code().equals("no-bus"))
                            .health()
                            .text())
                    .contains("LimitsExceeded", FULL)
                    .doesNotContain("null", "org.netbearer");
        }

        @Test
        void triesEverLessOften() {
            long tried = 1;
            for (int pause = 250; pause < 4000; pause *= 2) {
                awaitTimer();
                context.advance(Duration.ofMillis(pause - 1));
                assertThat(bus.calls("Hello")).isEqualTo(tried);
                context.advance(Duration.ofMillis(1));
                tried++;
                awaitCalls("Hello", tried);
            }
        }

        @Test
        void triesSoonAgainOnceItWasIn() throws IOException {
            awaitTimer();
            bus.answers("Hello", "s", ":1.7");
            context.advance(Duration.ofMillis(250));
            awaitStatus(BearerStatus.READY);
            bus.hangUp();
            awaitStatus(BearerStatus.STALE);
            awaitTimer();
            context.advance(Duration.ofMillis(250));
            awaitStatus(BearerStatus.READY);
        }

        private void awaitTimer() {
            long end = System.nanoTime() + ManualContext.BOUND.toNanos();
            while (context.time().timers() == 0 && System.nanoTime() < end) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    @Nested
    class WhenTheDaemonCannotBeRead {
        private void refuse(String error) {
            bus.refuses("GetManagedObjects", error, "the bus says why");
        }

        @Test
        void saysWhyAndTriesAgainUntilItCan() {
            refuse(ScriptedBus.BUS + ".Error.LimitsExceeded");
            watch();
            awaitCalls("GetManagedObjects", 1);
            context.advance(NmReporter.FIRST_REPORT_TIMEOUT);
            assertThat(context.awaitReport(report -> report.health().text().contains("LimitsExceeded"))
                            .health()
                            .text())
                    .contains("the bus says why")
                    .doesNotContain("org.netbearer", "not running");
            lists(false);
            awaitEverythingTaken();
            context.advance(Duration.ofSeconds(30));
            awaitStatus(BearerStatus.READY);
        }

        @Test
        void keepsWhatItSaidMeanwhile() {
            watch();
            awaitStatus(BearerStatus.READY);
            refuse(ScriptedBus.BUS + ".Error.NoMemory");
            ownerChanged(ScriptedBus.SERVICE, "");
            ownerChanged("", ScriptedBus.SERVICE);
            context.awaitReport(report -> report.health().text().contains("NoMemory"));
            lists(false);
            context.advance(Duration.ofSeconds(1));
            awaitStatus(BearerStatus.READY);
            assertThat(context.reports())
                    .allSatisfy(report -> assertThat(report.links()).hasSize(DEVICES));
        }

        @Test
        void saysOnceThatItMayNot() {
            refuse(ScriptedBus.BUS + ".Error.AccessDenied");
            watch();
            assertThat(awaitStatus(BearerStatus.DENIED).health().text())
                    .contains("the bus says why")
                    .doesNotContain("org.netbearer");
            context.advance(Duration.ofMinutes(1));
            assertThat(bus.calls("GetManagedObjects")).isEqualTo(1);
        }

        @Test
        void doesNotAskWhereNobodyIs() {
            refuse(ScriptedBus.BUS + ".Error.NameHasNoOwner");
            watch();
            assertThat(awaitStatus(BearerStatus.WAITING).health().text()).contains("not running");
            context.advance(Duration.ofMinutes(1));
            assertThat(bus.calls("GetManagedObjects")).isEqualTo(1);
        }
    }

    @Nested
    class Measurements {
        @TempDir
        private Path kernel;

        @BeforeEach
        void makeInterface() throws IOException {
            write("ifindex", "7");
            count(1000);
            watch(Duration.ofSeconds(10), kernel);
        }

        private void count(long received) throws IOException {
            for (String counter : List.of("rx_bytes", "tx_bytes", "rx_packets", "tx_packets")) {
                write("statistics/" + counter, "" + received);
            }
        }

        private void write(String file, String text) throws IOException {
            Path path = kernel.resolve("class/net/eth0").resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        }

        private Optional<Long> received(BearerReport report) {
            return report.links().stream()
                    .filter(link -> link.key().name().equals("eth0"))
                    .findFirst()
                    .flatMap(LinkReport::counters)
                    .map(LinkCounters::receivedBytes);
        }

        private void changeState(long state) {
            says(
                    "/device/eth0",
                    NmCalls.PROPERTIES,
                    "PropertiesChanged",
                    "sa{sv}as",
                    NmObject.DEVICE,
                    Map.of("Mtu", new Variant<>(new UInt32(state))),
                    new String[0]);
            awaitEverythingTaken();
        }

        @Test
        void followTheReport() {
            assertThat(received(awaitStatus(BearerStatus.READY))).isEmpty();
            context.awaitReport(report -> received(report).equals(Optional.of(1000L)));
        }

        @Test
        void areMadeAtMostOnceASecondAndOnceMoreAtItsEnd() throws IOException {
            context.awaitReport(report -> received(report).equals(Optional.of(1000L)));
            count(2000);
            changeState(1400);
            changeState(1401);
            assertThat(received(context.latest())).contains(1000L);
            context.advance(NmReporter.KERNEL_INTERVAL);
            assertThat(received(context.awaitReport(report -> received(report).equals(Optional.of(2000L)))))
                    .isPresent();
            context.advance(NmReporter.KERNEL_INTERVAL);
            assertThat(context.time().timers()).as("and then there is rest").isZero();
        }

        @Test
        void goOnThoughTheClockIsSetBack() throws IOException {
            context.awaitReport(report -> received(report).equals(Optional.of(1000L)));
            context.advance(NmReporter.KERNEL_INTERVAL);
            clockOffset = Duration.ofHours(-1);
            count(5000);
            changeState(1400);
            assertThat(received(context.awaitReport(report -> received(report).equals(Optional.of(5000L)))))
                    .isPresent();
        }
    }

    @Nested
    class WhenTheDaemonFreezesDuringACheck {
        private static final Duration LONG = Duration.ofSeconds(60);

        private CompletionStage<UpdateResult> check;

        @BeforeEach
        void beginCheck() {
            checked();
            watch();
            awaitStatus(BearerStatus.READY);
            bus.holds("CheckConnectivity");
            check = context.call(() -> bearer.checkConnectivity(new UpdateRequest(LONG)));
            bus.awaitCalls("CheckConnectivity", 1);
        }

        private void checked() {
            var objects = new HashMap<String, Map<String, Map<String, Variant<?>>>>();
            objects.put(
                    NmCalls.MANAGER_PATH,
                    Map.of(
                            NmObject.NM,
                            Map.of(
                                    "ConnectivityCheckEnabled", new Variant<>(true),
                                    "ConnectivityCheckAvailable", new Variant<>(true))));
            bus.answers("GetManagedObjects", "a{oa{sa{sv}}}", objects);
        }

        @Test
        void noticesIt() {
            bus.holds("Get");
            context.advance(Watchdog.PERIOD.multipliedBy(Watchdog.UNRESPONSIVE_AFTER));
            assertThat(context.await(check).outcome()).isEqualTo(UpdateOutcome.UNAVAILABLE);
            awaitStatus(BearerStatus.STALE);
        }

        @Test
        void isPatientWithOneThatIsAlive() {
            bus.answers("Get", "v", new Variant<>("1.42.4"));
            for (int i = 0; i < 10; i++) {
                context.advance(Watchdog.PERIOD.multipliedBy(Watchdog.PROBE_AFTER));
                awaitEverythingTaken();
            }
            assertThat(check.toCompletableFuture()).isNotDone();
            assertThat(context.latest().health().status()).isEqualTo(BearerStatus.READY);
        }
    }

    @Test
    void neverShowsWhatWasWithoutAGrace() {
        watch(Duration.ZERO);
        awaitStatus(BearerStatus.READY);
        ownerChanged(ScriptedBus.SERVICE, "");
        assertThat(awaitStatus(BearerStatus.WAITING).configurations()).isEmpty();
        ownerChanged("", ScriptedBus.SERVICE);
        awaitStatus(BearerStatus.READY);
        assertThat(context.reports()).noneMatch(report -> report.health().status() == BearerStatus.STALE);
    }
}
