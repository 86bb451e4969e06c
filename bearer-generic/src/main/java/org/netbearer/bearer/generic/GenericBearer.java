package org.netbearer.bearer.generic;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkException;
import org.netbearer.api.PrintableText;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.bearer.generic.port.ChangeEvents;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;
import org.netbearer.support.log.DeferredLog;
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
 * Reads the state of the machine from time to time, and reports it if it has changed.
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
    private final LongSupplier nanoTime;
    private final DeferredLog log = new DeferredLog(GenericBearer.class.getName(), PrintableText::of);
    private volatile GenericSettings settings;
    private volatile @Nullable BearerContext context;
    private @Nullable MachineState machineState;
    private @Nullable BearerReport last;
    private @Nullable ChangeWatch watch;
    private final PollTimer poll = new PollTimer(this::poll);

    /**
     * Called by the component runtime.
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
        settings = GenericSettings.of(properties);
        Machines.Machine here =
                Machines.thisOne(bundle.getProperty(Machines.IP_HELPER), () -> settings.destinations(), log::info);
        machine = here.port();
        events = here.events();
        nanoTime = System::nanoTime;
        settings.complaints().forEach(log::warn);
    }

    /**
     * Creates a bearer of any machine, on which looking takes no time.
     *
     * @param machine what to look at
     * @param events what may tell when to look
     * @param properties the configuration, not yet validated
     */
    GenericBearer(MachinePort machine, ChangeEvents.Source events, Map<String, ?> properties) {
        this.machine = machine;
        this.events = events;
        this.nanoTime = () -> 0;
        this.settings = GenericSettings.of(properties);
        settings.complaints().forEach(log::warn);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindLoggers(LoggerFactory factory) {
        log.bind(factory);
    }

    void unbindLoggers(LoggerFactory factory) {
        log.unbind(factory);
    }

    @Modified
    void modified(Map<String, Object> properties) {
        GenericSettings before = settings;
        GenericSettings now = GenericSettings.of(properties);
        settings = now;
        now.complaints().forEach(log::warn);
        BearerContext running = context;
        if (running != null) {
            running.serialExecutor().execute(() -> {
                arm();
                if (!now.destinations().equals(before.destinations())) {
                    machine.close(); // and opened anew, to ask for the others
                    look(running, true, false);
                }
            });
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
            // before the first look: what changes during it is reported
            watch = ChangeWatch.open(events, started, () -> lookAfterChange(started), nanoTime, log::debug);
            look(started, true, true);
        } finally {
            poll.begin();
            arm();
        }
    }

    @Override
    public void stop() {
        poll.cancel();
        if (watch != null) {
            watch.close();
            watch = null;
        }
        machine.close();
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
        BearerReport seen = look(running, true, true);
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

    private BearerReport look(BearerContext running, boolean thorough, boolean tellAnyway) {
        return tell(running, limited(thorough ? machine.readThoroughly() : machine.read()), tellAnyway);
    }

    /** Reports links and addresses before the system is asked where traffic goes; what it answers follows, if it is something else. */
    private void lookAfterChange(BearerContext running) {
        MachineState seen = machine.read(early -> tellChange(running, early));
        if (seen != machineState) {
            tellChange(running, seen);
        }
    }

    private MachineState limited(MachineState seen) {
        ChangeWatch watching = watch;
        boolean untold = seen.kernel() != null && (watching == null || !watching.isComplete());
        return untold ? seen.with(MachineState.Gap.POLLED) : seen;
    }

    /** Reports what was seen unless it is the same but for traffic: an event that changes nothing wakes no other thread. */
    private void tellChange(BearerContext running, MachineState seen) {
        MachineState state = limited(seen);
        BearerReport before = last;
        BearerReport now = ReportTranslator.translate(before, state);
        machineState = state;
        if (before == null || ReportTranslator.differ(before, now)) {
            last = now;
            running.report(now);
            poll.begin();
        }
        arm();
    }

    private BearerReport tell(BearerContext running, MachineState state, boolean tellAnyway) {
        machineState = state;
        BearerReport before = last;
        BearerReport now = ReportTranslator.translate(before, state);
        last = now;
        if (tellAnyway || now != before) {
            running.report(now);
        }
        if (before == null || ReportTranslator.differ(before, now)) {
            poll.begin();
        }
        arm();
        return now;
    }

    private void poll() {
        BearerContext running = context;
        if (running != null) {
            try {
                look(running, false, false);
            } finally {
                arm();
            }
        }
    }

    /** Sets the timer for the next look by the settings in force; none where the system tells of every change. */
    private void arm() {
        BearerContext running = context;
        ChangeWatch watching = watch;
        if (running == null || (watching != null && watching.isComplete())) {
            poll.cancel();
        } else {
            poll.arm(running, settings.pollInterval(), settings.pollsLess());
        }
    }
}
