package org.example.modem;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.NetworkException;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkActivity;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.condition.Condition;

/**
 * Mobile modems, as a vendor's daemon describes them in a folder.
 *
 * <p>All fields that change are touched by the bearer's own thread only: the core calls every method on it, and what comes
 * from elsewhere (the folder's watch) goes there by {@link BearerContext#serialExecutor()}. So there is no lock.
 */
@Component
public final class ModemBearer implements Bearer {
    static final String NAME = "modem";
    static final String FOLDER = "org.example.modem.folder";
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final ModemFolder folder;
    private final Function<String, List<LinkAddress>> addresses;
    private final Map<String, Attempt> attempts = new HashMap<>();
    private BearerContext context; // null while stopped
    private WatchService watch; // null while there is no folder
    private BearerContext.Scheduled retry;
    private BearerReport latest = BearerReport.empty(BearerHealth.STARTING);

    /**
     * Created by Declarative Services, on machines for which the probe said yes.
     *
     * @param bundle has the folder as a framework property
     * @param present registered by the core once the probe said yes
     */
    @Activate
    public ModemBearer(
            BundleContext bundle,
            @Reference(target = "(osgi.condition.id=netbearer.present.modem)") Condition present) {
        this(ModemProbe.folder(bundle), ModemBearer::addressesOf);
    }

    ModemBearer(Path folder, Function<String, List<LinkAddress>> addresses) {
        this.folder = new ModemFolder(folder);
        this.addresses = addresses;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean updateScans() {
        return false; // an update only reads files
    }

    @Override
    public void start(BearerContext started) {
        context = started;
        look();
    }

    @Override
    public void stop() {
        context = null;
        closeWatch();
        cancelRetry();
        attempts.values().forEach(attempt -> attempt.fail(FailureReason.BEARER_GONE, "the bearer was stopped"));
        attempts.clear();
    }

    @Override
    public CompletionStage<UpdateResult> update(UpdateRequest request) {
        look();
        return CompletableFuture.completedStage(
                latest.health().status() == BearerStatus.READY
                        ? UpdateResult.COMPLETED
                        : new UpdateResult(
                                UpdateOutcome.UNAVAILABLE, latest.health().text()));
    }

    @Override
    public CompletionStage<Void> activate(String identifier) {
        return request(identifier, true);
    }

    @Override
    public CompletionStage<Void> deactivate(String identifier) {
        return request(identifier, false);
    }

    // --- looking

    /** Reads everything and reports it as a whole; the core finds out what is new. */
    private void look() {
        if (context == null) {
            return; // an event that was under way when the bearer was stopped
        }
        try {
            if (watch == null) {
                BearerContext running = context;
                // on the watch's thread: does nothing but hop to the bearer's own
                watch = folder.watch(() -> running.serialExecutor().execute(this::look));
            }
            report(ModemTranslator.report(folder.modems(), addresses));
        } catch (IOException away) {
            closeWatch();
            report(BearerReport.empty(
                    new BearerHealth(BearerStatus.WAITING, "service-stopped", "the modem daemon is not running")));
        }
        settle();
        cancelRetry();
        if (watch == null || isAddressMissing()) {
            retry = context.schedule(RETRY, this::look);
        }
    }

    private void report(BearerReport report) {
        latest = report;
        context.report(report);
    }

    /** A modem that is connected gets its address a moment later, and no event of the folder tells of it. */
    private boolean isAddressMissing() {
        Set<InterfaceKey> active = LinkActivity.activeKeysAmong(latest.links());
        return latest.links().stream()
                .anyMatch(link -> link.carrier() == Carrier.PRESENT && !active.contains(link.key()));
    }

    private static List<LinkAddress> addressesOf(String name) {
        try {
            var found = NetworkInterface.getByName(name);
            return found == null
                    ? List.of()
                    : found.getInterfaceAddresses().stream()
                            .map(each -> new LinkAddress(each.getAddress(), each.getNetworkPrefixLength()))
                            .toList();
        } catch (SocketException unreadable) {
            return List.of();
        }
    }

    // --- activating

    private CompletionStage<Void> request(String identifier, boolean up) {
        var known = configuration(identifier);
        if (known == null) {
            return CompletableFuture.failedStage(
                    new NetworkException(FailureReason.INVALID_CONFIGURATION, "there is no modem " + identifier));
        }
        var before = attempts.remove(identifier);
        if (before != null) {
            before.fail(FailureReason.ABORTED, "another request took its place");
        }
        try {
            folder.request(identifier.substring(NAME.length() + 1), up);
        } catch (IOException refused) {
            return CompletableFuture.failedStage(
                    new NetworkException(FailureReason.NOT_AVAILABLE, "the modem daemon cannot be asked: " + refused));
        }
        var attempt = new Attempt(up, new CompletableFuture<>());
        attempts.put(identifier, attempt);
        settle();
        return attempt.stage;
    }

    /** Completes what has come true, after it was reported. */
    private void settle() {
        attempts.entrySet().removeIf(each -> {
            var configuration = configuration(each.getKey());
            boolean up = configuration != null && configuration.state() == ConfigurationState.ACTIVE;
            return up == each.getValue().up && each.getValue().stage.complete(null);
        });
    }

    private BearerConfiguration configuration(String identifier) {
        return latest.configurations().stream()
                .filter(each -> each.identifier().equals(identifier))
                .findFirst()
                .orElse(null);
    }

    // --- letting go

    private void closeWatch() {
        if (watch != null) {
            try {
                watch.close(); // ends its thread
            } catch (IOException ignored) {
                // nothing is left to be closed
            }
            watch = null;
        }
    }

    private void cancelRetry() {
        if (retry != null) {
            retry.cancel();
            retry = null;
        }
    }

    private record Attempt(boolean up, CompletableFuture<Void> stage) {
        void fail(FailureReason reason, String text) {
            stage.completeExceptionally(new NetworkException(reason, text));
        }
    }
}
