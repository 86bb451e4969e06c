package org.netbearer.bearer.wlanapi;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netbearer.bearer.wlanapi.jna.PublishedTablesTest;
import org.netbearer.testrigs.Emulation;
import org.netbearer.testrigs.WindowsJvm;

/** Runs these tests again in a Windows JVM: {@code mvn -Pwine verify -pl bearer-wlanapi -am}. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class UnderWineIT {
    private static final Path LIBRARIES =
            Emulation.TARGET.resolve("fake-wlanapi").resolve("win64");

    private static WindowsJvm windows;

    @BeforeAll
    static void makeWhatIsNeeded() throws Exception {
        windows = WindowsJvm.of("bearer-wlanapi");
        var sources = Path.of("src", "test", "c");
        windows.compile(
                LIBRARIES.resolve("wlanapi.dll"),
                List.of(
                        "-I" + FakeWlan.SHARED,
                        sources.resolve("fakewlan.c").toString(),
                        FakeWlan.SHARED.resolve("ctl.c").toString(),
                        sources.resolve("wlanapi.def").toString()));
    }

    @AfterAll
    static void endWine() throws Exception {
        if (windows != null) {
            windows.close();
        }
    }

    @Test
    void passesOverTheFakeLibrary() throws Exception {
        passes(
                "fake",
                "n",
                List.of("-Djna.library.path=" + WindowsJvm.path(LIBRARIES), "-Dnetbearer.wlanapi.fake=wlanapi"),
                PublishedTablesTest.class,
                WlanPlatformTest.class,
                WlanDiagnosisTest.class,
                WlanContractTest.class,
                WatchingTest.class,
                ConnectingTest.class,
                RefusingTest.class,
                ConsentTest.class,
                ListTest.class,
                BeaconTest.class,
                ListAccessTest.class,
                WatchingIT.class,
                ConnectingIT.class,
                RefusingIT.class,
                ConsentIT.class,
                ListIT.class,
                BeaconIT.class,
                ListAccessIT.class,
                SixAnswersIT.class);
    }

    @Test
    void refusesTheStubThatWineBringsAlong() throws Exception {
        passes("stub", "b", List.of("-Dnetbearer.wlanapi.expected=WlanRegisterNotification"), WlanAbsentIT.class);
    }

    @Test
    void saysThatThereIsNoLibrary() throws Exception {
        passes("none", "", List.of("-Dnetbearer.wlanapi.expected=Wireless LAN Service"), WlanAbsentIT.class);
    }

    private static void passes(String name, String override, List<String> options, Class<?>... tests) throws Exception {
        var all = new ArrayList<>(options);
        all.add("-Dnetbearer.wlanapi.bundle="
                + WindowsJvm.path(Path.of(System.getProperty("netbearer.wlanapi.bundle"))));
        windows.passes(name, "wlanapi=" + override, all, tests);
    }
}
