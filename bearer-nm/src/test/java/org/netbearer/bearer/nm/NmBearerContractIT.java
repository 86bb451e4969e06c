package org.netbearer.bearer.nm;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerProbe;
import org.netbearer.spi.BearerReport;
import org.netbearer.testkit.BearerContract;
import org.netbearer.testkit.BearerFixture;
import org.netbearer.testkit.ManualContext;

/** The sentences of the SPI, on a bus with a script that plays NetworkManager. */
final class NmBearerContractIT extends BearerContract {
    @Override
    protected BearerFixture fixture() throws IOException {
        Needs.fakeDaemon();
        return new Fixture();
    }

    private static final class Fixture implements BearerFixture {
        private final FakeNm fake = new FakeNm("--aps", "8", "--profiles", "3");
        private final Bearer bearer = new NmBearer(fake.settings(), KernelFiles.HERE, offer -> {});
        private final AtomicInteger added = new AtomicInteger();

        Fixture() throws IOException {}

        @Override
        public Bearer bearer() {
            return bearer;
        }

        @Override
        public Predicate<BearerReport> change(ManualContext context) {
            String name = "plug" + added.getAndIncrement();
            fake.addEthernet(name, true);
            return report ->
                    report.links().stream().anyMatch(link -> link.key().name().equals(name));
        }

        @Override
        public Optional<Daemon> daemon() {
            return Optional.of(new Daemon() {
                @Override
                public void stop(ManualContext context) {
                    fake.stop();
                }

                @Override
                public void start(ManualContext context) throws IOException {
                    fake.start();
                }
            });
        }

        @Override
        public Optional<String> activatable() {
            var settings = fake.profiles();
            return settings.stream().findFirst().map(uuid -> "nm:" + uuid);
        }

        @Override
        public OptionalInt disturbances() {
            return OptionalInt.of((int) (fake.calls(NmObject.WIRELESS + ".RequestScan")
                    + fake.calls(NmObject.NM + ".ActivateConnection")
                    + fake.calls(NmObject.NM + ".DeactivateConnection")));
        }

        @Override
        public Optional<BearerProbe> probe() {
            return Optional.of(new NmProbe());
        }

        @Override
        public void close() throws IOException {
            fake.close();
        }
    }
}
