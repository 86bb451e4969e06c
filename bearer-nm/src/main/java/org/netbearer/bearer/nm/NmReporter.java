package org.netbearer.bearer.nm;

import java.time.Duration;
import java.time.Instant;
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

/**
 * Decides what is reported when: the daemon's word while it is there, for a grace after it went its last word with the
 * kernel's correction, then nothing but that it is away.
 *
 * <p>Confined to the lane.
 */
final class NmReporter {
    /** How long measurements are gathered; anything else is reported at once. */
    static final Duration GATHERING = Duration.ofMillis(200);

    /** How long the core may have to wait for a first word. */
    static final Duration FIRST_WORD = Duration.ofSeconds(1);

    /** The files of the kernel are read with a report, or while the daemon is away, but not more often than this. */
    private static final Duration KERNEL_INTERVAL = Duration.ofSeconds(1);

    private static final String CONTROL = NmObject.NM + ".network-control";

    private final BearerContext context;
    private final NmDaemon daemon;
    private final Kernel kernel;
    private Duration grace;

    private KernelView view = KernelView.NOTHING;
    private Translation translation = Translation.NOTHING;
    private Instant counted = Instant.EPOCH;
    private @Nullable NmState lastWord;
    private @Nullable BearerReport last;
    private @Nullable Scheduled gathering;
    private @Nullable Scheduled patience;
    private @Nullable Scheduled graceEnd;
    private @Nullable Scheduled kernelLook;

    NmReporter(BearerContext context, NmDaemon daemon, Kernel kernel, Duration grace) {
        this.context = context;
        this.daemon = daemon;
        this.kernel = kernel;
        this.grace = grace;
    }

    void start() {
        patience = context.schedule(FIRST_WORD, () -> {
            if (last == null) {
                hand(BearerReport.empty(waiting()));
            }
        });
    }

    void stop() {
        cancel(gathering);
        cancel(patience);
        cancel(graceEnd);
        cancel(kernelLook);
    }

    /** Takes a new grace; one that is running ends when it would have ended. */
    void grace(Duration value) {
        grace = value;
    }

    /** What was reported last, seen from the daemon's side; null if the daemon is not there. */
    @Nullable
    NmState present() {
        return daemon.presence() == Presence.PRESENT ? lastWord : null;
    }

    /** The same, and also while it is not yet sure whether the daemon stops: then it may be asked, and answers or not. */
    @Nullable
    NmState presentPerhaps() {
        return daemon.presence() == Presence.LEAVING ? lastWord : present();
    }

    Translation translation() {
        return translation;
    }

    void changed(Effect effect) {
        if (effect == Effect.CHANGE) {
            reportNow();
        } else if (effect == Effect.MEASUREMENT && gathering == null) {
            gathering = context.schedule(GATHERING, this::reportNow);
        }
    }

    /** Reports what is known, also measurements that were being gathered. */
    void reportNow() {
        cancel(gathering);
        gathering = null;
        switch (daemon.presence()) {
            case PRESENT -> present(daemon.state());
            case LEAVING -> {
                // what it says while it takes itself off the bus is not the state of the network
            }
            case UNKNOWN, NO_BUS, DENIED, AWAY, LOADING, SILENT -> absent();
        }
    }

    /** Reads the counters anew and reports them. */
    void readCounters() {
        counted = context.clock().instant();
        view = view.again(kernel);
        reportNow();
    }

    private void present(NmState state) {
        endGrace();
        lastWord = state;
        Instant now = context.clock().instant();
        view = view.following(state.devices(), kernel, now);
        if (Duration.between(counted, now).compareTo(KERNEL_INTERVAL) >= 0) {
            counted = now;
            view = view.again(kernel);
        }
        translate(state, false);
        hand(new BearerReport(
                health(),
                translation.configurations(),
                translation.links(),
                translation.claims(),
                capabilities(state)));
    }

    private void absent() {
        if (lastWord != null && grace.isZero() && graceEnd == null) {
            giveUp();
        }
        if (lastWord == null) {
            boolean undecided = daemon.presence() == Presence.LOADING || daemon.presence() == Presence.UNKNOWN;
            if (last != null || !undecided) {
                hand(BearerReport.empty(waiting()));
            }
            return;
        }
        if (graceEnd == null) {
            graceEnd = context.schedule(grace, this::graceOver);
            kernelLook = context.schedule(KERNEL_INTERVAL, this::lookAtKernel);
        }
        stale(lastWord);
    }

    private void graceOver() {
        daemon.hurry(); // it may be back, and wait for one device while all others are in use
        if (graceEnd != null) {
            endGrace();
            giveUp();
            reportNow();
        }
    }

    private void giveUp() {
        lastWord = null;
        translation = translation.onlyActivations();
        view = KernelView.NOTHING;
    }

    private void stale(NmState state) {
        translate(state, true);
        hand(new BearerReport(
                new BearerHealth(BearerStatus.STALE, code(), daemon.problem()),
                translation.configurations(),
                translation.links(),
                translation.claims(),
                Set.of()));
    }

    /** While the daemon is away, and only then, somebody has to look whether the cable is still in. */
    private void lookAtKernel() {
        NmState state = lastWord;
        if (graceEnd != null && state != null) {
            view = view.again(kernel);
            stale(state);
            kernelLook = context.schedule(KERNEL_INTERVAL, this::lookAtKernel);
        }
    }

    private void endGrace() {
        if (graceEnd != null) {
            view = view.again(kernel);
        }
        cancel(graceEnd);
        cancel(kernelLook);
        graceEnd = null;
        kernelLook = null;
    }

    private void translate(NmState state, boolean stale) {
        translation = NmTranslator.translate(
                state, view, stale, translation, context.clock().instant());
    }

    private void hand(BearerReport report) {
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
                daemon.presence() == Presence.DENIED ? BearerStatus.DENIED : BearerStatus.WAITING,
                code(),
                daemon.problem().isEmpty() ? "NetworkManager has not answered yet" : daemon.problem());
    }

    private String code() {
        return switch (daemon.presence()) {
            case NO_BUS -> "no-bus";
            case DENIED -> "denied";
            case AWAY -> "service-stopped";
            case LOADING, UNKNOWN -> "service-starting";
            case SILENT -> "service-silent";
            case LEAVING, PRESENT -> "";
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
