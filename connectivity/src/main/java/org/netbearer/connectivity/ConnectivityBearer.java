package org.netbearer.connectivity;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Assessment;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.Connectivity;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkListener;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkReport;
import org.netbearer.spi.SocketBinder;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Judges links by asking an HTTP server: when somebody asks, when the default network changes, and at the configured interval.
 *
 * <p>It exists only where it is configured, and sends nothing before an address is. It has no configurations of its own and claims
 * no interface. The state is confined to the serial executor; the rest is thread-safe.
 */
@Component(
        service = {Bearer.class, NetworkListener.class},
        configurationPid = CheckSettings.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = Constants.SERVICE_RANKING + ":Integer=" + ConnectivityBearer.RANKING)
@Designate(ocd = CheckDefinition.class)
public final class ConnectivityBearer implements Bearer, NetworkListener {
    static final String NAME = "connectivity";

    /** Below every bearer that knows links: this one only judges them. */
    static final int RANKING = -200;

    /** What a check that does not even end at its deadline is given. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final NetworkConfigurationManager manager;
    private final LongSupplier nanoTime;
    private final SecureRandom random = new SecureRandom();
    private final AtomicReference<List<String>> complaints;
    private volatile CheckSettings settings;
    private volatile @Nullable SocketBinder binder;
    private volatile @Nullable LoggerFactory loggers;
    private volatile @Nullable BearerContext context;

    // confined to the serial executor
    private final Map<InterfaceKey, Assessment<Connectivity>> judgements = new LinkedHashMap<>();
    private final List<CompletableFuture<UpdateResult>> callers = new ArrayList<>();
    private @Nullable CheckThreads threads;
    private @Nullable CheckRound round;
    private BearerContext.@Nullable Scheduled next; // the next round, or the latest end of the present one
    private String checkedDefault = "";
    private int failures;

    /**
     * Called by the component runtime.
     *
     * @param manager knows the links
     * @param properties the configuration, not yet validated
     */
    @Activate
    public ConnectivityBearer(
            @Reference(name = "manager") NetworkConfigurationManager manager, Map<String, Object> properties) {
        this(manager, properties, System::nanoTime);
    }

    ConnectivityBearer(NetworkConfigurationManager manager, Map<String, ?> properties, LongSupplier nanoTime) {
        this.manager = manager;
        this.nanoTime = nanoTime;
        this.settings = CheckSettings.of(properties);
        this.complaints = new AtomicReference<>(settings.complaints());
    }

    @Modified
    void modified(Map<String, Object> properties) {
        settings = CheckSettings.of(properties);
        complaints.set(settings.complaints());
        warn();
        submit(() -> {
            failures = 0;
            judgements.clear();
            report();
            begin();
        });
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindSocketBinder(SocketBinder present) {
        binder = present;
    }

    void unbindSocketBinder(SocketBinder gone) {
        if (binder == gone) {
            binder = null;
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindLoggers(LoggerFactory factory) {
        loggers = factory;
        warn();
    }

    void unbindLoggers(LoggerFactory factory) {
        if (loggers == factory) {
            loggers = null;
        }
    }

    private void warn() {
        LoggerFactory factory = loggers;
        if (factory != null) {
            var logger = factory.getLogger(ConnectivityBearer.class);
            complaints.getAndSet(List.of()).forEach(logger::warn);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean updateScans() {
        return false;
    }

    @Override
    public void start(BearerContext started) {
        context = started;
        threads = new CheckThreads();
        report();
        if (!manager.snapshot().defaultIdentifier().isEmpty()) {
            begin();
        }
    }

    @Override
    public void stop() {
        context = null;
        cancelNext();
        if (threads != null) {
            threads.close();
            threads = null;
        }
        round = null;
        judgements.clear();
        checkedDefault = "";
        failures = 0;
        var gone = new NetworkException(FailureReason.BEARER_GONE, "the connectivity check was stopped");
        take(callers).forEach(caller -> caller.completeExceptionally(gone));
    }

    /** Does nothing: what is known of links comes from others. */
    @Override
    public CompletionStage<UpdateResult> update(UpdateRequest request) {
        return CompletableFuture.completedFuture(UpdateResult.COMPLETED);
    }

    @Override
    public CompletionStage<UpdateResult> checkConnectivity(UpdateRequest request) {
        if (context == null || settings.check().isEmpty()) {
            return CompletableFuture.failedFuture(new NetworkException(
                    FailureReason.NOT_SUPPORTED, CheckSettings.URI + " of " + CheckSettings.PID + " is not set"));
        }
        var caller = new CompletableFuture<UpdateResult>();
        callers.add(caller);
        if (round == null) {
            begin();
        }
        return caller;
    }

    @Override
    public void networkChanged(NetworkChange change) {
        submit(() -> {
            var active = change.after().configurations().stream()
                    .filter(configuration -> configuration.state() == ConfigurationState.ACTIVE)
                    .flatMap(configuration -> configuration.link().stream())
                    .map(link -> new InterfaceKey(link.name(), link.index(), link.platformKey()))
                    .collect(Collectors.toSet());
            if (judgements.keySet().removeIf(key -> !active.contains(key))) {
                report();
            }
            String now = change.after().defaultIdentifier();
            if (change.defaultChanged() && !now.equals(checkedDefault)) {
                begin();
            }
        });
    }

    private void submit(Runnable task) {
        BearerContext running = context;
        if (running != null) {
            running.serialExecutor().execute(() -> {
                if (context == running) {
                    task.run();
                }
            });
        }
    }

    /** Begins a round in place of one that is under way, which may be about another network by now. */
    private void begin() {
        BearerContext running = context;
        CheckThreads where = threads;
        Optional<HttpCheck> check = settings.check();
        cancelNext();
        if (running == null || where == null || check.isEmpty()) {
            return;
        }
        var snapshot = manager.snapshot();
        checkedDefault = snapshot.defaultIdentifier();
        SocketBinder present = binder;
        List<CheckTarget> targets = CheckPlan.targets(snapshot, present != null, settings.outsideTunnel());
        var begun = new CheckRound(targets, this::end);
        round = begun;
        next = running.schedule(settings.timeout().plus(GRACE), begun::expire);
        begun.begin(
                check.get(),
                target -> target.bound() && present != null
                        ? new LinkEgress(present, target.link(), random::nextInt)
                        : new DefaultEgress(),
                Deadline.after(settings.timeout(), nanoTime),
                where,
                running.serialExecutor());
    }

    private void end(CheckRound ended, Map<InterfaceKey, Verdict> verdicts) {
        if (round != ended) {
            return;
        }
        round = null;
        cancelNext();
        BearerContext running = context;
        if (running == null) {
            return;
        }
        Instant now = running.clock().instant();
        judgements.keySet().retainAll(verdicts.keySet());
        verdicts.forEach(
                (key, verdict) -> judgements.compute(key, (unused, before) -> assessment(before, verdict, now)));
        boolean good = verdicts.values().stream().allMatch(verdict -> verdict.connectivity() == Connectivity.FULL);
        failures = good ? 0 : failures + 1;
        report();
        settings.next(failures).ifPresent(wait -> next = running.schedule(wait, this::begin));
        take(callers).forEach(caller -> caller.complete(UpdateResult.COMPLETED));
    }

    private static Assessment<Connectivity> assessment(
            @Nullable Assessment<Connectivity> before, Verdict verdict, Instant now) {
        Instant since = before != null && before.value() == verdict.connectivity() ? before.since() : now;
        return new Assessment<>(verdict.connectivity(), NAME, since, verdict.detail());
    }

    private void report() {
        BearerContext running = context;
        if (running == null) {
            return;
        }
        BearerHealth health = settings.check().isPresent()
                ? BearerHealth.READY
                : new BearerHealth(
                        BearerStatus.WAITING,
                        "not-configured",
                        CheckSettings.URI + " of " + CheckSettings.PID + " is not set");
        List<LinkReport> links = judgements.entrySet().stream()
                .map(judged -> LinkReport.builder(judged.getKey())
                        .connectivity(judged.getValue())
                        .build())
                .toList();
        running.report(BearerReport.builder(health).links(links).build());
    }

    private void cancelNext() {
        BearerContext.Scheduled waiting = next;
        next = null;
        if (waiting != null) {
            waiting.cancel();
        }
    }

    private static <T> List<T> take(List<T> all) {
        List<T> taken = List.copyOf(all);
        all.clear();
        return taken;
    }
}
