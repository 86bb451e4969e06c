package org.netbearer.bearer.corewlan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.netbearer.bearer.corewlan.objc.CoreWlanLibrary;
import org.netbearer.spi.BearerProbe.Presence;

class CoreWlanPlatformTest {
    @Test
    void isForMacOsOnly() {
        assertThat(CoreWlanPlatform.of(null, "Mac OS X").isMeant()).isTrue();
        for (String other : new String[] {"Linux", "Windows 11", ""}) {
            var presence = CoreWlanPlatform.of(null, other).presence();
            assertThat(presence.present()).isFalse();
            assertThat(presence.reason()).isEqualTo("CoreWLAN is a part of macOS.");
        }
    }

    @Test
    void canBeRehearsedAnywhere() {
        var fake = FakeCoreWlan.world();
        assertThat(CoreWlanPlatform.of(" " + fake.directory() + " ", "Linux").presence())
                .isEqualTo(Presence.YES);
        assertThat(fake.complaints()).isEmpty();
    }

    @Test
    void saysThatTheFrameworksAreMissing() {
        assertThat(CoreWlanPlatform.of("/no/such/directory", "Linux").presence().reason())
                .contains("cannot be loaded");
    }

    @Test
    void namesAMessageThatAnOldSystemLacks() {
        var fake = FakeCoreWlan.world();
        fake.tellRuntime("lack -CWInterface ssidData");
        assertThat(CoreWlanPlatform.of(fake.directory(), "Linux").presence().reason())
                .isEqualTo("CoreWLAN of this system lacks what the bearer needs: -[CWInterface ssidData].");
    }

    @Test
    void namesAMessageOfOtherTypes() {
        var fake = FakeCoreWlan.world();
        fake.tellRuntime("retype -CWInterface powerOn i16@0:8");
        assertThat(CoreWlanLibrary.load(fake.directory()).missing())
                .containsExactly("-[CWInterface powerOn] with types i@: in place of C@:");
    }

    @Test
    void doesWithoutWhatIsNotNeeded() {
        var fake = FakeCoreWlan.world();
        fake.tellRuntime("lack +CLLocationManager authorizationStatus");
        assertThat(CoreWlanPlatform.of(fake.directory(), "Linux").presence()).isEqualTo(Presence.YES);
    }
}
