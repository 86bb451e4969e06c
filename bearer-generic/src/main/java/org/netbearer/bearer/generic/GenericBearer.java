package org.netbearer.bearer.generic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkException;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.bearer.generic.port.ChangeEvents;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.condition.Condition;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Looks at the machine from time to time and reports what it saw, if it is something else than before.
 *
 * <p>Reading is done on the bearer's thread, by polling, and at once where the system tells of changes. The last report, the timer
 * and the watch are confined to it; the rest is thread-safe.
 */
@Component(
        configurationPid = GenericBearer.PID,
        property = Constants.SERVICE_RANKING + ":Integer=" + GenericBearer.RANKING)
@Designate(ocd = GenericBearerConfiguration.class)
public final class GenericBearer implements Bearer {
    static final String NAME = "generic";
    static final String PID = "org.netbearer.bearer.generic";
    static final int RANKING = -100;

    private final MachinePort machine;
    private final ChangeEvents.Source events;
    private final AtomicReference<List<String>> complaints;
    private volatile GenericSettings settings;
    private volatile @Nullable LoggerFactory loggers;
    private volatile @Nullable BearerContext context;
    private @Nullable MachineState machineState;
    private @Nullable BearerReport last;
    private BearerContext.@Nullable Scheduled poll;
    private @Nullable ChangeWatch watch;
    private Duration armedWith = Duration.ZERO;

    /**
     * Made by the component runtime.
     *
     * @param bundle where the library that tells of changes and traffic may be named
     * @param present registered once the probe has said yes
     * @param properties the configuration, not yet validated
     */
    @Activate
    public GenericBearer(
            BundleContext bundle,
            @Reference(name = "present", target = "(osgi.condition.id=netbearer.present.generic)") Condition present,
            Map<String, Object> properties) {
        this(
                Machines.thisOne(bundle.getProperty(Machines.IP_HELPER)),
                Machines.events(bundle.getProperty(Machines.IP_HELPER), System.getProperty("os.name", "")),
                properties);
    }

    /**
     * Creates a bearer of any machine.
     *
     * @param machine what to look at
     * @param events what may tell when to look
     * @param properties the configuration, not yet validated
     */
    GenericBearer(MachinePort machine, ChangeEvents.Source events, Map<String, ?> properties) {
        this.machine = machine;
        this.events = events;
        this.settings = GenericSettings.of(properties);
        this.complaints = new AtomicReference<>(settings.complaints());
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindLoggers(LoggerFactory factory) {
        loggers = factory;
        complain();
    }

    void unbindLoggers(LoggerFactory factory) {
        if (loggers == factory) {
            loggers = null;
        }
    }

    @Modified
    void modified(Map<String, Object> properties) {
        settings = GenericSettings.of(properties);
        complaints.set(settings.complaints());
        complain();
        BearerContext running = context;
        if (running != null) {
            running.serialExecutor().execute(this::arm);
        }
    }

    /** Says once what is wrong with the configuration, as soon as there is somebody to say it to. */
    private void complain() {
        LoggerFactory factory = loggers;
        if (factory != null) {
            var logger = factory.getLogger(GenericBearer.class);
            complaints.getAndSet(List.of()).forEach(logger::warn);
        }
    }

    private void debug(String line) {
        LoggerFactory factory = loggers;
        if (factory != null) {
            factory.getLogger(GenericBearer.class).debug("{}", line);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Only reads what the kernel knows; no radio is woken. */
    @Override
    public boolean updateScans() {
        return false;
    }

    @Override
    public void start(BearerContext started) {
        context = started;
        try {
            look(started, true);
        } finally {
            arm();
            watch = ChangeWatch.open(events, started, () -> look(started, false), this::debug);
        }
    }

    @Override
    public void stop() {
        disarm();
        if (watch != null) {
            watch.close();
            watch = null;
        }
        context = null;
        last = null;
        machineState = null;
    }

    @Override
    public CompletionStage<UpdateResult> update(UpdateRequest request) {
        BearerContext running = context;
        if (running == null) {
            return CompletableFuture.completedFuture(new UpdateResult(UpdateOutcome.UNAVAILABLE, "not started"));
        }
        BearerReport seen = look(running, true);
        return CompletableFuture.completedFuture(
                seen.health().status().isHealthy()
                        ? UpdateResult.COMPLETED
                        : new UpdateResult(UpdateOutcome.FAILED, seen.health().text()));
    }

    @Override
    public CompletionStage<Void> readCounters() {
        BearerContext running = context;
        MachineState before = machineState;
        BearerReport known = last;
        if (running == null || before == null || known == null) {
            return refused(FailureReason.BEARER_GONE, "not started");
        }
        if (!known.capabilities().contains(NetworkCapability.DATA_STATISTICS)) {
            return refused(FailureReason.NOT_SUPPORTED, "this system does not tell what it counts");
        }
        tell(running, machine.readCounters(before), false);
        return CompletableFuture.completedFuture(null);
    }

    private static CompletionStage<Void> refused(FailureReason reason, String text) {
        return CompletableFuture.failedFuture(new NetworkException(reason, text));
    }

    private BearerReport look(BearerContext running, boolean tellAnyway) {
        return tell(running, machine.read(), tellAnyway);
    }

    private BearerReport tell(BearerContext running, MachineState state, boolean tellAnyway) {
        machineState = state;
        BearerReport before = last;
        BearerReport now = ReportTranslator.translate(before, state);
        last = now;
        if (tellAnyway || now != before) {
            running.report(now);
        }
        return now;
    }

    private void poll() {
        BearerContext running = context;
        if (running == null) {
            return;
        }
        poll = null;
        try {
            look(running, false);
        } finally {
            arm();
        }
    }

    /** Sets the timer for the next look by the settings in force; one that is set for the same time is left alone. */
    private void arm() {
        BearerContext running = context;
        Duration interval = settings.pollInterval();
        if (running == null || (poll != null && armedWith.equals(interval))) {
            return;
        }
        disarm();
        if (!interval.isZero()) {
            armedWith = interval;
            poll = running.schedule(interval, this::poll);
        }
    }

    private void disarm() {
        BearerContext.Scheduled waiting = poll;
        poll = null;
        if (waiting != null) {
            waiting.cancel();
        }
    }
}
