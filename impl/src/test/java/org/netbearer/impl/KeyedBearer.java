package org.netbearer.impl;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.netbearer.api.ConfigurationState;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;

/** A bearer that gives each activation of another one a key, which outlives the death of the daemon, as NetworkManager's do. */
final class KeyedBearer implements Bearer {
    private final Bearer bearer;
    private final Map<String, Integer> keys = new HashMap<>(); // for the lane, as the rest
    private final Map<String, Boolean> active = new HashMap<>();

    KeyedBearer(Bearer bearer) {
        this.bearer = bearer;
    }

    @Override
    public String name() {
        return bearer.name();
    }

    @Override
    public void start(BearerContext context) {
        bearer.start(new Keying(context));
    }

    @Override
    public void stop() {
        bearer.stop();
    }

    @Override
    public CompletionStage<UpdateResult> update(UpdateRequest request) {
        return bearer.update(request);
    }

    @Override
    public CompletionStage<UpdateResult> checkConnectivity(UpdateRequest request) {
        return bearer.checkConnectivity(request);
    }

    @Override
    public CompletionStage<Void> readCounters() {
        return bearer.readCounters();
    }

    @Override
    public CompletionStage<Void> activate(String identifier) {
        return bearer.activate(identifier);
    }

    @Override
    public CompletionStage<Void> deactivate(String identifier) {
        return bearer.deactivate(identifier);
    }

    private BearerReport keyed(BearerReport report) {
        List<BearerConfiguration> configurations =
                report.configurations().stream().map(this::keyed).toList();
        return new BearerReport(
                report.health(), configurations, report.links(), report.claims(), report.capabilities());
    }

    private BearerConfiguration keyed(BearerConfiguration one) {
        boolean up = one.state() == ConfigurationState.ACTIVE;
        boolean was = Boolean.TRUE.equals(active.put(one.identifier(), up));
        if (!up) {
            return one;
        }
        int key = was ? keys.get(one.identifier()) : keys.merge(one.identifier(), 1, Integer::sum);
        return new BearerConfiguration(
                one.identifier(),
                one.name(),
                one.type(),
                one.bearerType(),
                one.purpose(),
                one.state(),
                one.interfaceKey(),
                one.wlan(),
                one.connectivity(),
                one.metered(),
                one.roamingAvailable(),
                one.children(),
                one.lastFailure(),
                "activation " + key);
    }

    private final class Keying implements BearerContext {
        private final BearerContext context;

        Keying(BearerContext context) {
            this.context = context;
        }

        @Override
        public void report(BearerReport report) {
            context.report(keyed(report));
        }

        @Override
        public Executor lane() {
            return context.lane();
        }

        @Override
        public Scheduled schedule(Duration delay, Runnable task) {
            return context.schedule(delay, task);
        }

        @Override
        public InstantSource clock() {
            return context.clock();
        }
    }
}
