package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.netbearer.spi.BearerProbe.Presence;

class WlanPlatformTest {
    @Test
    void isForWindowsOnly() {
        assertThat(WlanPlatform.of(null, "Windows Server 2022").library()).isEqualTo("wlanapi");
        for (String other : new String[] {"Linux", "Mac OS X", "Darwin", ""}) {
            var presence = WlanPlatform.of(null, other).presence();
            assertThat(presence.present()).isFalse();
            assertThat(presence.reason()).isEqualTo("Native Wifi is a part of Windows.");
        }
    }

    @Test
    void canBeRehearsedAnywhere() {
        var fake = FakeWlan.world("if add wlan0");
        assertThat(WlanPlatform.of(" " + fake.library() + " ", "Linux").presence())
                .isEqualTo(Presence.YES);
        assertThat(fake.complaints()).isEmpty();
    }

    @Test
    void saysThatTheLibraryIsMissing() {
        assertThat(WlanPlatform.of("no-such-wlanapi", "Linux").presence().reason())
                .contains("no-such-wlanapi", "Wireless LAN Service");
    }

    @Test
    void saysThatTheLibraryIsAStub() {
        var fake = FakeWlan.world("fail WlanRegisterNotification 120");
        assertThat(WlanPlatform.of(fake.library(), "Linux").presence().reason())
                .contains("lacks", "WlanRegisterNotification: error 120");
        assertThat(fake.complaints()).isEmpty();
    }

    @Test
    void takesAStoppedServiceForPresent() {
        var fake = FakeWlan.world("service stop");
        assertThat(WlanPlatform.of(fake.library(), "Linux").presence()).isEqualTo(Presence.YES);
    }
}
