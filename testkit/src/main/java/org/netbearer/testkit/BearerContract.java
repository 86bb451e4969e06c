package org.netbearer.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.UpdateRequest;

/**
 * Each sentence of the Javadoc of {@link Bearer} and of what it hands over, as a test that every bearer passes.
 *
 * <p>A bearer's module has a subclass that makes a {@link BearerFixture}. JUnit makes a new instance, and so a new
 * fixture, for each test.
 */
public abstract class BearerContract {
    private static final UpdateRequest REQUEST = new UpdateRequest(Duration.ofSeconds(30));

    private final Set<Thread> threadsBefore = Thread.getAllStackTraces().keySet();
    private final List<ManualContext> contexts = new ArrayList<>();
    private BearerFixture fixture;
    private Bearer bearer;
    private ManualContext context;

    /** For subclasses. */
    @SuppressWarnings("NullAway.Init") // set before each test
    protected BearerContract() {}

    /**
     * Makes what one test works with.
     *
     * @return a new fixture
     * @throws Exception if the world cannot be made; a {@code TestAbortedException}, if what it takes is not installed
     *     here, skips the test with that reason
     */
    protected abstract BearerFixture fixture() throws Exception;

    @BeforeEach
    final void makeFixture() throws Exception {
        fixture = fixture();
        bearer = fixture.bearer();
        context = fixture.context();
        contexts.add(context);
    }

    @AfterEach
    final void endAndLookAtEveryReport() throws Exception {
        if (contexts.isEmpty()) {
            return; // the fixture could not be made, and has said why
        }
        try {
            stop();
            for (var each : contexts) {
                each.reports().forEach(report -> ReportRules.check(bearer.name(), report));
                ReportRules.checkDates(each);
                assertThat(each.faults()).as("what tasks on the lane threw").isEmpty();
            }
        } finally {
            contexts.forEach(ManualContext::close);
            fixture.close();
        }
    }

    @Test
    @DisplayName(
            "name: lower-case letters, digits and hyphens, beginning with a letter; always the same; on any thread")
    void hasAProperName() {
        var name = bearer.name();
        assertThat(name).matches("[a-z][a-z0-9-]*");
        start();
        assertThat(bearer.name()).isEqualTo(name);
        stop();
        assertThat(bearer.name()).isEqualTo(name);
    }

    @Test
    @DisplayName("updateScans: answers on any thread, before and after start")
    void saysWhetherItsUpdatesScan() {
        boolean scans = bearer.updateScans();
        start();
        assertThat(bearer.updateScans()).isEqualTo(scans);
    }

    @Test
    @DisplayName("probe: names the same bearer; gives a reason iff the answer is no, and a daemon that is away is none")
    void isAnnouncedByItsProbe() throws Exception {
        var probe = fixture.probe();
        assumeThat(probe).as("the fixture gives no probe").isPresent();
        assertThat(probe.orElseThrow().name()).isEqualTo(bearer.name());
        var presence = probe.orElseThrow().probe();
        assertThat(presence.reason().isEmpty()).isEqualTo(presence.present());
        if (fixture.daemon().isPresent()) {
            daemon().stop(context);
            assertThat(probe.orElseThrow().probe()).as("without its daemon").isEqualTo(presence);
        }
    }

    @Test
    @DisplayName("start: the first report comes soon, and is not of a bearer that is still starting for ever")
    void reportsSoonAfterStart() {
        assertThat(startAndAwaitReady().configurations()).isNotEmpty();
    }

    @Test
    @DisplayName(
            "start: a daemon that is away is a report of WAITING, not silence; it goes on by itself when that starts")
    void reportsThatItsDaemonIsAway() throws Exception {
        var daemon = daemon();
        daemon.stop(context);
        start();
        var first = context.awaitReport();
        assertThat(first.health().status()).isEqualTo(BearerStatus.WAITING);
        assertThat(first.health().text()).as("the reason, for people").isNotEmpty();
        daemon.start(context);
        context.awaitReport(Reports::isReady);
    }

    @Test
    @DisplayName("health: a daemon that goes away is reported, and so is its return, with the same identifiers")
    void survivesTheDeathOfItsDaemon() throws Exception {
        var daemon = daemon();
        var before = Reports.identifiers(startAndAwaitReady());
        daemon.stop(context);
        context.awaitReport(report -> EnumSet.of(BearerStatus.STALE, BearerStatus.WAITING)
                .contains(report.health().status()));
        daemon.start(context);
        context.awaitReport(
                report -> Reports.isReady(report) && Reports.identifiers(report).equals(before));
    }

    @Test
    @DisplayName("reports: a new one whenever something changed, and each is the whole truth")
    void reportsAChangeAsAWhole() throws Exception {
        var before = startAndAwaitReady();
        context.passReports();
        var shows = fixture.change(context);
        assertThat(shows.test(before))
                .as("the change is in the report from before")
                .isFalse();
        var after = context.awaitReport(shows);
        if (before.configurations().size() > 1) {
            assertThat(Reports.identifiers(after))
                    .as("what did not change")
                    .containsAnyElementsOf(Reports.identifiers(before));
        }
    }

    @Test
    @DisplayName("reports: instances of the previous report again where nothing changed")
    void handsOverUnchangedInstancesAgain() throws Exception {
        startAndAwaitReady();
        context.awaitReport(fixture.change(context));
        update();
        var seen = new HashMap<BearerConfiguration, BearerConfiguration>();
        for (var report : context.reports()) {
            for (var configuration : report.configurations()) {
                var known = seen.putIfAbsent(configuration, configuration);
                assertThat(known == null || known == configuration)
                        .as("%s is an equal copy of one that was handed over", configuration.identifier())
                        .isTrue();
            }
        }
    }

    @Test
    @DisplayName("a bearer never scans, wakes a radio or changes a connection unless an operation asks for it")
    void leavesTheWorldAlone() throws Exception {
        assumeThat(fixture.disturbances()).as("the fixture cannot count scans").isPresent();
        startAndAwaitReady();
        context.awaitReport(fixture.change(context));
        assertThat(fixture.disturbances()).hasValue(0);
    }

    @Test
    @DisplayName("stop: harmless if not started, and a second time")
    void stopsAnyTime() {
        assertThatCode(() -> context.run(bearer::stop)).doesNotThrowAnyException();
        start();
        stop();
        assertThatCode(() -> context.run(bearer::stop)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("stop: after it returned nothing is handed over")
    void reportsNothingAfterStop() throws Exception {
        startAndAwaitReady();
        stop();
        int reports = context.reports().size();
        fixture.change(context);
        context.runLane();
        assertThat(context.reports()).hasSize(reports);
    }

    @Test
    @DisplayName("stop: lets go of every thread")
    void leavesNoThread() throws Exception {
        startAndAwaitReady();
        update();
        stop();
        fixture.close();
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (!threadsBefore.contains(thread) && !ReportRules.isForeign(thread) && !context.owns(thread)) {
                thread.join(context.bound().toMillis());
                assertThat(thread.isAlive()).as("%s is alive", thread.getName()).isFalse();
            }
        }
    }

    @Test
    @DisplayName("start: a bearer that is registered again is started again, with a new context")
    void startsAgain() throws Exception {
        var before = Reports.identifiers(startAndAwaitReady());
        stop();
        int reports = context.reports().size();
        var first = context;
        context = fixture.context();
        contexts.add(context);
        start();
        assertThat(Reports.identifiers(context.awaitReport(Reports::isReady))).isEqualTo(before);
        context.awaitReport(fixture.change(context));
        assertThat(first.reports()).as("reports to the old context").hasSize(reports);
    }

    @Test
    @DisplayName("update: completes normally with an outcome of the bearer's own, after its result was reported")
    void reportsBeforeAnUpdateCompletes() throws Exception {
        startAndAwaitReady();
        var shows = fixture.change(context);
        var latest = new ArrayList<BearerReport>();
        var result = context.await(
                begin(() -> bearer.update(REQUEST)).whenComplete((outcome, failure) -> latest.add(context.latest())));
        assertThat(result.outcome()).isNotIn(UpdateOutcome.RECENT, UpdateOutcome.GONE);
        if (result.outcome() == UpdateOutcome.COMPLETED) {
            assertThat(shows.test(latest.get(0))).as("the change was reported").isTrue();
        } else {
            assertThat(result.text()).as("why, for people").isNotEmpty();
        }
    }

    @Test
    @DisplayName("update: completes normally also while the daemon is away, with a bad outcome")
    void updatesWithoutItsDaemon() throws Exception {
        var daemon = daemon();
        daemon.stop(context);
        start();
        var result = context.await(begin(() -> bearer.update(REQUEST)));
        assertThat(result.outcome()).isIn(UpdateOutcome.UNAVAILABLE, UpdateOutcome.FAILED);
        assertThat(result.text()).as("why, for people").isNotEmpty();
    }

    @Test
    @DisplayName("checkConnectivity: completes with an outcome, or fails as not supported; it does not scan")
    void checksConnectivityOrSaysThatItCannot() {
        startAndAwaitReady();
        var stage = begin(() -> bearer.checkConnectivity(REQUEST));
        failureOf(stage)
                .ifPresentOrElse(
                        refused -> assertThat(refused.reason()).isEqualTo(FailureReason.NOT_SUPPORTED),
                        () -> assertThat(context.await(stage).outcome())
                                .isNotIn(UpdateOutcome.RECENT, UpdateOutcome.GONE));
        fixture.disturbances().ifPresent(count -> assertThat(count).isZero());
    }

    @Test
    @DisplayName("readCounters: completes, or fails as not supported; nothing else is looked at")
    void readsCountersOrSaysThatItCannot() {
        var before = Reports.identifiers(startAndAwaitReady());
        failureOf(begin(bearer::readCounters))
                .ifPresent(refused -> assertThat(refused.reason()).isEqualTo(FailureReason.NOT_SUPPORTED));
        assertThat(Reports.identifiers(context.latest())).isEqualTo(before);
        fixture.disturbances().ifPresent(count -> assertThat(count).isZero());
    }

    @Test
    @DisplayName("activate: completes once the configuration was reported active; deactivate once it was not")
    void reportsBeforeAnActivationCompletes() {
        var identifier = activatable();
        startAndAwaitReady();
        assertThat(Reports.stateOf(identifier, context.latest())).isNotEqualTo(ACTIVE);
        assertThat(stateAtEndOf(() -> bearer.activate(identifier), identifier)).isEqualTo(ACTIVE);
        assertThat(stateAtEndOf(() -> bearer.activate(identifier), identifier))
                .as("a second time")
                .isEqualTo(ACTIVE);
        assertThat(stateAtEndOf(() -> bearer.deactivate(identifier), identifier))
                .isNotEqualTo(ACTIVE);
        assertThat(stateAtEndOf(() -> bearer.deactivate(identifier), identifier))
                .as("a second time")
                .isNotEqualTo(ACTIVE);
    }

    @Test
    @DisplayName("deactivate: also ends an activation that is under way")
    void endsAnActivationThatIsUnderWay() {
        var identifier = activatable();
        startAndAwaitReady();
        var activation = context.call(() -> bearer.activate(identifier));
        var deactivation = context.call(() -> bearer.deactivate(identifier));
        fixture.proceed(context);
        context.await(deactivation);
        failureOf(activation);
        assertThat(Reports.stateOf(identifier, context.latest())).isNotEqualTo(ACTIVE);
    }

    @Test
    @DisplayName("operations: one that fails completes its stage with a NetworkException, it does not throw")
    void failsWithAReason() {
        startAndAwaitReady();
        var unknown = bearer.name() + ":no/such configuration";
        for (var stage : List.of(begin(() -> bearer.activate(unknown)), begin(() -> bearer.deactivate(unknown)))) {
            assertThat(context.awaitFailure(stage))
                    .isInstanceOfSatisfying(
                            NetworkException.class,
                            refused -> assertThat(refused.reason())
                                    .isIn(FailureReason.NOT_SUPPORTED, FailureReason.INVALID_CONFIGURATION));
        }
    }

    @Test
    @DisplayName("stop: ends all stages that are open, with BEARER_GONE")
    void endsOpenStages() {
        startAndAwaitReady();
        var stages = new ArrayList<CompletionStage<?>>();
        context.run(() -> {
            stages.add(bearer.update(REQUEST));
            fixture.activatable().ifPresent(identifier -> stages.add(bearer.activate(identifier)));
            bearer.stop();
        });
        for (var stage : stages) {
            failureOf(stage).ifPresent(gone -> assertThat(gone.reason()).isEqualTo(FailureReason.BEARER_GONE));
        }
    }

    private BearerReport startAndAwaitReady() {
        start();
        return context.awaitReport(Reports::isReady);
    }

    private void start() {
        context.run(() -> bearer.start(context));
    }

    private void stop() {
        context.run(bearer::stop);
    }

    private void update() {
        context.await(begin(() -> bearer.update(REQUEST)));
    }

    private <T> CompletionStage<T> begin(Callable<CompletionStage<T>> operation) {
        var stage = context.call(operation);
        fixture.proceed(context);
        return stage;
    }

    private ConfigurationState stateAtEndOf(Callable<CompletionStage<Void>> operation, String identifier) {
        return context.await(begin(operation).thenApply(done -> Reports.stateOf(identifier, context.latest())));
    }

    /** Waits for the end; what is no NetworkException comes out. */
    private Optional<NetworkException> failureOf(CompletionStage<?> stage) {
        try {
            context.await(stage);
            return Optional.empty();
        } catch (NetworkException refused) {
            return Optional.of(refused);
        }
    }

    private BearerFixture.Daemon daemon() {
        assumeThat(fixture.daemon()).as("the bearer needs no daemon").isPresent();
        return fixture.daemon().orElseThrow();
    }

    private String activatable() {
        assumeThat(fixture.activatable()).as("the bearer brings nothing up").isPresent();
        return fixture.activatable().orElseThrow();
    }
}
