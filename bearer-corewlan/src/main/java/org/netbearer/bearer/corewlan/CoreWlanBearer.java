package org.netbearer.bearer.corewlan;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.bearer.corewlan.port.CoreWlanPort;
import org.netbearer.bearer.corewlan.port.DynamicStorePort;
import org.netbearer.bearer.corewlan.port.SystemJoin;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;

/** The bearer over any port. Confined to the serial executor, but for its name. */
final class CoreWlanBearer implements Bearer {
    private final CoreWlanPort.Opener opener;
    private final DynamicStorePort.Opener links;
    private final SystemJoin system;
    private final Supplier<CoreWlanSettings> settings;
    private @Nullable CoreWlanWatch watch;

    CoreWlanBearer(
            CoreWlanPort.Opener opener,
            DynamicStorePort.Opener links,
            SystemJoin system,
            Supplier<CoreWlanSettings> settings) {
        this.opener = opener;
        this.links = links;
        this.system = system;
        this.settings = settings;
    }

    @Override
    public String name() {
        return CoreWlanIdentifiers.BEARER;
    }

    @Override
    public void start(BearerContext context) {
        var started = new CoreWlanWatch(context, opener, links, system, settings);
        watch = started;
        started.start();
    }

    @Override
    public void stop() {
        var stopped = watch;
        watch = null;
        if (stopped != null) {
            stopped.stop();
        }
    }

    @Override
    public CompletionStage<UpdateResult> update(UpdateRequest request) {
        return whileStarted(running -> running.update(request));
    }

    @Override
    public CompletionStage<Void> activate(String identifier) {
        return whileStarted(running -> running.activate(identifier));
    }

    @Override
    public CompletionStage<Void> deactivate(String identifier) {
        return whileStarted(running -> running.deactivate(identifier));
    }

    private <T> CompletionStage<T> whileStarted(Function<CoreWlanWatch, CompletionStage<T>> operation) {
        var running = watch;
        return running == null
                ? CompletableFuture.failedStage(
                        new NetworkException(FailureReason.BEARER_GONE, name() + " is not started"))
                : operation.apply(running);
    }
}
