package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerStatus;

/** What it costs to hear of something that nothing that is reported depends on. */
final class UnreportedChangeIT {
    private static final String NAME_SERVICE = NmCalls.MANAGER_PATH + "/DnsManager";
    private static final int CHANGES = 200;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @BeforeEach
    void look() {
        Needs.fakeDaemon();
    }

    @Test
    void doesNotDependOnHowMuchIsKnown() throws IOException {
        try (var fake = new FakeNm("--aps", "1000");
                var watched = new Watched(fake.settings())) {
            watched.awaitStatus(BearerStatus.READY);
            change(fake); // so that all is loaded
            long lane = lane(watched);
            long before = THREADS.getThreadAllocatedBytes(lane);
            change(fake);
            assertThat((THREADS.getThreadAllocatedBytes(lane) - before) / CHANGES)
                    .as("bytes for each change, while a copy of the table takes 50,000")
                    .isLessThan(5_000);
        }
    }

    private static void change(FakeNm fake) {
        for (int i = 0; i < CHANGES; i++) {
            fake.set(NAME_SERVICE, NmObject.NM + ".DnsManager", "Mode", new Variant<>("mode " + i));
        }
    }

    private static long lane(Watched watched) {
        return watched.context().call(() -> Thread.currentThread().getId());
    }
}
