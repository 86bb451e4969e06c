package org.example.modem;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.api.LinkAddress;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerProbe;
import org.netbearer.spi.BearerReport;
import org.netbearer.testkit.BearerContract;
import org.netbearer.testkit.BearerFixture;
import org.netbearer.testkit.ManualContext;

/** Every sentence of the SPI as a test of this bearer; the fixture plays the modem daemon. */
final class ModemBearerContractTest extends BearerContract {
    @TempDir
    Path run;

    @Override
    protected BearerFixture fixture() throws IOException {
        return new ModemFixture(run.resolve("modem"));
    }

    private static final class ModemFixture implements BearerFixture, BearerFixture.Daemon {
        private static final Duration NOTICED = Duration.ofSeconds(10);

        private final Path folder;
        private final ModemBearer bearer;

        ModemFixture(Path folder) throws IOException {
            this.folder = folder;
            var address = new LinkAddress(InetAddress.getByName("10.64.0.2"), 30);
            bearer = new ModemBearer(folder, name -> name.equals("wwan0") ? List.of(address) : List.of());
            start();
        }

        @Override
        public Bearer bearer() {
            return bearer;
        }

        @Override
        public Optional<BearerProbe> probe() {
            return Optional.of(new ModemProbe(folder));
        }

        @Override
        public Optional<Daemon> daemon() {
            return Optional.of(this);
        }

        /** A second modem is plugged in. */
        @Override
        public Predicate<BearerReport> change(ManualContext context) throws IOException {
            status("3520990017", "registered", "wwan1");
            context.advance(NOTICED);
            return report -> report.configurations().stream()
                    .anyMatch(each -> each.identifier().equals("modem:3520990017"));
        }

        @Override
        public Optional<String> activatable() {
            return Optional.of("modem:4901542032");
        }

        /** The daemon does what it was asked to. */
        @Override
        public void proceed(ManualContext context) {
            try {
                Path request = folder.resolve("4901542032.request");
                if (Files.exists(request)) {
                    boolean connect = Files.readString(request).equals("connect");
                    Files.delete(request);
                    status("4901542032", connect ? "connected" : "registered", "wwan0");
                    context.advance(NOTICED);
                }
            } catch (IOException broken) {
                throw new AssertionError(broken);
            }
        }

        @Override
        public void stop(ManualContext context) throws IOException {
            try (var files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
            context.advance(NOTICED);
        }

        @Override
        public void start(ManualContext context) throws IOException {
            start();
            context.advance(NOTICED);
        }

        private void start() throws IOException {
            Files.createDirectories(folder);
            status("4901542032", "registered", "wwan0");
        }

        @Override
        public OptionalInt disturbances() {
            return OptionalInt.of(Files.exists(folder.resolve("4901542032.request")) ? 1 : 0);
        }

        private void status(String serial, String state, String networkInterface) throws IOException {
            Path written = folder.resolve(serial + ".new");
            Files.writeString(
                    written,
                    "operator = Example Mobile\ninterface = " + networkInterface + "\nstate = " + state + "\n");
            Files.move(
                    written,
                    folder.resolve(serial + ".status"),
                    StandardCopyOption.REPLACE_EXISTING); // never seen half written
        }
    }
}
