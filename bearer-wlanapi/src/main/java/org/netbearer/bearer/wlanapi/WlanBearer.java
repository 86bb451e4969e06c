package org.netbearer.bearer.wlanapi;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.bearer.wlanapi.port.WlanPort;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;

/** The bearer over any port. Confined to the bearer's serial executor, but for its name. */
final class WlanBearer implements Bearer {
    private final WlanPort.Opener opener;
    private final Supplier<WlanSettings> settings;
    private @Nullable WlanClient watch;

    WlanBearer(WlanPort.Opener opener, Supplier<WlanSettings> settings) {
        this.opener = opener;
        this.settings = settings;
    }

    @Override
    public String name() {
        return WlanIdentifiers.BEARER;
    }

    @Override
    public void start(BearerContext context) {
        var started = new WlanClient(context, opener, settings);
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

    private <T> CompletionStage<T> whileStarted(Function<WlanClient, CompletionStage<T>> operation) {
        var running = watch;
        return running == null
                ? CompletableFuture.failedStage(
                        new NetworkException(FailureReason.BEARER_GONE, name() + " is not started"))
                : operation.apply(running);
    }
}
