package org.netbearer.bearer.corewlan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.spi.Bearer;
import org.netbearer.testkit.ManualContext;

/**
 * The packaged bundle, replaced again and again in one JVM, whose Objective-C runtime forgets nothing.
 *
 * <p>In a framework of its own, with time enough: JUnit's limit interrupts the test, and a bundle whose update is interrupted
 * stays without its services, so that whoever comes after waits for the bearer in vain.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES) // a minute on a machine at load 13
class CoreWlanRestartIT {
    @TempDir
    Path storage;

    @Test
    void listensAnewAfterEachOf200RestartsAndHoldsNothing() throws Exception {
        var fake = FakeCoreWlan.world(
                "if add en0", "ap add 02:0a:00:00:00:01 ssid=home", "profile add en0 ssid=home", "hear en0", "settle");
        try (var felix = CoreWlanFelix.with(storage, Map.of(CoreWlanPlatform.LIBRARIES, fake.directory()))) {
            felix.present("corewlan");
            for (int i = 0; i < 200; i++) {
                felix.renew();
                listens(felix.service(Bearer.class), fake);
                assertThat(fake.complaints()).as("after restart %d", i).isEmpty();
            }
        }
    }

    private static void listens(Bearer bearer, FakeCoreWlan fake) {
        try (var context = ManualContext.stepped()) {
            context.run(() -> bearer.start(context));
            assertThat(context.latest().configurations()).hasSize(1);
            fake.tell("radio en0 off", "settle");
            context.advance(CoreWlanWatch.DAMPING);
            assertThat(context.latest().health().code()).isEqualTo("radio-off");
            context.run(bearer::stop);
            fake.tell("radio en0 on", "hear en0", "settle");
        }
    }
}
