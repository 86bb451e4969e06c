package org.netbearer.bearer.corewlan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.bearer.corewlan.objc.CoreWlanLibrary;
import org.netbearer.spi.BearerProbe.Presence;
import org.netbearer.testkit.ManualContext;

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

    @Test
    void doesWithoutSystemConfigurationAndSaysWhatOfItIsMissing(@TempDir Path other) throws Exception {
        var fake = FakeCoreWlan.world("if add en0");
        for (String library : new String[] {"objc", "Foundation", "CoreWLAN", "CoreFoundation"}) {
            Files.createSymbolicLink(
                    other.resolve(System.mapLibraryName(library)),
                    Path.of(fake.directory(), System.mapLibraryName(library)));
        }
        assertThat(CoreWlanPlatform.of(other.toString(), "Linux").presence()).isEqualTo(Presence.YES);
        assertThat(healthOver(other)).contains(" (it cannot be loaded: ");
        Files.createSymbolicLink(
                other.resolve(System.mapLibraryName("SystemConfiguration")),
                Path.of(fake.directory(), System.mapLibraryName("Foundation")));
        assertThat(healthOver(other))
                .isEqualTo(CoreWlanHealth.LINKS_UNKNOWN + " (it lacks SCDynamicStoreCopyMultiple, SCDynamicStoreCreate,"
                        + " SCDynamicStoreCreateRunLoopSource, SCDynamicStoreSetNotificationKeys, SCError,"
                        + " SCNetworkInterfaceCopyAll, SCNetworkInterfaceGetBSDName,"
                        + " SCNetworkInterfaceGetInterfaceType, SCNetworkInterfaceGetLocalizedDisplayName).");
    }

    private static String healthOver(Path libraries) {
        var library = CoreWlanLibrary.load(libraries.toString());
        var bearer = new CoreWlanBearer(
                library, CoreWlanPlatform.links(library), (radio, ssid, over) -> {}, () -> CoreWlanSettings.DEFAULT);
        try (var context = ManualContext.stepped()) {
            context.run(() -> bearer.start(context));
            var health = context.latest().health();
            context.run(bearer::stop);
            assertThat(health.code()).isEqualTo("links-unknown");
            return health.text();
        }
    }
}
