package org.netbearer.bearer.generic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.netbearer.bearer.generic.port.ChangeEvents;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerProbe;
import org.netbearer.spi.BearerReport;
import org.netbearer.testkit.BearerContract;
import org.netbearer.testkit.BearerFixture;
import org.netbearer.testkit.ManualContext;

class GenericBearerContractTest extends BearerContract {
    @Override
    protected BearerFixture fixture() {
        return new BearerFixture() {
            private final SettableMachine machine = new SettableMachine();
            private final Bearer bearer = new GenericBearer(machine, ChangeEvents.Source.NONE, Map.of());

            @Override
            public Bearer bearer() {
                return bearer;
            }

            @Override
            public Predicate<BearerReport> change(ManualContext context) {
                machine.links(List.of(
                        "name=eth0 index=2 flags=UP mac=02:00:00:00:00:02 mtu=1500 addresses=10.0.0.2/24,10.9.9.9/8"));
                context.advance(Duration.ofMillis(GenericSettings.DEFAULT_MILLIS));
                return report -> report.links().stream()
                        .anyMatch(link -> link.addresses().orElseThrow().size() == 2);
            }

            @Override
            public OptionalInt disturbances() {
                return OptionalInt.of(0);
            }

            @Override
            public Optional<BearerProbe> probe() {
                return Optional.of(new GenericBearerProbe());
            }
        };
    }
}
