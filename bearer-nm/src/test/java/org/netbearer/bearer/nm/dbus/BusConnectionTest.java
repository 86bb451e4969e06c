package org.netbearer.bearer.nm.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class BusConnectionTest {
    private final LinkedBlockingQueue<RuntimeException> faults = new LinkedBlockingQueue<>();

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException fault) {
            faults.add(fault);
        }
    }

    @Test
    void hidesNoFaultOfWhoeverIsTold() throws IOException, InterruptedException {
        var fault = new IllegalStateException("expected");
        var peer = new BusConnection.Peer() {
            @Override
            public void opened() {
                throw fault;
            }

            @Override
            public void signal(BusSignal signal) {}

            @Override
            public void lost(Exception why) {}
        };
        try (var bus = new ScriptedBus();
                var connection = BusConnection.open(bus.address(), this::run, peer)) {
            assertThat(faults.poll(10, TimeUnit.SECONDS)).isSameAs(fault);
            assertThat(connection.bus()).isNotEmpty();
        }
    }
}
