package org.netbearer.bearer.corewlan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.api.Carrier;
import org.netbearer.bearer.corewlan.objc.CoreWlanLibrary;
import org.netbearer.bearer.corewlan.port.DynamicStorePort;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerProbe;
import org.netbearer.spi.BearerProbe.Presence;
import org.netbearer.spi.Diagnosis;
import org.netbearer.testkit.ManualContext;
import org.netbearer.testrigs.Real;
import org.netbearer.testrigs.SystemCommand;

/** macOS itself, without a Wi-Fi interface as on most hosted machines, or with one. */
@Real(on = OS.MAC)
class RealMacOsIT {
    private static final int MANY = 1000;
    private static final int RESTARTS = 20;
    private static final String ADDRESS = "127.0.0.53";

    @TempDir
    private Path storage;

    @Test
    void hasEveryMessageWithItsTypesOnThisProcessor() {
        assertThat(CoreWlanLibrary.load("").missing()).isEmpty();
    }

    @Test
    void answersWithItsInterfacesOrWithNil() throws Exception {
        try (var port = CoreWlanLibrary.load("").open(event -> {})) {
            assertThat(port.links()).hasSameSizeAs(port.radios());
            assertThat(port.location()).isNotNull();
            System.getLogger("real").log(System.Logger.Level.INFO, "events: {0}", port.subscriptionError());
        }
    }

    @Test
    void opensAndClosesAClientAThousandTimes() throws Exception {
        var library = CoreWlanLibrary.load("");
        for (int i = 0; i < MANY; i++) {
            try (var port = library.open(event -> {})) {
                assertThat(port.links()).isNotNull();
            }
        }
    }

    @Test
    void opensAndClosesAStoreAThousandTimes() throws Exception {
        var links = CoreWlanPlatform.links(CoreWlanLibrary.load(""));
        for (int i = 0; i < MANY; i++) {
            try (var port = links.open(() -> {})) {
                assertThat(port.read().entries()).isNotEmpty();
            }
        }
    }

    @Test
    @Real(changesTheMachine = true)
    void tellsOfAnAddressOfTheLoopback() throws Exception {
        var changes = new Semaphore(0);
        try (var port = CoreWlanPlatform.links(CoreWlanLibrary.load("")).open(changes::release)) {
            SystemCommand.runAsRoot("ifconfig", "lo0", "alias", ADDRESS);
            try {
                awaits(changes, port, "/lo0/IPv4", ADDRESS);
            } finally {
                SystemCommand.runAsRoot("ifconfig", "lo0", "-alias", ADDRESS);
            }
        }
    }

    @Test
    @Real(changesTheMachine = true)
    void tellsOfALinkThatComesUp() throws Exception {
        var changes = new Semaphore(0);
        try (var port = CoreWlanPlatform.links(CoreWlanLibrary.load("")).open(changes::release)) {
            SystemCommand.runAsRoot("ifconfig", "feth1060", "create");
            SystemCommand.runAsRoot("ifconfig", "feth1061", "create");
            try {
                SystemCommand.runAsRoot("ifconfig", "feth1060", "peer", "feth1061");
                SystemCommand.runAsRoot("ifconfig", "feth1061", "up");
                SystemCommand.runAsRoot("ifconfig", "feth1060", "192.0.2.60/24", "up");
                awaits(changes, port, "/feth1060/Link", "true");
                var link = new LinkWatch(Runnable::run, CoreWlanPlatform.links(CoreWlanLibrary.load("")), () -> {});
                assertThat(link.read().carrier("feth1060")).isEqualTo(Carrier.PRESENT);
                link.stop();
            } finally {
                SystemCommand.runAsRoot("ifconfig", "feth1060", "destroy");
                SystemCommand.runAsRoot("ifconfig", "feth1061", "destroy");
            }
        }
    }

    private static void awaits(Semaphore changes, DynamicStorePort port, String key, String value) throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(changes.tryAcquire(10, TimeUnit.SECONDS)).as("an event").isTrue();
            boolean there = port.read().entries().entrySet().stream()
                    .anyMatch(entry -> entry.getKey().endsWith(key)
                            && entry.getValue().toString().contains(value));
            if (there) {
                return;
            }
        }
        throw new AssertionError(key + " never had " + value);
    }

    @Test
    void runsInFelixAndIsReplaced() throws Exception {
        try (var felix = CoreWlanFelix.with(storage, Map.of())) {
            assertThat(felix.service(BearerProbe.class).probe()).isEqualTo(Presence.YES);
            felix.present("corewlan");
            for (int i = 0; i < RESTARTS; i++) {
                felix.renew();
                var bearer = felix.service(Bearer.class);
                try (var context = ManualContext.stepped()) {
                    context.run(() -> bearer.start(context));
                    assertThat(context.latest().health().status().isHealthy())
                            .as(context.latest().health().text())
                            .isTrue();
                    context.run(bearer::stop);
                }
            }
        }
    }

    @Test
    void writesATranscript() throws Exception {
        try (var felix = CoreWlanFelix.with(storage, Map.of())) {
            assertThat(felix.service(Diagnosis.class).transcript()).contains("self-check passed", "end");
        }
    }
}
