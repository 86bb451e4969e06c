package org.netbearer.bearer.wlanapi;

import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_NOTIFICATION_SOURCE_ACM;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_profile_change;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_profile_name_change;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.bearer.wlanapi.Activations.Attempt;
import org.netbearer.bearer.wlanapi.AdapterState.Access;
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
 * <p>Everything that happens ends in {@link #refresh}: read all, report, then complete what is done. Confined to the bearer's serial executor.
 */
final class WlanWatch {
    /** How long events are collected after a report, so that a storm of them costs no more than a few reports a second. */
    static final Duration DAMPING = Duration.ofMillis(200);

    private static final Duration DISCONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration RETURN_INTERVAL = Duration.ofSeconds(5);

    private final BearerContext context;
    private final WlanPort.Opener opener;
    private final Supplier<WlanSettings> settings;
    private final EventBox events = new EventBox();
    private final WlanReader reader = new WlanReader();
    private final Activations activations;
    private final GivenUp givenUp;
    private @Nullable WlanPort port;
    private @Nullable ScanRound round;
    private @Nullable Scheduled roundDeadline;
    private @Nullable Scheduled check;
    private @Nullable Scheduled soon;
    private Instant reportedAt = Instant.MIN;
    private BearerHealth scan = BearerHealth.READY;
    private List<AdapterState> adapters = List.of();
    private BearerReport latest = BearerReport.empty(BearerHealth.STARTING);
    private boolean stopped;

    WlanWatch(BearerContext context, WlanPort.Opener opener, Supplier<WlanSettings> settings) {
        this.context = context;
        this.opener = opener;
        this.settings = settings;
        this.activations = new Activations(context.clock());
        this.givenUp = new GivenUp(context.clock());
    }

    void start() {
        open();
    }

    void stop() {
        stopped = true;
        cancel(check);
        cancel(soon);
        endRound(null);
        closePort();
        activations.endAll(FailureReason.BEARER_GONE, "the bearer was stopped");
    }

    // --- the session

    private void open() {
        try {
            reader.forgetProfiles();
            port = opener.open(this::happened);
        } catch (WlanException refused) {
            lost(refused);
            return;
        }
        refresh();
        checkLater();
    }

    private void lost(WlanException refused) {
        closePort();
        adapters = List.of();
        scan = BearerHealth.READY;
        var health = WlanHealth.of(refused);
        publish(BearerReport.empty(health));
        endRound(new UpdateResult(outcomeOf(health), health.text()));
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

    /** The API has no event for its own service's end and return, nor for a consent that is given: these are asked for. */
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
            if (isRedacted() || !port.adapters().equals(listed())) {
                refresh();
            }
            hearAgain();
            checkLater();
        } catch (WlanException refused) {
            lost(refused);
        }
    }

    /** With the consent, radio events may be heard as well, by a new session. */
    private void hearAgain() {
        if (port != null && !port.hearsRadio() && !adapters.isEmpty() && !isRedacted()) {
            closePort();
            open();
        }
    }

    private boolean isRedacted() {
        return adapters.stream().anyMatch(adapter -> adapter.access() == Access.REDACTED);
    }

    private List<WlanPort.Adapter> listed() {
        return adapters.stream().map(AdapterState::adapter).toList();
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
        var open = port;
        if (stopped || open == null || happened.isEmpty()) {
            return;
        }
        boolean decided = false;
        boolean scanned = false;
        for (Event event : happened) {
            if (event.source() == WLAN_NOTIFICATION_SOURCE_ACM
                    && (event.code() == wlan_notification_acm_profile_change
                            || event.code() == wlan_notification_acm_profile_name_change)) {
                reader.forgetProfiles();
            }
            givenUp.hear(event);
            decided |= activations.decides(event, open::reasonText);
            scanned |= round != null && round.ends(event);
        }
        for (UUID late : givenUp.takeLate()) {
            breakLink(open, late);
            decided = true;
        }
        if (scanned) {
            finishRound();
        } else if (decided) {
            refresh();
        } else {
            refreshSoon();
        }
    }

    /** Before the state is read, so that nobody is told of a link that nobody wants. */
    private static void breakLink(WlanPort open, UUID adapter) {
        try {
            open.disconnect(adapter);
        } catch (WlanException refused) {
            // the link is gone already, or the reading that follows tells what is
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
        if (open == null) {
            return;
        }
        try {
            adapters = reader.read(open);
        } catch (WlanException refused) {
            lost(refused);
            return;
        }
        publish(WlanTranslator.translate(latest, adapters, activations.failures(), scan));
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
        try {
            var begun = ScanRound.begin(open, adapters);
            round = begun;
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
        } catch (WlanException refused) {
            lost(refused);
            return CompletableFuture.completedStage(new UpdateResult(UpdateOutcome.UNAVAILABLE, refused.text()));
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
        look(); // what happened before belongs to what was before
        refresh();
        var target = Target.find(identifier, latest, adapters);
        var open = port;
        var refusal = open == null ? serviceGone() : target.refusal();
        if (refusal != null || open == null) {
            return CompletableFuture.failedStage(refusal);
        }
        givenUp.forget(target.adapter().id()); // a success from before is welcome now
        var under = activations.on(target.adapter().id());
        if (under != null && under.isUp() && under.identifier().equals(identifier)) {
            return under.stage();
        }
        if (target.configuration().state() == ConfigurationState.ACTIVE) {
            return CompletableFuture.completedStage(null);
        }
        var attempt = activations.begin(target.adapter().id(), identifier, target.profile(), true);
        attempt.endBy(context.schedule(settings.get().connectTimeout(), () -> expire(attempt)));
        try {
            open.connect(target.adapter().id(), target.profile());
        } catch (WlanException refused) {
            activations.refuse(attempt, Target.refused(refused));
        }
        refresh();
        return attempt.stage();
    }

    CompletionStage<Void> deactivate(String identifier) {
        look();
        refresh();
        var target = Target.find(identifier, latest, adapters);
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
            givenUp.add(adapter, under.profile(), under.isStarted());
        } else if (target.configuration().state() != ConfigurationState.ACTIVE) {
            return CompletableFuture.completedStage(null);
        }
        var attempt = activations.begin(adapter, identifier, "", false);
        attempt.endBy(context.schedule(DISCONNECT_TIMEOUT, () -> expire(attempt)));
        try {
            open.disconnect(adapter);
        } catch (WlanException refused) {
            activations.refuse(attempt, Target.refused(refused));
        }
        refresh();
        return attempt.stage();
    }

    private void expire(Attempt attempt) {
        activations.expire(attempt);
        refresh();
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
                && adapters.stream()
                        .noneMatch(adapter -> adapter.id().equals(attempt.adapter()) && adapter.isDisconnecting());
    }

    private static void cancel(@Nullable Scheduled timer) {
        if (timer != null) {
            timer.cancel();
        }
    }
}
