package org.netbearer.bearer.corewlan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.testkit.ManualContext;

class CoreWlanDiagnosisTest {
    @Test
    void writesDownEveryCallWithoutNamesAndAddresses() {
        var fake = FakeCoreWlan.world(
                "if add en0 mac=a4:83:e7:00:00:01",
                "ap add 02:0a:00:00:00:01 ssid=secret-name channel=6 auth=wpa2psk psk=secret-key",
                "profile add en0 ssid=secret-profile auth=wpa2psk psk=secret-key");
        var text = String.join("\n", transcript(fake));
        assertThat(text)
                .contains("self-check passed")
                .contains("events asked for: all granted")
                .contains("location: ALLOWED, authorization status 3")
                .contains("interfaces: 1")
                .contains("en0: power on, address reported, no link")
                .contains("en0: cached scan results 0")
                .contains("en0: the scan returned")
                .contains("en0: event SCAN_CACHE")
                .contains("en0: cached scan results 1, 1 with a name, 1 with an address, 1 with a signal; bands {1=1},"
                        + " widths {1=1}, securities {[4]=1}")
                .contains("en0: profiles 1, 1 with a name; securities {4=1}")
                .endsWith("end");
        assertThat(text).doesNotContain("secret", "02:0a", "a4:83");
        assertThat(fake.complaints()).isEmpty();
    }

    @Test
    void measuresTheAir() {
        var fake = FakeCoreWlan.world(
                "if add en0 country=SI",
                "ap add 02:0a:00:00:00:01 ssid=home channel=11 rssi=-51 noise=-92",
                "profile add en0 ssid=home",
                "hear en0",
                "settle");
        var bearer = fake.bearer();
        try (var context = ManualContext.stepped()) {
            context.run(() -> bearer.start(context));
            context.await(context.call(() -> bearer.activate("corewlan:en0/686f6d65/open")));
            assertThat(transcript(fake))
                    .contains(
                            "en0: signal -51 dBm, noise -92 dBm, channel 11, rate 144.4 Mbit/s, PHY mode 4, country SI");
            fake.tell("location deny");
            fake.tellRuntime("lack -CWInterface noiseMeasurement", "lack -CWInterface wlanChannel");
            assertThat(transcript(fake))
                    .contains(
                            "en0: signal -51 dBm, noise 0 dBm, channel 0, rate 144.4 Mbit/s, PHY mode 4, country not reported");
            fake.tellRuntime("lack -CWInterface countryCode");
            assertThat(transcript(fake))
                    .contains(
                            "en0: signal -51 dBm, noise 0 dBm, channel 0, rate 144.4 Mbit/s, PHY mode 4, country not reported");
            context.run(bearer::stop);
        }
        assertThat(fake.complaints()).isEmpty();
    }

    @Test
    void countsWhatSystemConfigurationTells() {
        var fake = FakeCoreWlan.world("if add en0");
        fake.tellStore(
                "if add en5 link=1 display=secret-desk",
                "ip en5 192.0.2.77",
                "ip6 en5 fe80::77",
                "primary en5 router=192.0.2.1",
                "dns 192.0.2.53");
        var lines = transcript(fake);
        assertThat(lines)
                .contains("links: 2, wired adapters [en5], unused []")
                .contains("en5: kind ETHERNET, carrier PRESENT, 1 IPv4 and 1 IPv6 addresses, 1 of them beyond the link;"
                        + " default routes {IPV4=1}, name servers 1");
        assertThat(String.join("\n", lines)).doesNotContain("192.0.2", "fe80", "secret");
        fake.tellStore("fail create");
        assertThat(transcript(fake)).contains("links: SCDynamicStoreCreate: error 1002");
        assertThat(fake.complaints()).isEmpty();
    }

    @Test
    void writesDownWhatIsKeptFromIt() {
        var fake = FakeCoreWlan.world(
                "if add en0", "ap add 02:0a:00:00:00:01 ssid=x", "location deny", "fail scan -3931", "hear en0");
        assertThat(transcript(fake))
                .contains("location: DENIED, authorization status 2")
                .contains("en0: -[CWInterface scanForNetworksWithSSID:error:]:"
                        + " error -3931 of com.apple.wifi.apple80211API.error")
                .anyMatch(line ->
                        line.startsWith("en0: cached scan results 1, 0 with a name, 0 with an address, 1 with"));
    }

    @Test
    void leavesTheBearersEventsAlone() {
        var fake = FakeCoreWlan.world("if add en0");
        var bearer = fake.bearer();
        try (var context = ManualContext.stepped()) {
            context.run(() -> bearer.start(context));
            transcript(fake);
            fake.tell("radio en0 off", "settle");
            context.advance(CoreWlanWatch.DAMPING);
            var code = context.latest().health().code();
            context.run(bearer::stop);
            assertThat(code).isEqualTo("radio-off");
        }
        assertThat(fake.complaints()).isEmpty();
    }

    @Test
    void tellsWhichMessagesASystemLacks() {
        var fake = FakeCoreWlan.world();
        fake.tellRuntime("lack -CWInterface noiseMeasurement", "retype -CWInterface activePHYMode i16@0:8");
        assertThat(transcript(fake))
                .contains(
                        "-[CWInterface noiseMeasurement] is not there",
                        "-[CWInterface activePHYMode] is there with types i@:",
                        "-[CWInterface transmitRate] is there");
    }

    @Test
    void readsVersionAndBuildOfMacOs(@TempDir Path folder) throws Exception {
        var plist = Files.writeString(folder.resolve("SystemVersion.plist"), """
                <plist version="1.0"><dict>
                <key>ProductBuildVersion</key>
                <string>25F71</string>
                <key>ProductName</key> <string>macOS</string>
                <key>ProductVersion</key>
                <string>26.5</string>
                </dict></plist>
                """);
        assertThat(HostProcess.system(plist)).isEqualTo("macOS 26.5, build 25F71");
        assertThat(HostProcess.system(folder.resolve("absent")))
                .startsWith("macOS ?, as ")
                .endsWith("cannot be read");
    }

    @Test
    void recordsWhatHappensWhileItIsAskedTo() throws Exception {
        var fake = FakeCoreWlan.world("if add en0");
        var over = new CountDownLatch(1);
        var somebody = new Thread(() -> {
            try {
                do {
                    fake.tell("radio en0 off", "radio en0 on", "settle");
                } while (!over.await(100, TimeUnit.MILLISECONDS));
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        somebody.start();
        var lines = new CoreWlanDiagnosis(new CoreWlanPlatform(true, fake.directory()), "0.0.0")
                .transcript(Duration.ofSeconds(1));
        over.countDown();
        somebody.join();
        assertThat(lines)
                .anyMatch(line -> line.startsWith("recording for 1 s: "))
                .anyMatch(line -> line.matches("\\+\\d\\.\\d{3} s en0: event POWER"))
                .contains("recorded", "end");
        assertThat(fake.complaints()).isEmpty();
    }

    @Test
    void saysWhyThereIsNothingToWriteDown() {
        assertThat(new CoreWlanDiagnosis(CoreWlanPlatform.of("", "Linux"), "0.0.0").transcript())
                .contains("self-check refused: CoreWLAN is a part of macOS.");
    }

    private static List<String> transcript(FakeCoreWlan fake) {
        return new CoreWlanDiagnosis(new CoreWlanPlatform(true, fake.directory()), "0.0.0").transcript();
    }
}
