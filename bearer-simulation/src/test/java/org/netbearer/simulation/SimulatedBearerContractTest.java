package org.netbearer.simulation;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerReport;
import org.netbearer.testkit.BearerContract;
import org.netbearer.testkit.BearerFixture;
import org.netbearer.testkit.ManualContext;

/** The simulated bearer is a bearer like any other. */
final class SimulatedBearerContractTest extends BearerContract {
    private static final String WORLD = """
            link eth0 ethernet address=192.0.2.7/24 gateway=192.0.2.1 connectivity=full metered=no
            link eth1 ethernet disconnected address=198.51.100.7/24 gateway=198.51.100.1
            link wlan0 wlan address=203.0.113.7/24 gateway=203.0.113.1
            network home on wlan0 signal=70
            service work members=eth0,home roaming=yes
            scan works takes=2s
            activation works takes=2s
            """;

    @Override
    protected BearerFixture fixture() {
        var bearer = new SimulatedBearer();
        bearer.play(Scenario.parse("contract", WORLD));
        return new Fixture(bearer);
    }

    private record Fixture(SimulatedBearer simulated) implements BearerFixture {
        @Override
        public Bearer bearer() {
            return simulated;
        }

        @Override
        public Predicate<BearerReport> change(ManualContext context) {
            simulated.perform("network cafe on wlan0 signal=40 profile=no");
            return report -> report.configurations().stream()
                    .anyMatch(configuration -> configuration.identifier().equals("simulation:cafe"));
        }

        @Override
        public void proceed(ManualContext context) {
            context.advance(Duration.ofSeconds(2));
        }

        @Override
        public Optional<Daemon> daemon() {
            return Optional.of(new Daemon() {
                @Override
                public void stop(ManualContext context) {
                    simulated.perform("daemon dies grace=0");
                }

                @Override
                public void start(ManualContext context) {
                    simulated.perform("daemon returns");
                }
            });
        }

        @Override
        public Optional<String> activatable() {
            return Optional.of("simulation:eth1");
        }

        @Override
        public OptionalInt disturbances() {
            return OptionalInt.of(0);
        }
    }
}
