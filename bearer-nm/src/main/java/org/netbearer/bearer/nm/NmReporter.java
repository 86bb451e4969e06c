package org.netbearer.bearer.nm;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.NetworkCapability;
import org.netbearer.bearer.nm.NmTree.Effect;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerContext.Scheduled;
import org.netbearer.spi.BearerReport;
import org.netbearer.support.concurrent.Throttle;

/**
 * Decides what is reported when: the daemon's state while it is there; for a grace after it went its last state, corrected by
 * the kernel; then nothing but that it is gone.
 *
 * <p>Confined to the bearer's serial executor.
 */
final class NmReporter {
    /** How long measurements are collected; anything else is reported at once. */
    static final Duration MEASUREMENT_DELAY = Duration.ofMillis(200);

    /** How long the core may have to wait for a first report. */
    static final Duration FIRST_REPORT_TIMEOUT = Duration.ofSeconds(1);

    /** The shortest time between two measurements, which follow a report, or are made while the daemon is gone. */
    static final Duration KERNEL_INTERVAL = Duration.ofSeconds(1);

    private static final String CONTROL = NmObject.NM + ".network-control";

    private final BearerContext context;
    private final NmDaemon daemon;
    private final KernelFiles kernel;
    private final Throttle measurements;
    private Duration grace;

    private KernelLinks view = KernelLinks.NOTHING;
    private Translation translation = Translation.NOTHING;
    private @Nullable NmState lastState;
    private @Nullable BearerReport last;
    private @Nullable Scheduled measurementTimer;
    private @Nullable Scheduled firstReportTimer;
    private @Nullable Scheduled graceEnd;
    private @Nullable Scheduled kernelTimer;

    NmReporter(BearerContext context, NmDaemon daemon, KernelFiles kernel, Duration grace) {
        this.context = context;
        this.daemon = daemon;
        this.kernel = kernel;
        this.grace = grace;
        measurements = new Throttle(
                KERNEL_INTERVAL,
                (delay, task) -> context.schedule(delay, task)::cancel,
                () -> context.serialExecutor().execute(this::measureAndReport));
    }

    void start() {
        firstReportTimer = context.schedule(FIRST_REPORT_TIMEOUT, () -> {
            if (last == null) {
                send(BearerReport.empty(waiting()));
            }
        });
    }

    void stop() {
        cancel(measurementTimer);
        cancel(firstReportTimer);
        cancel(graceEnd);
        cancel(kernelTimer);
        measurements.reset();
        lastState = null;
    }

    /** Sets the grace; one that is running ends when it would have ended. */
    void grace(Duration value) {
        grace = value;
    }

    /** Returns the daemon's state that was reported last; null if the daemon is not there. */
    @Nullable
    NmState currentState() {
        return daemon.status() == DaemonStatus.READY ? lastState : null;
    }

    /** Returns the same, also while the daemon seems to be stopping: it may then be called, and answers or not. */
    @Nullable
    NmState lastKnownState() {
        return daemon.status() == DaemonStatus.STOPPING ? lastState : currentState();
    }

    Translation translation() {
        return translation;
    }

    void changed(Effect effect) {
        if (effect == Effect.CHANGE) {
            reportNow();
            measureLater();
        } else if (effect == Effect.MEASUREMENT && measurementTimer == null) {
            measurementTimer = context.schedule(MEASUREMENT_DELAY, () -> {
                reportNow();
                measureLater();
            });
        }
    }

    /** Reports what is known, with the measurements that were collected. */
    void reportNow() {
        cancel(measurementTimer);
        measurementTimer = null;
        switch (daemon.status()) {
            case READY -> reportState(daemon.state());
            case STOPPING -> {
                // what a daemon sends while it shuts down is not the state of the network
            }
            case UNKNOWN, NO_BUS, DENIED, NOT_RUNNING, LOADING, UNRESPONSIVE -> reportAbsence();
        }
    }

    /** Reads the counters and reports them. */
    void readCounters() {
        measure();
        reportNow();
    }

    private void reportState(NmState state) {
        endGrace();
        if (lastState == null || lastState.devices() != state.devices()) {
            view = view.updated(state.devices(), kernel, context.clock().instant());
        }
        lastState = state;
        translate(state, false);
        send(BearerReport.builder(health())
                .configurations(translation.configurations())
                .links(translation.links())
                .claims(translation.claims())
                .capabilities(capabilities(state))
                .build());
    }

    /** Nobody waits for measurements: the kernel's files are read once the report has gone out. */
    private void measureLater() {
        if (currentState() != null) {
            measurements.request();
        }
    }

    private void measureAndReport() {
        if (currentState() != null && measure()) {
            reportNow();
        }
    }

    /** Returns whether anything has changed. */
    private boolean measure() {
        KernelLinks before = view;
        view = view.measured(kernel, context.clock().instant());
        return view != before;
    }

    private void reportAbsence() {
        if (lastState != null && grace.isZero() && graceEnd == null) {
            discardState();
        }
        if (lastState == null) {
            boolean undecided = daemon.status() == DaemonStatus.LOADING || daemon.status() == DaemonStatus.UNKNOWN;
            if (last != null || !undecided) {
                send(BearerReport.empty(waiting()));
            }
            return;
        }
        if (graceEnd == null) {
            graceEnd = context.schedule(grace, this::graceExpired);
            kernelTimer = context.schedule(KERNEL_INTERVAL, this::pollKernel);
        }
        reportStale(lastState);
    }

    private void graceExpired() {
        daemon.stopWaiting(); // it may be back and wait for one device, while all others are in use
        if (graceEnd != null) {
            endGrace();
            discardState();
            reportNow();
        }
    }

    private void discardState() {
        lastState = null;
        translation = translation.onlyActivations();
        view = KernelLinks.NOTHING;
    }

    private void reportStale(NmState state) {
        translate(state, true);
        send(BearerReport.builder(new BearerHealth(BearerStatus.STALE, code(), daemon.problem()))
                .configurations(translation.configurations())
                .links(translation.links())
                .claims(translation.claims())
                .build());
    }

    /** Only while the daemon is gone does the kernel have to be polled for the carrier. */
    private void pollKernel() {
        NmState state = lastState;
        if (graceEnd != null && state != null) {
            measure();
            reportStale(state);
            kernelTimer = context.schedule(KERNEL_INTERVAL, this::pollKernel);
        }
    }

    private void endGrace() {
        if (graceEnd != null) {
            measurements
                    .reset(); // interfaces may have been made anew meanwhile: they are measured once this is reported
        }
        cancel(graceEnd);
        cancel(kernelTimer);
        graceEnd = null;
        kernelTimer = null;
    }

    private void translate(NmState state, boolean stale) {
        translation = NmTranslator.translate(
                state, view, stale, translation, context.clock().instant());
    }

    private void send(BearerReport report) {
        if (!report.equals(last)) {
            last = report;
            context.report(report);
        }
    }

    private BearerHealth health() {
        return translation.foreign()
                ? new BearerHealth(
                        BearerStatus.READY,
                        "foreign-daemon",
                        "The NetworkManager on this bus belongs to another machine or network namespace:"
                                + " its interfaces are shown, but not claimed")
                : BearerHealth.READY;
    }

    private BearerHealth waiting() {
        return new BearerHealth(
                daemon.status() == DaemonStatus.DENIED ? BearerStatus.DENIED : BearerStatus.WAITING,
                code(),
                daemon.problem().isEmpty() ? "NetworkManager has not answered yet" : daemon.problem());
    }

    private String code() {
        return switch (daemon.status()) {
            case NO_BUS -> "no-bus";
            case DENIED -> "denied";
            case NOT_RUNNING -> "service-stopped";
            case LOADING, UNKNOWN -> "service-starting";
            case UNRESPONSIVE -> "service-silent";
            case STOPPING, READY -> "";
        };
    }

    private Set<NetworkCapability> capabilities(NmState state) {
        var capabilities = EnumSet.of(NetworkCapability.FORCED_ROAMING); // autoconnect asks no application
        if (state.permissions().contains(CONTROL)) {
            capabilities.add(NetworkCapability.CAN_START_AND_STOP_INTERFACES);
        }
        if (!translation.foreign()) {
            capabilities.add(NetworkCapability.DATA_STATISTICS);
        }
        return capabilities;
    }

    private static void cancel(@Nullable Scheduled scheduled) {
        if (scheduled != null) {
            scheduled.cancel();
        }
    }
}
