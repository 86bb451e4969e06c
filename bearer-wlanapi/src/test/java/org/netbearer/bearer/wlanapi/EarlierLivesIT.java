package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.spi.Bearer;
import org.netbearer.testkit.ManualContext;
import org.netbearer.testrigs.FelixWorld;
import org.netbearer.testrigs.Garbage;
import org.osgi.framework.wiring.BundleWiring;

/** The packaged bundle, updated in place again and again after it called the library and was called by it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class EarlierLivesIT {
    @TempDir
    Path storage;

    @Test
    void leaveNothingWithJna() throws Exception {
        var fake = FakeWlan.world(
                "if add wlan0 guid=" + Worlds.INNER,
                "ap add 02:0a:00:00:00:01 ssid=home auth=wpa2psk psk=correct-horse",
                "profile add wlan0 name=home auth=wpa2psk psk=correct-horse",
                "hear wlan0",
                "settle");
        try (var felix = InFelix.world(storage, Map.of(WlanPlatform.LIBRARY, fake.library()))) {
            felix.present("wlanapi");
            var earlier = new ArrayList<WeakReference<ClassLoader>>();
            for (int i = 0; i < 5; i++) {
                live(felix, fake);
                earlier.add(new WeakReference<>(loader(felix)));
                felix.renew();
            }
            assertThat(Garbage.left(earlier, () -> live(felix, fake))).isZero();
        }
        assertThat(fake.complaints()).isEmpty();
    }

    private static void live(FelixWorld felix, FakeWlan fake) {
        var bearer = felix.service(Bearer.class);
        try (var context = ManualContext.stepped()) {
            context.run(() -> bearer.start(context));
            assertThat(context.latest().configurations()).hasSize(1);
            fake.tell("radio wlan0 off", "settle");
            context.advance(WlanClient.DAMPING);
            assertThat(context.latest().health().code()).isEqualTo("radio-off");
            context.run(bearer::stop);
            fake.tell("radio wlan0 on", "hear wlan0", "settle");
        }
    }

    private static ClassLoader loader(FelixWorld felix) {
        return felix.bundle().adapt(BundleWiring.class).getClassLoader();
    }
}
