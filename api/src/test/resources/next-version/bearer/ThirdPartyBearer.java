package org.example.bearer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.Checkpoint;
import org.netbearer.api.CheckpointService;
import org.netbearer.api.ConfigurationState;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.NetworkStages;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** What a bearer of somebody else does that was built against the API as it is. */
public final class ThirdPartyBearer implements BundleActivator, Bearer, CheckpointService {
    @Override
    public void start(BundleContext context) {
        context.registerService(new String[] {Bearer.class.getName(), CheckpointService.class.getName()}, this, null);
    }

    @Override
    public String name() {
        return "third";
    }

    @Override
    public void start(BearerContext context) {
        context.report(BearerReport.builder(BearerHealth.READY)
                .configurations(List.of(BearerConfiguration.builder("third:a")
                        .state(ConfigurationState.DISCOVERED)
                        .build()))
                .build());
    }

    @Override
    public void stop() {}

    @Override
    public void stop(BundleContext context) {}

    @Override
    public CompletionStage<UpdateResult> update(UpdateRequest request) {
        return CompletableFuture.completedStage(UpdateResult.COMPLETED);
    }

    @Override
    public CompletionStage<Checkpoint> create(Duration rollBackAfter) {
        return NetworkStages.readOnly(CompletableFuture.completedStage(new Kept()));
    }

    private static final class Kept implements Checkpoint {
        @Override
        public Instant expires() {
            return Instant.EPOCH;
        }

        @Override
        public CompletionStage<Void> confirm() {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<Void> rollBack() {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<Void> extend(Duration rollBackAfter) {
            return CompletableFuture.completedStage(null);
        }
    }
}
