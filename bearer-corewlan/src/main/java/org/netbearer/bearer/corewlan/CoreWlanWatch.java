package org.netbearer.bearer.corewlan;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.bearer.corewlan.port.CoreWlanException;
import org.netbearer.bearer.corewlan.port.CoreWlanPort;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Event;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.EventKind;
import org.netbearer.bearer.corewlan.port.DynamicStorePort;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerContext.Scheduled;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;

/**
 * One life of the bearer, from start to stop: a client of CoreWLAN while there is one, and what is under way.
 *
 * <p>Everything that happens ends in {@link #refresh}: read all, report, then complete what is done. Scans and joins block,
 * so they run on threads of their own and come back here. Confined to the serial executor.
 */
final class CoreWlanWatch {
    /** How long events are collected after a report, so that a storm of them costs no more than a few reports a second. */
    static final Duration DAMPING = Duration.ofMillis(200);

    private static final Duration RETURN_INTERVAL = Duration.ofSeconds(5);

    private final BearerContext context;
    private final CoreWlanPort.Opener opener;
    private final Supplier<CoreWlanSettings> settings;
    private final LinkWatch links;
    private final EventBox events = new EventBox();
    private final Joins joins;
    private final PortCalls calls;
    private final Set<String> scanning = new HashSet<>();
    private @Nullable CoreWlanPort port;
    private @Nullable ScanRound round;
    private @Nullable Scheduled roundDeadline;
    private @Nullable Scheduled check;
    private @Nullable Scheduled soon;
    private Instant reportedAt = Instant.MIN;
    private BearerHealth scan = BearerHealth.READY;
    private List<RadioState> radios = List.of();
    private BearerReport latest = BearerReport.empty(BearerHealth.STARTING);
    private boolean stopped;

    CoreWlanWatch(
            BearerContext context,
            CoreWlanPort.Opener opener,
            DynamicStorePort.Opener links,
            Supplier<CoreWlanSettings> settings) {
        this.context = context;
        this.opener = opener;
        this.links = new LinkWatch(context.serialExecutor(), links, this::refreshSoon);
        this.settings = settings;
        this.calls = new PortCalls(context.serialExecutor());
        this.joins = new Joins(context, calls, this::refresh, this::target);
    }

    void start() {
        open();
    }

    void stop() {
        stopped = true;
        cancel(check);
        cancel(soon);
        endRound(null);
        calls.drop();
        closePort();
        links.stop();
        joins.endAll(FailureReason.BEARER_GONE, "the bearer was stopped");
    }

    // --- the client

    private void open() {
        try {
            port = opener.open(this::happened);
        } catch (CoreWlanException refused) {
            lost(refused);
            return;
        }
        refresh();
        checkLater();
    }

    private void lost(CoreWlanException refused) {
        closePort();
        radios = List.of();
        scan = BearerHealth.READY;
        var health = CoreWlanHealth.of(refused);
        publish(BearerReport.empty(health));
        endRound(new UpdateResult(outcomeOf(health), health.text()));
        joins.endAll(FailureReason.SERVICE_GONE, health.text());
        checkLater();
    }

    private static UpdateOutcome outcomeOf(BearerHealth health) {
        return switch (health.status()) {
            case DENIED -> UpdateOutcome.DENIED;
            case FAILED -> UpdateOutcome.FAILED;
            case STARTING, READY, WAITING, STALE, ABSENT -> UpdateOutcome.UNAVAILABLE;
        };
    }

    private void closePort() {
        if (port != null) {
            port.close();
            port = null;
        }
    }

    /** There is no event for an interface that comes or goes, nor for a consent that is given: these are asked for. */
    private void checkLater() {
        cancel(check);
        var interval = settings.get().checkInterval();
        check = context.schedule(
                port == null && interval.compareTo(RETURN_INTERVAL) > 0 ? RETURN_INTERVAL : interval, this::check);
    }

    private void check() {
        if (port == null) {
            open();
            return;
        }
        try {
            if (!port.subscriptionError().isEmpty()
                    || !links.error().isEmpty()
                    || radios.stream().anyMatch(RadioState::isRedacted)
                    || !port.names()
                            .equals(radios.stream().map(RadioState::name).toList())) {
                refresh();
            }
            checkLater();
        } catch (CoreWlanException refused) {
            lost(refused);
        }
    }

    // --- events

    /** On the system's threads: hands over and returns. */
    private void happened(Event event) {
        if (events.offer(event)) {
            context.serialExecutor().execute(this::look);
        }
    }

    private void look() {
        var happened = events.take();
        if (stopped || port == null || happened.isEmpty()) {
            return;
        }
        if (happened.stream().anyMatch(event -> event.kind() == EventKind.INVALIDATED)) {
            lost(CoreWlanException.serviceGone("CWWiFiClient"));
        } else if (happened.stream().anyMatch(event -> event.kind() == EventKind.INTERRUPTED)) {
            closePort(); // what a client had asked to be told of may be forgotten by the new service
            open();
        } else {
            refreshSoon();
        }
    }

    private void refreshSoon() {
        var quiet = Duration.between(reportedAt, context.clock().instant());
        if (quiet.isNegative() || quiet.compareTo(DAMPING) >= 0) { // negative: somebody set the clock
            refresh();
        } else if (soon == null) {
            soon = context.schedule(DAMPING.minus(quiet), this::refresh);
        }
    }

    private void refresh() {
        cancel(soon);
        soon = null;
        var open = port;
        if (stopped || open == null) {
            return;
        }
        try {
            var location = open.location();
            radios = open.radios().stream()
                    .map(radio -> RadioState.of(radio, location))
                    .toList();
        } catch (CoreWlanException refused) {
            lost(refused);
            return;
        }
        var facts = links.read();
        joins.keep(radios.stream().map(RadioState::name).collect(Collectors.toSet()));
        publish(CoreWlanTranslator.translate(
                latest,
                radios,
                facts,
                joins.failures(),
                CoreWlanHealth.of(radios, scan, open.subscriptionError(), links.error())));
        joins.settle(this::isActive);
    }

    private void publish(BearerReport report) {
        reportedAt = context.clock().instant();
        joins.forget(identifier -> isActive(report, identifier));
        if (!report.equals(latest)) {
            latest = report;
            context.report(report);
        }
    }

    // --- operations

    CompletionStage<UpdateResult> update(UpdateRequest request) {
        if (round != null) {
            return round.stage();
        }
        if (port == null) {
            open();
        } else {
            refresh();
        }
        var open = port;
        if (open == null) {
            var health = latest.health();
            return CompletableFuture.completedStage(new UpdateResult(outcomeOf(health), health.text()));
        }
        var begun = new ScanRound();
        round = begun;
        radios.forEach(radio -> scan(open, begun, radio));
        if (begun.isOver()) {
            finishRound();
        } else {
            var limit = settings.get().scanTimeout();
            var timeout = request.timeout().compareTo(limit) < 0 ? request.timeout() : limit;
            roundDeadline = context.schedule(timeout, () -> {
                begun.expire();
                finishRound();
            });
        }
        return begun.stage();
    }

    private void scan(CoreWlanPort open, ScanRound begun, RadioState radio) {
        String name = radio.name();
        if (radio.isOff()) {
            begun.off();
        } else if (scanning.contains(name)) {
            begun.stuck(name);
        } else {
            begun.begun(name);
            scanning.add(name);
            calls.submit("scan", name, () -> open.scan(name), refused -> scanned(begun, name, refused));
        }
    }

    private void scanned(ScanRound begun, String radio, @Nullable CoreWlanException refused) {
        scanning.remove(radio);
        if (!begun.answered(radio, refused)) {
            refreshSoon(); // too late for the round; but something was heard
        } else if (begun.isOver() && begun == round) {
            finishRound();
        }
    }

    /** Also after silence the lists are read: what was heard is there. */
    private void finishRound() {
        if (round != null) {
            scan = round.health();
            var result = round.result();
            refresh();
            endRound(result);
        }
    }

    private void endRound(@Nullable UpdateResult result) {
        cancel(roundDeadline);
        roundDeadline = null;
        var ended = round;
        round = null;
        if (ended != null && result != null) {
            ended.stage().complete(result);
        } else if (ended != null) {
            ended.stage()
                    .completeExceptionally(new NetworkException(FailureReason.BEARER_GONE, "the bearer was stopped"));
        }
    }

    CompletionStage<Void> activate(String identifier) {
        return on(
                identifier,
                (open, target) -> joins.up(open, target, settings.get().connectTimeout()));
    }

    CompletionStage<Void> deactivate(String identifier) {
        return on(identifier, joins::down);
    }

    private CompletionStage<Void> on(
            String identifier, BiFunction<CoreWlanPort, Target, CompletionStage<Void>> operation) {
        refresh();
        var open = port;
        var target = target(identifier);
        if (open == null) {
            return CompletableFuture.failedStage(serviceGone());
        }
        return target == null
                ? CompletableFuture.failedStage(Target.missing(identifier, latest))
                : operation.apply(open, target);
    }

    private @Nullable Target target(String identifier) {
        return Target.find(identifier, latest, radios);
    }

    private NetworkException serviceGone() {
        var reason =
                latest.health().status() == BearerStatus.DENIED ? FailureReason.DENIED : FailureReason.SERVICE_GONE;
        return new NetworkException(reason, latest.health().text());
    }

    private boolean isActive(String identifier) {
        return isActive(latest, identifier);
    }

    private static boolean isActive(BearerReport report, String identifier) {
        return report.configurations().stream()
                .anyMatch(configuration -> configuration.identifier().equals(identifier)
                        && configuration.state() == ConfigurationState.ACTIVE);
    }

    private static void cancel(@Nullable Scheduled timer) {
        if (timer != null) {
            timer.cancel();
        }
    }
}
