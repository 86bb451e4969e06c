package org.netbearer.bearer.generic;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netbearer.bearer.generic.iphlpapi.PublishedTablesTest;
import org.netbearer.testrigs.WindowsJvm;

/** Asks Wine's own {@code iphlpapi}, in a Windows JVM: {@code mvn -Pwine verify -pl bearer-generic -am}. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class UnderWineIT {
    private static WindowsJvm windows;

    @BeforeAll
    static void findWine() throws Exception {
        windows = WindowsJvm.of("bearer-generic");
    }

    @AfterAll
    static void endWine() throws Exception {
        if (windows != null) {
            windows.close();
        }
    }

    @Test
    void readsTheTrafficOfThisMachine() throws Exception {
        windows.passes("own", "", List.of(), PublishedTablesTest.class, OnWindowsIT.class);
    }
}
