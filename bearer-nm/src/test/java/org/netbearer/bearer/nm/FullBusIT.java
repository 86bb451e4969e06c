package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netbearer.bearer.nm.dbus.BusClient;

/** A bus that lets in no more connections. */
final class FullBusIT {
    private PrivateBus bus;
    private Watched watched;

    @BeforeEach
    void makeBus() throws IOException {
        Needs.fakeDaemon();
        bus = new PrivateBus(1);
    }

    @AfterEach
    void end() throws IOException {
        if (watched != null) {
            watched.close();
        }
        if (bus != null) {
            bus.close();
        }
    }

    @Test
    void isSaidAndEnteredWhenThereIsRoomAgain() throws IOException {
        try (var first = new BusClient(bus.settings().bus())) {
            assertThat(first).isNotNull();
            watched = new Watched(bus.settings());
            assertThat(watched.await(report -> report.health().code().equals("no-bus"))
                            .health()
                            .text())
                    .contains("LimitsExceeded", "maximum number of active connections");
        }
        watched.await(report -> report.health().code().equals("service-stopped"));
    }
}
