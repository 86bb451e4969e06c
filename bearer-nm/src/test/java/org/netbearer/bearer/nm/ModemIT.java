package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.BearerType;
import org.netbearer.bearer.nm.dbus.BusMonitor;

/** A modem, with scripts that play NetworkManager and ModemManager. */
final class ModemIT {
    private static final String MODEM = "/org/freedesktop/ModemManager1/Modem/0";
    private static final long EDGE = 1 << 4;
    private static final long LTE = 1 << 14;
    private static final long NEW_RADIO = 1 << 15;

    private FakeNm fake;
    private Watched watched;
    private String uuid;

    @BeforeEach
    void listen() throws IOException {
        Needs.fakeDaemon();
        fake = new FakeNm("--profiles", "4");
        uuid = fake.profiles().get(0);
    }

    @AfterEach
    void end() throws IOException {
        if (watched != null) {
            watched.close();
        }
        if (fake != null) {
            fake.close();
        }
    }

    private void watch() {
        watched = new Watched(fake.settings());
        watched.awaitStatus(BearerStatus.READY);
    }

    /** The Ethernet device that profiles are for becomes one. */
    private void plugModem() {
        String device = fake.device("eth0");
        fake.set(device, NmObject.DEVICE, "Udi", new Variant<>(MODEM));
        fake.set(device, NmObject.DEVICE, "DeviceType", new Variant<>(new UInt32(8)));
    }

    private void awaitType(BearerType type) {
        watched.awaitConfiguration(uuid, each -> each.bearerType() == type);
    }

    @Test
    void isCalledByTheTechnologyThatItUsesNow() throws IOException {
        try (var modems = new FakeMm(fake.bus())) {
            modems.uses(MODEM, LTE);
            watch();
            plugModem();
            awaitType(BearerType.LTE);
            modems.uses(MODEM, LTE | NEW_RADIO);
            awaitType(BearerType.CELLULAR_5G);
            modems.uses(MODEM, EDGE);
            awaitType(BearerType.CELLULAR_2G);
        }
        awaitType(BearerType.UNKNOWN);
    }

    @Test
    void isNoticedWhenModemManagerComesLater() throws IOException {
        plugModem();
        watch();
        assertThat(Watched.configuration(uuid, watched.latest()).bearerType()).isEqualTo(BearerType.UNKNOWN);
        try (var modems = new FakeMm(fake.bus())) {
            modems.uses(MODEM, LTE);
            awaitType(BearerType.LTE);
        }
    }

    @Test
    void costsNoCallWhereThereIsNone() throws IOException {
        try (var modems = new FakeMm(fake.bus());
                var monitor = new BusMonitor(fake.settings().bus())) {
            modems.uses(MODEM, LTE);
            watch();
            fake.addEthernet("plug0", true);
            watched.await(report ->
                    report.links().stream().anyMatch(link -> link.key().name().equals("plug0")));
            assertThat(monitor.callsOfWhoCalled("GetManagedObjects"))
                    .isNotEmpty()
                    .doesNotContain("Get")
                    .filteredOn("AddMatch"::equals)
                    .hasSameSizeAs(NmCalls.MATCH_RULES);
        }
    }
}
