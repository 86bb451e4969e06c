package org.netbearer.bearer.wlanapi;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerProbe;
import org.netbearer.spi.BearerReport;
import org.netbearer.testkit.BearerContract;
import org.netbearer.testkit.BearerFixture;
import org.netbearer.testkit.ManualContext;

/** The contract of all bearers, through JNA over the fake library. */
final class WlanContractTest extends BearerContract {
    @Override
    protected BearerFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture implements BearerFixture {
        private final FakeWlan fake = FakeWlan.world(
                "if add wlan0 guid=" + Worlds.INNER,
                "ap add 02:00:00:00:00:01 ssid=home channel=6 rssi=-50 auth=wpa2psk psk=correct-horse",
                "profile add wlan0 name=home auth=wpa2psk psk=correct-horse",
                "hear wlan0",
                "settle");
        private final WlanBearer bearer = new WlanBearer(fake.opener(), () -> WlanSettings.DEFAULT);
        private int changes;

        @Override
        public Bearer bearer() {
            return bearer;
        }

        @Override
        public Predicate<BearerReport> change(ManualContext context) {
            context.advance(WlanSettings.DEFAULT.listInterval());
            String name = "neighbour-" + ++changes;
            fake.tell("ap add 02:00:00:00:01:0" + changes + " ssid=" + name, "hear wlan0", "settle");
            return report -> report.configurations().stream()
                    .anyMatch(configuration -> configuration.name().equals(name));
        }

        @Override
        public Optional<Daemon> daemon() {
            return Optional.of(new Daemon() {
                @Override
                public void stop(ManualContext context) {
                    fake.tell("service stop");
                    context.advance(WlanSettings.DEFAULT.checkInterval());
                }

                @Override
                public void start(ManualContext context) {
                    fake.tell("service start");
                    context.advance(WlanSettings.DEFAULT.checkInterval());
                }
            });
        }

        @Override
        public Optional<String> activatable() {
            return Optional.of("wlanapi:" + Worlds.INNER + "/home");
        }

        @Override
        public OptionalInt disturbances() {
            return OptionalInt.of((int) fake.count("scans"));
        }

        @Override
        public Optional<BearerProbe> probe() {
            return Optional.of(new WlanProbe(new WlanPlatform(fake.library())));
        }
    }
}
