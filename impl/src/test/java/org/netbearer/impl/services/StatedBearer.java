package org.netbearer.impl.services;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerType;
import org.netbearer.api.ConfigurationState;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;

/** A bearer that reports what a test says, Wi-Fi networks in a state each. Thread-safe. */
final class StatedBearer implements Bearer {
    private volatile BearerReport report = BearerReport.empty(BearerHealth.READY);
    private volatile BearerContext context;

    /** Reports these and no others, each as {@code name STATE}. */
    void report(String... networks) {
        report = new BearerReport(
                BearerHealth.READY,
                Stream.of(networks).map(StatedBearer::network).toList(),
                List.of(),
                List.of(),
                Set.of());
        var core = context;
        if (core != null) {
            core.report(report);
        }
    }

    @Override
    public String name() {
        return "stated";
    }

    @Override
    public void start(BearerContext core) {
        context = core;
        core.report(report);
    }

    @Override
    public void stop() {
        context = null;
    }

    @Override
    public CompletionStage<UpdateResult> update(UpdateRequest request) {
        return CompletableFuture.completedStage(UpdateResult.COMPLETED);
    }

    private static BearerConfiguration network(String text) {
        var words = text.split(" ", 2);
        return BearerConfiguration.builder("stated:" + words[0])
                .name(words[0])
                .bearerType(BearerType.WLAN)
                .state(ConfigurationState.valueOf(words[1]))
                .build();
    }
}
