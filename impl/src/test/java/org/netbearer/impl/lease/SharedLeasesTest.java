package org.netbearer.impl.lease;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.testkit.ManualTime;

final class SharedLeasesTest extends LeasesContract {
    @TempDir
    private Path folder;

    @Override
    Leases leases(LeaseListener listener) {
        return new SharedLeases(folder.resolve("leases"), false, new ManualTime()::schedule, listener);
    }
}
