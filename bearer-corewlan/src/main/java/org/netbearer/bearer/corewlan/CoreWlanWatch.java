package org.netbearer.bearer.corewlan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Link;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.RadioLink;
import org.netbearer.bearer.corewlan.port.DynamicStorePort;
import org.netbearer.bearer.corewlan.port.SystemJoin;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerContext.Scheduled;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;
import org.netbearer.support.concurrent.Throttle;

/**
 * The bearer between one start and the next stop: the client of CoreWLAN, if there is one, and the operations under way.
 *
 * <p>Everything that happens ends in {@link #refresh}: read all, report, then complete what is done. Scans and joins block,
 * so they run on threads of their own and come back here. Confined to the serial executor.
 */
final class CoreWlanWatch {
    /** The least time between two readings, so that a burst of events costs a few reports a second. */
    static final Duration DAMPING = Duration.ofMillis(200);

    private static final Duration RETURN_INTERVAL = Duration.ofSeconds(5);

    /** A check that is later than this by the wall clock comes after a sleep: timers stand still meanwhile. */
    private static final Duration SLEPT = Duration.ofSeconds(10);

    private final BearerContext context;
    private final CoreWlanPort.Opener opener;
    private final Supplier<CoreWlanSettings> settings;
    private final LinkWatch links;
    private final EventBox events = new EventBox();
    private final Joins joins;
    private final PortCalls calls;
    private final Scans scans;
    private final Throttle reading;
    private @Nullable CoreWlanPort port;
    private @Nullable Scheduled check;
    private Instant checkDue = Instant.MAX;
    private List<RadioLink> linksRead = List.of();
    private List<RadioState> radios = List.of();
    private BearerReport latest = BearerReport.empty(BearerHealth.STARTING);
    private boolean stopped;

    CoreWlanWatch(
            BearerContext context,
            CoreWlanPort.Opener opener,
            DynamicStorePort.Opener links,
            SystemJoin system,
            Supplier<CoreWlanSettings> settings) {
        this.context = context;
        this.opener = opener;
        this.links = new LinkWatch(context.serialExecutor(), links, this::refreshSoon);
        this.settings = settings;
        this.calls = new PortCalls(context.serialExecutor());
        this.joins = new Joins(context, calls, this::refresh, this::target, settings, system);
        this.scans = new Scans(context, calls, this::refresh, this::refreshSoon);
        this.reading =
                new Throttle(DAMPING, (delay, task) -> context.schedule(delay, task)::cancel, this::readAndReport);
    }

    void start() {
        open();
    }

    void stop() {
        stopped = true;
        cancel(check);
        reading.reset();
        scans.stop();
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
        var health = CoreWlanHealth.of(refused);
        publish(BearerReport.empty(health));
        scans.reset(new UpdateResult(outcomeOf(health), health.text()));
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

    /** Schedules the next check: no event announces an interface that comes or goes, or consent that is given. */
    private void checkLater() {
        cancel(check);
        var interval = settings.get().checkInterval();
        var delay = port == null && interval.compareTo(RETURN_INTERVAL) > 0 ? RETURN_INTERVAL : interval;
        checkDue = context.clock().instant().plus(delay);
        check = context.schedule(delay, this::check);
    }

    private void check() {
        if (port == null) {
            open();
            return;
        }
        try {
            var found = port.links();
            if (context.clock().instant().isAfter(checkDue.plus(SLEPT)) || missedAnEvent(found)) {
                closePort(); // the service may have forgotten our subscriptions
                open();
                return;
            }
            if (!port.subscriptionError().isEmpty()
                    || !links.error().isEmpty()
                    || radios.stream().anyMatch(RadioState::isRedacted)
                    || !names(found).equals(names(linksRead))) {
                refresh();
            }
            checkLater();
        } catch (CoreWlanException refused) {
            lost(refused);
        }
    }

    /** Returns whether power, link or network of an interface have changed without an event. */
    private boolean missedAnEvent(List<RadioLink> found) {
        return events.isEmpty()
                && names(found).equals(names(linksRead))
                && !found.stream()
                        .map(CoreWlanWatch::announced)
                        .toList()
                        .equals(linksRead.stream().map(CoreWlanWatch::announced).toList());
    }

    /** Removes what no event announces. */
    private static RadioLink announced(RadioLink read) {
        var link = read.link();
        return new RadioLink(read.name(), read.on(), link == null ? null : new Link(link.ssid(), link.bssid(), 0));
    }

    private static List<String> names(List<RadioLink> radios) {
        return radios.stream().map(RadioLink::name).toList();
    }

    // --- events

    /** Called on threads of the system: queues the event and returns. */
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
        happened.stream()
                .filter(event -> event.kind() == EventKind.SSID)
                .forEach(event -> joins.networkChanged(event.radio()));
        if (happened.stream().anyMatch(event -> event.kind() == EventKind.INVALIDATED)) {
            lost(CoreWlanException.serviceGone("CWWiFiClient"));
        } else if (happened.stream().anyMatch(event -> event.kind() == EventKind.INTERRUPTED)) {
            closePort(); // the new service may have forgotten our subscriptions
            open();
        } else {
            refreshSoon();
        }
    }

    /** Reads and reports now, or, if that was done a moment ago, once {@link #DAMPING} is over. */
    private void refreshSoon() {
        reading.request();
    }

    private void refresh() {
        reading.run();
    }

    private void readAndReport() {
        var open = port;
        if (stopped || open == null) {
            return;
        }
        var facts = links.read();
        try {
            var location = open.location();
            var read = open.radios();
            linksRead = read.stream()
                    .map(radio -> new RadioLink(radio.name(), radio.on(), radio.link()))
                    .toList();
            radios = read.stream()
                    .map(radio -> RadioState.of(radio, location, facts.carrier(radio.name()), joins.joined(radio)))
                    .toList();
        } catch (CoreWlanException refused) {
            lost(refused);
            return;
        }
        joins.keep(radios.stream().map(RadioState::name).collect(Collectors.toSet()));
        publish(CoreWlanTranslator.translate(
                latest,
                radios,
                facts,
                joins.failures(),
                settings.get().joinsByNetworksetup(),
                CoreWlanHealth.of(
                        radios, scans.health(), open.subscriptionError(), links.error(), joins.joinedInstead(radios))));
        joins.settle(this::isActive);
    }

    private void publish(BearerReport report) {
        joins.forget(identifier -> isActive(report, identifier));
        if (!report.equals(latest)) {
            latest = report;
            context.report(report);
        }
    }

    // --- operations

    CompletionStage<UpdateResult> update(UpdateRequest request) {
        var underWay = scans.underWay();
        if (underWay != null) {
            return underWay;
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
        var limit = settings.get().scanTimeout();
        return scans.begin(open, radios, request.timeout().compareTo(limit) < 0 ? request.timeout() : limit);
    }

    CompletionStage<Void> activate(String identifier) {
        return on(identifier, joins::up);
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
