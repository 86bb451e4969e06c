package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.NetworkCapability.CAN_START_AND_STOP_INTERFACES;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerStatus;
import org.netbearer.bearer.nm.dbus.ScriptedBus;
import org.netbearer.spi.BearerReport;
import org.netbearer.testkit.ManualContext;
import org.netbearer.testkit.ManualTime;

/** What becomes of the bearer as its daemon comes, hesitates and goes; with a bus that does so on demand, in no time. */
final class DaemonLifeTest {
    private static final String PERMISSIONS = "a{ss}";
    private static final Map<String, String> ALL = Map.of(NmObject.NM + ".network-control", "yes");

    private final ManualContext context = ManualContext.threaded(new ManualTime());
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

    private void watch(Duration grace) {
        var nowhere = new Kernel(Path.of("/nonexistent"), Path.of("/nonexistent"));
        bearer = new NmBearer(new NmSettings(bus.address(), grace, List.of()), nowhere, offer -> {});
        context.run(() -> bearer.start(context));
    }

    private void watch() {
        watch(Duration.ofSeconds(10));
    }

    private BearerReport awaitStatus(BearerStatus status) {
        return context.awaitReport(report -> report.health().status() == status);
    }

    /** Waits until a method was called, and the bearer has done what it does then. */
    private void awaitCalls(String member, int count) {
        bus.awaitCalls(member, count);
        context.runLane();
    }

    private void lists(boolean starting) {
        bus.answers(
                "GetManagedObjects",
                "a{oa{sa{sv}}}",
                Map.of(
                        NmCalls.MANAGER_PATH,
                        Map.of(NmObject.NM, Map.of("Startup", new Variant<>(starting))),
                        "/device/eth0",
                        Map.of(
                                NmObject.DEVICE,
                                Map.of(
                                        "Interface", new Variant<>("eth0"),
                                        "DeviceType", new Variant<>(new UInt32(1)),
                                        "State", new Variant<>(new UInt32(30)))),
                        "/settings/1",
                        Map.of(NmObject.PROFILE, Map.of("Flags", new Variant<>(new UInt32(0))))));
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
        void waitsForPolkitOnlySoLong() {
            context.advance(Duration.ofSeconds(2));
            assertThat(awaitStatus(BearerStatus.READY).capabilities()).doesNotContain(CAN_START_AND_STOP_INTERFACES);
            bus.answers("GetPermissions", PERMISSIONS, ALL);
            context.awaitReport(report -> report.capabilities().contains(CAN_START_AND_STOP_INTERFACES));
        }
    }
}
