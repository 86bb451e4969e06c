package org.netbearer.bearer.wlanapi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.bearer.wlanapi.ConnectionAttempts.Attempt;
import org.netbearer.bearer.wlanapi.WlanSettings.ListAccess;
import org.netbearer.bearer.wlanapi.port.WlanException;
import org.netbearer.bearer.wlanapi.port.WlanPort;
import org.netbearer.bearer.wlanapi.port.WlanPort.Event;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerContext.Scheduled;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;

/**
 * One life of the bearer, from start to stop: a session with the service while there is one, and what is under way.
 *
 * <p>Everything that happens ends in {@link #refresh}: read what has to be read, report, then complete what is done. Confined to the bearer's serial executor.
 */
final class WlanClient {
    /** The least time between two reports caused by events, so that a burst of events causes a few reports a second at most. */
    static final Duration DAMPING = Duration.ofMillis(200);

    private static final Duration DISCONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration RETURN_INTERVAL = Duration.ofSeconds(5);

    private final BearerContext context;
    private final WlanPort.Opener opener;
    private final Supplier<WlanSettings> settings;
    private final EventConflator events = new EventConflator();
    private final WlanReader reader = new WlanReader();
    private final ListReadPolicy lists;
    private final Scans scans;
    private final ConnectionAttempts activations;
    private final CancelledAttempts cancelled;
    private @Nullable WlanPort port;
    private @Nullable Scheduled check;
    private @Nullable Scheduled soon;
    private boolean readSoon;
    private Instant reportedAt = Instant.MIN;
    private BearerReport latest = BearerReport.empty(BearerHealth.STARTING);
    private boolean stopped;

    WlanClient(BearerContext context, WlanPort.Opener opener, Supplier<WlanSettings> settings) {
        this.context = context;
        this.opener = opener;
        this.settings = settings;
        this.lists = new ListReadPolicy(context, settings, reader, this::refresh);
        this.scans = new Scans(context, settings, scanned -> refresh(all -> true, scanned));
        this.activations = new ConnectionAttempts(context.clock());
        this.cancelled = new CancelledAttempts(context.clock());
    }

    void start() {
        lists.wantAll();
        open();
    }

    void stop() {
        stopped = true;
        cancel(check);
        cancel(soon);
        lists.cancel();
        scans.stop();
        closePort();
        activations.endAll(FailureReason.BEARER_GONE, "the bearer was stopped");
    }

    // --- the session

    private void open() {
        try {
            port = opener.open(this::onEvent);
        } catch (WlanException refused) {
            lost(refused);
            return;
        }
        refresh();
        checkLater();
    }

    private void lost(WlanException refused) {
        closePort();
        reader.forgetAll();
        lists.wantAll();
        var health = WlanHealth.of(refused);
        publish(BearerReport.empty(health));
        scans.fail(new UpdateResult(outcomeOf(health), health.text()));
        activations.endAll(FailureReason.SERVICE_GONE, health.text());
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

    /** The API has no event for the end and the return of its own service, so these are polled, by an ungated function. */
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
            if (!port.adapters().equals(listed())) {
                refresh();
            } else if (reader.expire(context.clock().instant())) {
                report();
            }
            checkLater();
        } catch (WlanException refused) {
            lost(refused);
        }
    }

    private List<WlanPort.Adapter> listed() {
        return reader.latest().stream().map(AdapterState::adapter).toList();
    }

    // --- events

    /** On the system's threads: hands over and returns. */
    private void onEvent(Event event) {
        if (events.offer(event)) {
            context.serialExecutor().execute(this::processEvents);
        }
    }

    private void processEvents() {
        var happened = events.take();
        var open = port;
        if (stopped || open == null || happened.isEmpty()) {
            return;
        }
        boolean decided = false;
        boolean scanned = false;
        for (Event event : happened) {
            readSoon |= !reader.apply(event);
            lists.onEvent(event);
            cancelled.onEvent(event);
            decided |= activations.decides(event, open::reasonText);
            scanned |= scans.ends(event);
        }
        for (UUID late : cancelled.lateSuccesses()) {
            breakLink(open, late);
            decided = true;
        }
        if (scanned) {
            scans.finish();
        } else if (decided) {
            refresh();
        } else {
            settleSoon();
        }
    }

    /** Called before the state is read, so that an unwanted link is never reported. */
    private static void breakLink(WlanPort open, UUID adapter) {
        try {
            open.disconnect(adapter);
        } catch (WlanException refused) {
            // the link is gone already, or the reading that follows tells what is
        }
    }

    private void settleSoon() {
        var quiet = Duration.between(reportedAt, context.clock().instant());
        if (quiet.isNegative() || quiet.compareTo(DAMPING) >= 0) { // negative: the clock was set
            settle();
        } else if (soon == null) {
            soon = context.schedule(DAMPING.minus(quiet), this::settle);
        }
    }

    /** Reads what the events did not contain, and reports. */
    private void settle() {
        if (readSoon) {
            refresh();
        } else {
            cancel(soon);
            soon = null;
            report();
        }
    }

    private void refresh() {
        refresh(none -> false, Set.of());
    }

    /**
     * Reads and reports.
     *
     * @param asked the adapters whose lists were requested
     * @param whole those on which a scan has just ended
     */
    private void refresh(Predicate<UUID> asked, Set<UUID> whole) {
        cancel(soon);
        soon = null;
        readSoon = false;
        var open = port;
        if (open == null) {
            return;
        }
        boolean granted;
        try {
            reader.read(open);
            granted = lists.read(open, asked, whole, scans::isScanning);
        } catch (WlanException refused) {
            lost(refused);
            return;
        }
        report();
        if (granted && !open.receivesRadioEvents()) { // what refused the lists may have refused these as well
            closePort();
            open();
        }
    }

    private void report() {
        var health = settings.get().listAccess() == ListAccess.NEVER
                ? WlanHealth.ready("lists-not-read", WlanHealth.LISTS_NOT_READ)
                : scans.health();
        publish(WlanTranslator.translate(latest, reader.latest(), activations.failures(), health));
        activations.settle(this::isActive, this::isFree);
    }

    private void publish(BearerReport report) {
        reportedAt = context.clock().instant();
        activations.forget(identifier -> report.configurations().stream()
                .anyMatch(configuration -> configuration.identifier().equals(identifier)
                        && configuration.state() == ConfigurationState.ACTIVE));
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
        if (settings.get().listAccess() == ListAccess.NEVER) {
            return CompletableFuture.completedStage(
                    new UpdateResult(UpdateOutcome.UNAVAILABLE, WlanHealth.LISTS_NOT_READ));
        }
        try {
            return scans.start(open, reader.latest(), request);
        } catch (WlanException refused) {
            lost(refused);
            return CompletableFuture.completedStage(new UpdateResult(UpdateOutcome.UNAVAILABLE, refused.text()));
        }
    }

    CompletionStage<Void> activate(String identifier) {
        processEvents(); // what happened before belongs to what was before
        refresh(this::isConnectionUnknown, Set.of());
        var target = ConnectionTarget.find(identifier, latest, reader.latest());
        var open = port;
        var refusal = open == null ? serviceGone() : target.refusal();
        if (refusal != null || open == null) {
            return CompletableFuture.failedStage(refusal);
        }
        cancelled.forget(target.adapter().id()); // a success from before is welcome now
        var under = activations.on(target.adapter().id());
        if (under != null && under.isUp() && under.identifier().equals(identifier)) {
            return under.stage();
        }
        if (target.configuration().state() == ConfigurationState.ACTIVE) {
            return CompletableFuture.completedStage(null);
        }
        var attempt = activations.begin(target.adapter().id(), identifier, target.profile(), true);
        attempt.expect(target.obstacle());
        attempt.endBy(context.schedule(settings.get().connectTimeout(), () -> expire(attempt)));
        try {
            open.connect(target.adapter().id(), target.profile());
        } catch (WlanException refused) {
            activations.refuse(attempt, target.refused(open, refused));
        }
        refresh();
        return attempt.stage();
    }

    CompletionStage<Void> deactivate(String identifier) {
        processEvents();
        refresh(this::isConnectionUnknown, Set.of());
        var target = ConnectionTarget.find(identifier, latest, reader.latest());
        var open = port;
        if (open == null || target.isUnknown()) {
            return CompletableFuture.failedStage(open == null ? serviceGone() : target.refusal());
        }
        var adapter = target.adapter().id();
        var under = activations.on(adapter);
        if (under != null && !under.isUp()) {
            return under.stage();
        }
        if (under != null && under.identifier().equals(identifier)) {
            cancelled.add(adapter, under.profile(), under.isStarted());
        } else if (target.configuration().state() != ConfigurationState.ACTIVE) {
            return CompletableFuture.completedStage(null);
        }
        var attempt = activations.begin(adapter, identifier, "", false);
        attempt.endBy(context.schedule(DISCONNECT_TIMEOUT, () -> expire(attempt)));
        try {
            open.disconnect(adapter);
        } catch (WlanException refused) {
            activations.refuse(attempt, target.refused(open, refused));
        }
        refresh();
        return attempt.stage();
    }

    private void expire(Attempt attempt) {
        activations.expire(attempt);
        refresh();
    }

    private boolean isConnectionUnknown(UUID adapter) {
        return reader.unknownConnections().contains(adapter);
    }

    private NetworkException serviceGone() {
        return new NetworkException(FailureReason.SERVICE_GONE, latest.health().text());
    }

    private boolean isActive(String identifier) {
        return latest.configurations().stream()
                .filter(configuration -> configuration.identifier().equals(identifier))
                .map(BearerConfiguration::state)
                .anyMatch(state -> state == ConfigurationState.ACTIVE);
    }

    private boolean isFree(Attempt attempt) {
        return !isActive(attempt.identifier())
                && reader.latest().stream()
                        .noneMatch(adapter -> adapter.id().equals(attempt.adapter()) && adapter.isDisconnecting());
    }

    private static void cancel(@Nullable Scheduled timer) {
        if (timer != null) {
            timer.cancel();
        }
    }
}
