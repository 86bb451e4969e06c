package org.netbearer.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.netbearer.api.ConfigurationState;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerProbe;
import org.netbearer.spi.BearerReport;

/** The contract can be kept: the shortest bearer does. */
final class BearerContractTest extends BearerContract {
    @Override
    protected BearerFixture fixture() {
        return new ModelFixture(new ModelBearer());
    }

    record ModelFixture(ModelBearer model) implements BearerFixture {
        @Override
        public Bearer bearer() {
            return model;
        }

        @Override
        public Predicate<BearerReport> change(ManualContext context) {
            context.run(() -> model.set("model:c", ConfigurationState.DISCOVERED));
            return report -> report.configurations().stream()
                    .anyMatch(configuration -> configuration.identifier().equals("model:c"));
        }

        @Override
        public void proceed(ManualContext context) {
            context.advance(Duration.ofSeconds(1));
        }

        @Override
        public Optional<Daemon> daemon() {
            return Optional.of(new Daemon() {
                @Override
                public void stop(ManualContext context) {
                    context.run(() -> model.daemon(false));
                }

                @Override
                public void start(ManualContext context) {
                    context.run(() -> model.daemon(true));
                }
            });
        }

        @Override
        public Optional<String> activatable() {
            return Optional.of("model:a");
        }

        @Override
        public OptionalInt disturbances() {
            return OptionalInt.of(0);
        }

        @Override
        public Optional<BearerProbe> probe() {
            return Optional.of(new BearerProbe() {
                @Override
                public String name() {
                    return "model";
                }

                @Override
                public Presence probe() {
                    return model.presence();
                }
            });
        }
    }
}
