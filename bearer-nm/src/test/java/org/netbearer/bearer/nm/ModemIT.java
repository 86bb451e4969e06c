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
    private static final String MODEM_PATH = "/org/freedesktop/ModemManager1/Modem/";
    private static final String MODEM = MODEM_PATH + 0;
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
        plugModem("eth0", MODEM);
    }

    private void plugModem(String name, String modem) {
        String device = fake.device(name);
        fake.set(device, NmObject.DEVICE, "Udi", new Variant<>(modem));
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
    void costsTheSameFewCallsHoweverManyThereAre() throws IOException {
        try (var modems = new FakeMm(fake.bus());
                var monitor = new BusMonitor(fake.settings().bus())) {
            for (int i = 0; i < 4; i++) {
                fake.addEthernet("modem" + i, true);
                plugModem("modem" + i, MODEM_PATH + i);
                modems.uses(MODEM_PATH + i, LTE);
            }
            plugModem();
            watched = new Watched(fake.settings());
            awaitType(BearerType.LTE);
            assertThat(monitor.callsOfWhoCalled("GetPermissions"))
                    .filteredOn(call -> !call.equals("GetSettings"))
                    .as("listing, and modems")
                    .hasSizeLessThanOrEqualTo(10)
                    .containsOnlyOnce("Hello", "GetPermissions")
                    .filteredOn(call -> !call.equals("AddMatch"))
                    .containsExactlyInAnyOrder("Hello", "GetManagedObjects", "GetPermissions", "GetManagedObjects");
        }
    }

    @Test
    void isNoticedWhenItIsPluggedLater() throws IOException {
        try (var modems = new FakeMm(fake.bus())) {
            plugModem("wlan0", MODEM_PATH + 1);
            modems.uses(MODEM_PATH + 1, EDGE);
            watch();
            modems.uses(MODEM, LTE);
            watched.run(bearer -> bearer.checkConnectivity(Watched.REQUEST)); // so that the signal is over
            plugModem();
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
                    .containsOnlyOnce("GetManagedObjects")
                    .filteredOn("AddMatch"::equals)
                    .hasSameSizeAs(NmCalls.MATCH_RULES);
        }
    }
}
