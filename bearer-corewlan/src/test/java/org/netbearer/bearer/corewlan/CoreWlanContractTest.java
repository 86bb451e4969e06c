package org.netbearer.bearer.corewlan;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerProbe;
import org.netbearer.spi.BearerReport;
import org.netbearer.testkit.BearerContract;
import org.netbearer.testkit.BearerFixture;
import org.netbearer.testkit.ManualContext;

/** The contract of all bearers, through JNA and the Objective-C runtime over the fake frameworks. */
final class CoreWlanContractTest extends BearerContract {
    @Override
    protected BearerFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture implements BearerFixture {
        private static final Duration RETURN = Duration.ofSeconds(5);

        private final FakeCoreWlan fake = FakeCoreWlan.world(
                "if add en0",
                "ap add 02:00:00:00:00:01 ssid=home channel=6 rssi=-50 auth=open",
                "profile add en0 ssid=home auth=open",
                "hear en0",
                "settle");
        private final CoreWlanBearer bearer = fake.bearer();
        private int changes;

        @Override
        public Bearer bearer() {
            return bearer;
        }

        @Override
        public Predicate<BearerReport> change(ManualContext context) {
            context.advance(CoreWlanWatch.DAMPING);
            String name = "neighbour-" + ++changes;
            fake.tell("ap add 02:00:00:00:01:0" + changes + " ssid=" + name, "hear en0", "settle");
            return report -> report.configurations().stream()
                    .anyMatch(configuration -> configuration.name().equals(name));
        }

        @Override
        public Optional<Daemon> daemon() {
            return Optional.of(new Daemon() {
                @Override
                public void stop(ManualContext context) {
                    fake.tell("fail monitor -3929", "client invalidate", "settle");
                    context.runTasks();
                }

                @Override
                public void start(ManualContext context) {
                    fake.tell("fail monitor never");
                    context.advance(RETURN);
                }
            });
        }

        @Override
        public Optional<String> activatable() {
            return Optional.of("corewlan:en0/686f6d65/open");
        }

        @Override
        public OptionalInt disturbances() {
            return OptionalInt.of(
                    (int) (fake.count("scans") + fake.count("associations") + fake.count("disassociations")));
        }

        @Override
        public Optional<BearerProbe> probe() {
            return Optional.of(new CoreWlanProbe(new CoreWlanPlatform(true, fake.directory())));
        }
    }
}
