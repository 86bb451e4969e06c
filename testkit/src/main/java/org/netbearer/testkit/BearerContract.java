package org.netbearer.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.netbearer.api.ConfigurationState.ACTIVE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;

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
     * Creates what one test works with.
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
                assertEquals(List.of(), each.faults(), "what tasks on the bearer's executor threw");
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
        assertTrue(name.matches("[a-z][a-z0-9-]*"), name);
        start();
        assertEquals(name, bearer.name());
        stop();
        assertEquals(name, bearer.name());
    }

    @Test
    @DisplayName("updateScans: answers on any thread, before and after start")
    void saysWhetherItsUpdatesScan() {
        boolean scans = bearer.updateScans();
        start();
        assertEquals(scans, bearer.updateScans());
    }

    @Test
    @DisplayName("probe: names the same bearer; gives a reason iff the answer is no, and a daemon that is away is none")
    void isAnnouncedByItsProbe() throws Exception {
        assumeTrue(fixture.probe().isPresent(), "the bearer has no probe: the core registers it without one");
        var probe = fixture.probe().orElseThrow();
        assertEquals(bearer.name(), probe.name());
        var presence = probe.probe();
        assertEquals(presence.present(), presence.reason().isEmpty(), presence::reason);
        if (fixture.daemon().isPresent()) {
            daemon().stop(context);
            assertEquals(presence, probe.probe(), "without its daemon");
        }
    }

    @Test
    @DisplayName("start: the first report comes soon, and is not of a bearer that is still starting for ever")
    void reportsSoonAfterStart() {
        assertFalse(startAndAwaitReady().configurations().isEmpty(), "the fixture's world has a configuration");
    }

    @Test
    @DisplayName(
            "start: a daemon that is away is a report of WAITING, not silence; it goes on by itself when that starts")
    void reportsThatItsDaemonIsAway() throws Exception {
        var daemon = daemon();
        daemon.stop(context);
        start();
        var first = context.awaitReport();
        assertEquals(BearerStatus.WAITING, first.health().status());
        assertFalse(first.health().text().isEmpty(), "no reason for people to read");
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
        assertFalse(shows.test(before), "the change is in the report from before");
        var after = context.awaitReport(shows);
        if (before.configurations().size() > 1) {
            assertFalse(
                    Collections.disjoint(Reports.identifiers(after), Reports.identifiers(before)),
                    () -> "what did not change is missing from " + Reports.text(after));
        }
    }

    @Test
    @DisplayName("a bearer never scans, wakes a radio or changes a connection unless an operation asks for it")
    void leavesTheWorldAlone() throws Exception {
        assumeTrue(fixture.disturbances().isPresent(), "the fixture cannot count scans");
        startAndAwaitReady();
        context.awaitReport(fixture.change(context));
        assertEquals(OptionalInt.of(0), fixture.disturbances(), "disturbances");
    }

    @Test
    @DisplayName("stop: harmless if not started, and a second time")
    void stopsAnyTime() {
        assertDoesNotThrow(() -> context.run(bearer::stop));
        start();
        stop();
        assertDoesNotThrow(() -> context.run(bearer::stop));
    }

    @Test
    @DisplayName("stop: after it returned nothing is handed over")
    void reportsNothingAfterStop() throws Exception {
        startAndAwaitReady();
        stop();
        int reports = context.reports().size();
        fixture.change(context);
        context.runTasks();
        assertEquals(reports, context.reports().size(), "reports");
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
                assertFalse(thread.isAlive(), () -> thread.getName() + " is alive");
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
        assertEquals(before, Reports.identifiers(context.awaitReport(Reports::isReady)));
        context.awaitReport(fixture.change(context));
        assertEquals(reports, first.reports().size(), "reports to the old context");
    }

    @Test
    @DisplayName("update: completes normally with an outcome of the bearer's own, after its result was reported")
    void reportsBeforeAnUpdateCompletes() throws Exception {
        startAndAwaitReady();
        var shows = fixture.change(context);
        var latest = new ArrayList<BearerReport>();
        var result = context.await(
                begin(() -> bearer.update(REQUEST)).whenComplete((outcome, failure) -> latest.add(context.latest())));
        assertOutcomeOfABearer(result);
        if (result.outcome() == UpdateOutcome.COMPLETED) {
            assertTrue(shows.test(latest.get(0)), "the change had not been reported when the update completed");
        } else {
            assertFalse(result.text().isEmpty(), "no reason for people to read");
        }
    }

    @Test
    @DisplayName("update: completes normally also while the daemon is away, with a bad outcome")
    void updatesWithoutItsDaemon() throws Exception {
        var daemon = daemon();
        daemon.stop(context);
        start();
        var result = context.await(begin(() -> bearer.update(REQUEST)));
        assertOneOf(EnumSet.of(UpdateOutcome.UNAVAILABLE, UpdateOutcome.FAILED), result.outcome());
        assertFalse(result.text().isEmpty(), "no reason for people to read");
    }

    @Test
    @DisplayName("checkConnectivity: completes with an outcome, or fails as not supported; it does not scan")
    void checksConnectivityOrSaysThatItCannot() {
        startAndAwaitReady();
        var stage = begin(() -> bearer.checkConnectivity(REQUEST));
        failureOf(stage)
                .ifPresentOrElse(
                        refused -> assertEquals(FailureReason.NOT_SUPPORTED, refused.reason()),
                        () -> assertOutcomeOfABearer(context.await(stage)));
        assertUndisturbed();
    }

    @Test
    @DisplayName("readCounters: completes, or fails as not supported; nothing else is looked at")
    void readsCountersOrSaysThatItCannot() {
        var before = Reports.identifiers(startAndAwaitReady());
        failureOf(begin(bearer::readCounters))
                .ifPresent(refused -> assertEquals(FailureReason.NOT_SUPPORTED, refused.reason()));
        assertEquals(before, Reports.identifiers(context.latest()));
        assertUndisturbed();
    }

    @Test
    @DisplayName("activate: completes once the configuration was reported active; deactivate once it was not")
    void reportsBeforeAnActivationCompletes() {
        var identifier = activatable();
        startAndAwaitReady();
        assertNotEquals(ACTIVE, Reports.stateOf(identifier, context.latest()));
        assertEquals(ACTIVE, stateAtEndOf(() -> bearer.activate(identifier), identifier));
        assertEquals(ACTIVE, stateAtEndOf(() -> bearer.activate(identifier), identifier), "a second time");
        assertNotEquals(ACTIVE, stateAtEndOf(() -> bearer.deactivate(identifier), identifier));
        assertNotEquals(ACTIVE, stateAtEndOf(() -> bearer.deactivate(identifier), identifier), "a second time");
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
        assertNotEquals(ACTIVE, Reports.stateOf(identifier, context.latest()));
    }

    @Test
    @DisplayName("operations: one that fails completes its stage with a NetworkException, it does not throw")
    void failsWithAReason() {
        startAndAwaitReady();
        var unknown = bearer.name() + ":no/such configuration";
        for (var stage : List.of(begin(() -> bearer.activate(unknown)), begin(() -> bearer.deactivate(unknown)))) {
            var refused = assertInstanceOf(NetworkException.class, context.awaitFailure(stage));
            assertOneOf(EnumSet.of(FailureReason.NOT_SUPPORTED, FailureReason.INVALID_CONFIGURATION), refused.reason());
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
            failureOf(stage).ifPresent(gone -> assertEquals(FailureReason.BEARER_GONE, gone.reason()));
        }
    }

    private void assertUndisturbed() {
        fixture.disturbances().ifPresent(count -> assertEquals(0, count, "disturbances"));
    }

    private static void assertOutcomeOfABearer(UpdateResult result) {
        assertOneOf(EnumSet.complementOf(EnumSet.of(UpdateOutcome.RECENT, UpdateOutcome.GONE)), result.outcome());
    }

    private static <T> void assertOneOf(Set<T> allowed, T actual) {
        assertTrue(allowed.contains(actual), () -> actual + " is none of " + allowed);
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
        assumeTrue(fixture.daemon().isPresent(), "the bearer needs no daemon");
        return fixture.daemon().orElseThrow();
    }

    private String activatable() {
        assumeTrue(fixture.activatable().isPresent(), "the bearer brings nothing up");
        return fixture.activatable().orElseThrow();
    }
}
