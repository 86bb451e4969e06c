package org.netbearer.impl.model;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbearer.impl.runtime.ModelThread;
import org.netbearer.spi.BearerContext.Scheduled;
import org.netbearer.spi.BearerProbe;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Determines when the first list is a valid one: every bearer bundle that is installed has shown its probe, every probe has
 * answered, and every bearer that is there has reported; or a bound has passed.
 *
 * <p>Confined to the model thread. States: waiting, then ready for good.
 */
public final class Readiness {
    private final NetworkModel model;
    private final Runnable ready;
    private final Set<Long> expected;
    private final Set<Object> asked = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean begun;
    private boolean done;
    private @Nullable Scheduled bound;

    /**
     * Prepares to wait.
     *
     * @param expected the identifiers of the bundles that ought to show a probe
     * @param ready what to do once, on the model thread
     */
    public Readiness(NetworkModel model, Set<Long> expected, Runnable ready) {
        this.model = model;
        this.expected = new HashSet<>(expected);
        this.ready = ready;
    }

    /** Finds the installed bundles that declare a bearer probe, whether or not they are started. */
    public static Set<Long> bearerBundles(BundleContext context) {
        var found = new HashSet<Long>();
        for (Bundle bundle : context.getBundles()) {
            BundleRevision revision = bundle.adapt(BundleRevision.class);
            if (revision != null
                    && revision.getDeclaredCapabilities("osgi.service").stream()
                            .map(capability -> capability.getAttributes().get("objectClass"))
                            .anyMatch(
                                    names -> names != null && names.toString().contains(BearerProbe.class.getName()))) {
                found.add(bundle.getBundleId());
            }
        }
        return found;
    }

    /** Begins to wait, but no longer than the bound. */
    public void begin(ModelThread modelThread, Duration patience) {
        modelThread.guard();
        begun = true;
        bound = modelThread.schedule(patience, this::finish);
        look();
    }

    /** A probe is there and was asked. */
    public void asked(Object probe, long bundle) {
        expected.remove(bundle);
        asked.add(probe);
    }

    /** A bearer is there and was asked who it is. */
    public void introducing(Object bearer) {
        asked.add(bearer);
    }

    /** A probe or a bearer has answered, or is gone. */
    public void answered(Object whoever) {
        asked.remove(whoever);
        look();
    }

    /** Checks whether the wait is over; called whenever something was reported. */
    public void look() {
        if (begun
                && !done
                && expected.isEmpty()
                && asked.isEmpty()
                && model.gates().stream().allMatch(model::hasReported)) {
            finish();
        }
    }

    private void finish() {
        if (!done) {
            done = true;
            if (bound != null) {
                bound.cancel();
            }
            ready.run();
        }
    }
}
